package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.List;

/** Says a price plan in a few words. */
final class PlanWords {
    private static final Localized FREE = new Localized("Gratuit", "Free");

    private PlanWords() {}

    static Localized of(PricePlan plan) {
        return switch (plan) {
            case PricePlan.Free _ -> FREE;
            case PricePlan.OneOff(var unit) ->
                    new Localized(Amounts.french(unit), Amounts.english(unit));
            case PricePlan.Subscription(var unit, var every, var days) ->
                    switch (every) {
                        case MONTH -> repeated(unit, " par mois", " per month", days);
                        case YEAR -> repeated(unit, " par an", " per year", days);
                    };
            case PricePlan.Tiered(var mode, var tiers) -> of(mode, tiers);
        };
    }

    private static Localized repeated(Money unit, String french, String english, int days) {
        String plural = days == 1 ? "" : "s";
        return new Localized(
                Amounts.french(unit)
                        + french
                        + (days == 0 ? "" : ", après " + days + " jour" + plural + " d’essai"),
                Amounts.english(unit)
                        + english
                        + (days == 0 ? "" : ", after " + days + " day" + plural + " of trial"));
    }

    private static Localized of(PricePlan.Tiered.Mode mode, List<PricePlan.Tier> tiers) {
        boolean graduated = mode == PricePlan.Tiered.Mode.GRADUATED;
        StringBuilder french = new StringBuilder(Amounts.french(tiers.getFirst().unit()));
        StringBuilder english = new StringBuilder(Amounts.english(tiers.getFirst().unit()));
        for (int i = 1; i < tiers.size(); i++) {
            Integer before = tiers.get(i - 1).upTo();
            int from = (before == null ? 0 : before) + 1;
            Money unit = tiers.get(i).unit();
            french.append(graduated ? ", puis " : ", ou ")
                    .append(Amounts.french(unit))
                    .append(graduated ? " à partir de la " : " chacune à partir de ")
                    .append(from)
                    .append(graduated ? "ᵉ unité" : " unités");
            english.append(graduated ? ", then " : ", or ")
                    .append(Amounts.english(unit))
                    .append(graduated ? " from unit " : " each from ")
                    .append(from)
                    .append(graduated ? "" : " units");
        }
        return new Localized(french.toString(), english.toString());
    }
}
