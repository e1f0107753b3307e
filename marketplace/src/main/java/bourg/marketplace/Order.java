package bourg.marketplace;

import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order as it stands, with everything that was pinned when it was placed; the revision grows
 * with every change.
 */
public record Order(
        OrderId id,
        CityId city,
        Service service,
        OrderState state,
        Quote quote,
        Contact contact,
        Locale language,
        @Nullable String citizen,
        JsonNode answers,
        @Nullable ConcessionClaim claim,
        @Nullable String paymentRef,
        @Nullable String reason,
        List<Step> history,
        long revision) {

    /** The service as it was when ordered. */
    public record Service(
            AdoptionId adoption,
            Localized name,
            OfferId offer,
            int offerVersion,
            PartnerId partner,
            String partnerName,
            int agreementVersion,
            Terms terms,
            MerchantOfRecord merchant,
            TaxCategory tax,
            String form) {}

    /** One line of the order's history. */
    public record Step(OrderState state, Instant at, @Nullable String reason) {}

    /**
     * As the partner may see it: whoever is not the merchant takes no money, and need not know why
     * somebody pays less.
     */
    Order forPartner() {
        return claim == null || service.merchant() == MerchantOfRecord.PARTNER
                ? this
                : new Order(
                        id,
                        city,
                        service,
                        state,
                        quote,
                        contact,
                        language,
                        citizen,
                        answers,
                        null,
                        paymentRef,
                        reason,
                        history,
                        revision);
    }

    /** Tells whether there is nothing to pay. */
    public boolean isFree() {
        return quote.total().isZero();
    }

    /** Tells whether it was paid, or cost nothing and was passed on. */
    public boolean wasPaid() {
        return paymentRef != null;
    }

    /** Tells whether the city looked at it, or is to look at it, before it is paid. */
    public boolean paidAfterApproval() {
        return history.getFirst().state() == OrderState.AWAITING_APPROVAL;
    }

    public Instant placedAt() {
        return history.getFirst().at();
    }
}
