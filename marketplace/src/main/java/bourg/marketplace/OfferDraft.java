package bourg.marketplace;

import bourg.tenants.Localized;

/** What a partner writes about a service: texts, intake form (JSON Schema 2020-12) and price. */
public record OfferDraft(
        Localized name,
        Localized summary,
        Localized description,
        Category category,
        String form,
        Money unitPrice,
        boolean quantityAllowed,
        int maxQuantity,
        MerchantOfRecord merchant,
        TaxCategory tax,
        BasisPoints minimumPartnerShare) {
    /** The highest price of one unit, in the minor unit of its currency. */
    public static final long HIGHEST_PRICE_MINOR = 1_000_000_00;

    public OfferDraft {
        maxQuantity = quantityAllowed ? Math.max(1, maxQuantity) : 1;
    }
}
