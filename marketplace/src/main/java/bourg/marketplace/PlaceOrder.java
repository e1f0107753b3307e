package bourg.marketplace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish to order; the request key makes a repetition return the first order, the citizen is absent
 * for guests.
 */
public record PlaceOrder(
        String requestKey,
        AdoptionId service,
        int quantity,
        JsonNode answers,
        Contact contact,
        Locale language,
        @Nullable String citizen,
        @Nullable ConcessionClaim claim) {
    /** At the full price. */
    public PlaceOrder(
            String requestKey,
            AdoptionId service,
            int quantity,
            JsonNode answers,
            Contact contact,
            Locale language,
            @Nullable String citizen) {
        this(requestKey, service, quantity, answers, contact, language, citizen, null);
    }
}
