package bourg.marketplace;

import bourg.tenants.Localized;

/** What a partner writes about a service: texts, intake form (JSON Schema 2020-12) and price. */
public record OfferDraft(
        Localized name,
        Localized summary,
        Localized description,
        Category category,
        String form,
        PricePlan plan,
        Concessions concessions,
        boolean quantityAllowed,
        int maxQuantity,
        MerchantOfRecord merchant,
        TaxCategory tax,
        BasisPoints minimumPartnerShare) {
    /** The highest price of one unit, in the minor unit of its currency. */
    public static final long HIGHEST_PRICE_MINOR = 1_000_000_00;

    public OfferDraft {
        maxQuantity = quantityAllowed ? Math.max(1, maxQuantity) : 1;
        if (!concessions.suit(plan)) {
            throw new IllegalArgumentException("Such a price is not reduced");
        }
    }

    /** With the same price for everybody. */
    public OfferDraft(
            Localized name,
            Localized summary,
            Localized description,
            Category category,
            String form,
            PricePlan plan,
            boolean quantityAllowed,
            int maxQuantity,
            MerchantOfRecord merchant,
            TaxCategory tax,
            BasisPoints minimumPartnerShare) {
        this(
                name,
                summary,
                description,
                category,
                form,
                plan,
                Concessions.NONE,
                quantityAllowed,
                maxQuantity,
                merchant,
                tax,
                minimumPartnerShare);
    }

    /** With a price that is the same for every unit. */
    public OfferDraft(
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
        this(
                name,
                summary,
                description,
                category,
                form,
                new PricePlan.OneOff(unitPrice),
                quantityAllowed,
                maxQuantity,
                merchant,
                tax,
                minimumPartnerShare);
    }

    /** What one unit costs. */
    public Money unitPrice() {
        return plan.unit();
    }

    /** What it costs, and whom less, in words: what partner and city accept. */
    public Localized priceWords() {
        return concessions.isEmpty()
                ? plan.words()
                : new Localized(
                        plan.words().french() + " (" + concessions.words().french() + ")",
                        plan.words().english() + " (" + concessions.words().english() + ")");
    }

    public boolean isFree() {
        return plan instanceof PricePlan.Free;
    }

    /** The same with other questions. */
    public OfferDraft withForm(String schema) {
        return with(schema, plan, concessions);
    }

    /** The same with other reductions. */
    public OfferDraft withConcessions(Concessions others) {
        return with(form, plan, others);
    }

    /** The same with another price for everybody. */
    public OfferDraft withPlan(PricePlan other) {
        return with(form, other, Concessions.NONE);
    }

    private OfferDraft with(String schema, PricePlan other, Concessions others) {
        return new OfferDraft(
                name,
                summary,
                description,
                category,
                schema,
                other,
                others,
                quantityAllowed,
                maxQuantity,
                merchant,
                tax,
                minimumPartnerShare);
    }
}
