package bourg.sandbox;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** One of the test cards; a real card's number is refused before anything is kept of it. */
record Card(String number, int month, int year) implements Means {

    private static final String PAYS = "4242424242424242";
    private static final String DECLINES = "4000000000000002";
    private static final String DISPUTED = "4000000000000259";
    private static final String DECLINES_LATER = "4000000000000341";
    private static final String ASKS_FOR_PERSON = "4000002760003184";
    private static final Set<String> KNOWN =
            Set.of(PAYS, DECLINES, DISPUTED, DECLINES_LATER, ASKS_FOR_PERSON);
    private static final Pattern EXPIRY =
            Pattern.compile("(0?[1-9]|1[0-2])\\s*/\\s*(?:20)?(\\d{2})");

    /** The names of the fields that are wrong: number, expiry or cvc. */
    static List<String> wrong(String number, String expiry, String cvc, YearMonth now) {
        List<String> wrong = new ArrayList<>();
        if (!KNOWN.contains(digits(number))) {
            wrong.add("number");
        }
        Matcher matcher = EXPIRY.matcher(expiry.strip());
        if (!matcher.matches() || month(matcher).isBefore(now)) {
            wrong.add("expiry");
        }
        if (!cvc.strip().matches("\\d{3}")) {
            wrong.add("cvc");
        }
        return wrong;
    }

    /** The card, once nothing is wrong with it. */
    static Card of(String number, String expiry) {
        Matcher matcher = EXPIRY.matcher(expiry.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expiry");
        }
        YearMonth month = month(matcher);
        return new Card(digits(number), month.getMonthValue(), month.getYear());
    }

    private static YearMonth month(Matcher matcher) {
        return YearMonth.of(
                2000 + Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
    }

    private static String digits(String number) {
        return number.replaceAll("[\\s-]", "");
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    @Override
    public void describe(ObjectNode charge) {
        ((ObjectNode) charge.get("payment_method_details").get("card"))
                .put("last4", last4())
                .put("exp_month", month)
                .put("exp_year", year);
    }

    boolean declines() {
        return number.equals(DECLINES) || declinesLater();
    }

    /** Can be kept for later, and is refused whenever it is charged. */
    boolean declinesLater() {
        return number.equals(DECLINES_LATER);
    }

    /** Is refused when it is charged while the person is away. */
    boolean asksForPerson() {
        return number.equals(ASKS_FOR_PERSON);
    }

    boolean disputes() {
        return number.equals(DISPUTED);
    }

    @Override
    public String toString() {
        return "card ending in " + last4();
    }
}
