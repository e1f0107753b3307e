package bourg.sandbox;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the test bank accounts for pre-authorized debits: the pay page is done at once, the bank
 * says yes or no days later.
 */
record BankAccount(String number) implements Means {
    private static final String PAYS = "000123456789";
    private static final String FAILS = "000222222227";
    private static final Set<String> KNOWN = Set.of(PAYS, FAILS);

    static boolean isKnown(String typed) {
        return KNOWN.contains(digits(typed));
    }

    /** The account, once it is known. */
    static BankAccount of(String typed) {
        if (!isKnown(typed)) {
            throw new IllegalArgumentException("account");
        }
        return new BankAccount(digits(typed));
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }

    boolean pays() {
        return number.equals(PAYS);
    }

    @Override
    public void describe(ObjectNode charge) {
        ObjectNode details = charge.putObject("payment_method_details").put("type", "acss_debit");
        details.putObject("acss_debit")
                .put("institution_number", "000")
                .put("transit_number", "11000")
                .put("last4", number.substring(number.length() - 4));
    }

    @Override
    public String toString() {
        return "bank account ending in " + number.substring(number.length() - 4);
    }
}
