package bourg.billing.stripe;

import java.util.Currency;
import java.util.Locale;

/** Turns our words into Stripe's and back. */
final class Words {
    private Words() {}

    static String stripe(Currency currency) {
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    static Currency currency(String stripe) {
        return Currency.getInstance(stripe.toUpperCase(Locale.ROOT));
    }
}
