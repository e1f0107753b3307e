package bourg.billing;

import bourg.marketplace.OfferId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A city's general-ledger codes: those it gave, by purpose, and by service for revenue. */
public record GlCodes(Map<GlPurpose, String> byPurpose, Map<OfferId, String> byService) {
    public GlCodes {
        byPurpose = Map.copyOf(byPurpose);
        byService = Map.copyOf(byService);
    }

    /** The code under which something is booked. */
    public String of(GlPurpose purpose, @Nullable OfferId offer) {
        String general = byPurpose.getOrDefault(purpose, purpose.standard());
        return offer == null || purpose != GlPurpose.REVENUE
                ? general
                : byService.getOrDefault(offer, general);
    }
}
