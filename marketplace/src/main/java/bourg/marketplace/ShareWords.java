package bourg.marketplace;

import bourg.marketplace.Quote.Reason;
import bourg.marketplace.Quote.ShareLine;
import bourg.tenants.Localized;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in words why a party receives what it receives. */
final class ShareWords {
    private ShareWords() {}

    static Localized of(ShareLine line) {
        @Nullable Reason reason = line.reason();
        if (reason == null) {
            return percent(line.share());
        }
        return switch (reason.limit()) {
            case NONE -> formula(line, reason);
            case FLOOR ->
                    ended(
                            formula(line, reason),
                            ", porté au minimum de " + french(reason.bound()),
                            ", raised to the minimum of " + english(reason.bound()));
            case CAP ->
                    ended(
                            formula(line, reason),
                            ", ramené au maximum de " + french(reason.bound()),
                            ", reduced to the maximum of " + english(reason.bound()));
            case LEFT ->
                    ended(
                            formula(line, reason),
                            ", mais pas plus que ce qui restait du prix",
                            ", but not more than was left of the price");
            case REST ->
                    new Localized(
                            "le reste du prix avant taxes", "the rest of the price before tax");
        };
    }

    /** What a component promises, whatever the sale. */
    static Localized of(Commission component, Currency currency) {
        Money fixed = new Money(component.fixedMinor(), currency);
        Reason reason = new Reason(fixed, component.per(), Quote.Limit.NONE, null);
        Localized words =
                formula(new ShareLine(Party.platform(), component.percent(), fixed), reason);
        if (component.floorMinor() > 0) {
            Money floor = new Money(component.floorMinor(), currency);
            words = ended(words, ", au moins " + french(floor), ", at least " + english(floor));
        }
        if (component.capMinor() != null) {
            Money cap = new Money(component.capMinor(), currency);
            words = ended(words, ", au plus " + french(cap), ", at most " + english(cap));
        }
        return words;
    }

    private static Localized formula(ShareLine line, Reason reason) {
        if (reason.fixed().isZero()) {
            return percent(line.share());
        }
        boolean unit = reason.per() == Commission.Per.UNIT;
        String french = french(reason.fixed()) + (unit ? " par unité" : " par commande");
        String english = english(reason.fixed()) + (unit ? " per unit" : " per order");
        return line.share().value() == 0
                ? new Localized(french, english)
                : ended(percent(line.share()), " plus " + french, " plus " + english);
    }

    private static Localized percent(BasisPoints share) {
        return new Localized(
                Amounts.french(share) + " du prix avant taxes",
                Amounts.english(share) + " of the price before tax");
    }

    private static Localized ended(Localized words, String french, String english) {
        return new Localized(words.french() + french, words.english() + english);
    }

    private static String french(@Nullable Money amount) {
        return Amounts.french(Objects.requireNonNull(amount));
    }

    private static String english(@Nullable Money amount) {
        return Amounts.english(Objects.requireNonNull(amount));
    }
}
