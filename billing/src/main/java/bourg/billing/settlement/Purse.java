package bourg.billing.settlement;

import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import java.util.Currency;
import java.util.UUID;

/** What a party holds in a currency. */
record Purse(Party party, Currency currency) {
    private static final int CODE = 3;

    /**
     * Names the work of looking at it; each time anew, for work of the same name that has begun may
     * have looked too early.
     */
    String named() {
        return party + "|" + currency.getCurrencyCode() + "|" + Identifiers.next();
    }

    static Purse ofCity(UUID city, String currency) {
        return new Purse(Party.city(new CityId(city)), Currency.getInstance(currency));
    }

    /** Whose it is, of a city's. */
    CityId city() {
        return CityId.parse(String.valueOf(party.id())).orElseThrow();
    }

    static Purse of(String work) {
        int bar = work.indexOf('|');
        return new Purse(
                Party.parse(work.substring(0, bar)).orElseThrow(),
                Currency.getInstance(work.substring(bar + 1, bar + 1 + CODE)));
    }
}
