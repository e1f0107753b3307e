package bourg.app.console;

import bourg.app.money.ClosedMonths;
import bourg.app.portal.Samples;
import bourg.billing.Finances;
import bourg.marketplace.Party;
import java.util.Map;
import java.util.stream.Stream;

/** The page of money, with something that waits and with nothing. */
public final class FinancesShown {
    private FinancesShown() {}

    static Stream<Shown> money() {
        return Stream.of(new Shown("money", page(true)), new Shown("money", page(false)));
    }

    private static Map<String, Object> page(boolean waiting) {
        long some = waiting ? 2 : 0;
        var when = waiting ? Samples.NOW : null;
        var gap = new Finances.BankGap(some, some);
        return Map.of(
                "standing",
                standing(waiting),
                "waiting",
                new Finances.Waiting(some, when, some, some, when, gap));
    }

    public static Finances.Standing standing(boolean closed) {
        return new Finances.Standing(
                Samples.cad(1_234_56),
                Samples.cad(closed ? 50 : 0),
                closed ? ClosedMonths.of(Party.city(Samples.CITY.id())) : null);
    }
}
