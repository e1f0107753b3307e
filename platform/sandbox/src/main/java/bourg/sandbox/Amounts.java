package bourg.sandbox;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** The amounts and currencies that Stripe takes, and what it keeps of a card payment. */
final class Amounts {

    static final long MAXIMUM = 99_999_999;

    private static final Map<String, Long> MINIMUM =
            Map.ofEntries(
                    Map.entry("aud", 50L),
                    Map.entry("brl", 50L),
                    Map.entry("cad", 50L),
                    Map.entry("chf", 50L),
                    Map.entry("czk", 1500L),
                    Map.entry("dkk", 250L),
                    Map.entry("eur", 50L),
                    Map.entry("gbp", 30L),
                    Map.entry("hkd", 400L),
                    Map.entry("jpy", 50L),
                    Map.entry("mxn", 1000L),
                    Map.entry("nok", 300L),
                    Map.entry("nzd", 50L),
                    Map.entry("pln", 200L),
                    Map.entry("sek", 300L),
                    Map.entry("sgd", 50L),
                    Map.entry("usd", 50L));

    private Amounts() {}

    /** The currency in Stripe's lower case. */
    static String currency(String given, String param) {
        String currency = given.toLowerCase(Locale.ROOT);
        if (!MINIMUM.containsKey(currency)) {
            throw Refused.invalid(
                    null,
                    "Invalid currency: %s. The sandbox supports these currencies: %s"
                            .formatted(
                                    given,
                                    String.join(", ", MINIMUM.keySet().stream().sorted().toList())),
                    param);
        }
        return currency;
    }

    /** Refuses what is not a positive amount within Stripe's limit. */
    static void positive(long amount, String param) {
        if (amount < 1) {
            throw Refused.invalid(
                    "parameter_invalid_integer",
                    "This value must be greater than or equal to 1.",
                    param);
        }
        if (amount > MAXIMUM) {
            throw Refused.invalid(
                    "amount_too_large", "Amount must be no more than " + MAXIMUM + ".", param);
        }
    }

    /** Refuses a total that Stripe does not charge to a card. */
    static void chargeable(long total, String currency) {
        long minimum = MINIMUM.getOrDefault(currency, 50L);
        if (total < minimum) {
            throw Refused.invalid(
                    "amount_too_small",
                    "The Checkout Session's total amount due must add up to at least %s %s"
                            .formatted(spoken(minimum, currency), currency),
                    null);
        }
        if (total > MAXIMUM) {
            throw Refused.invalid(
                    "amount_too_large",
                    "The Checkout Session's total amount due must be no more than %s %s"
                            .formatted(spoken(MAXIMUM, currency), currency),
                    null);
        }
    }

    /** What Stripe keeps of a card payment: 2.9 % and 30 minor units, rounded half up. */
    static long fee(long amount) {
        return (amount * 29 + 500) / 1000 + 30;
    }

    /** What Stripe keeps of a pre-authorized debit: 1 % and 40 minor units, at most 500. */
    static long bankFee(long amount) {
        return Math.min((amount + 50) / 100 + 40, 500);
    }

    /** {@code 12.34}, with as many decimals as the currency has. */
    static String spoken(long amount, String currency) {
        int digits =
                Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
        return BigDecimal.valueOf(amount, digits).toPlainString();
    }
}
