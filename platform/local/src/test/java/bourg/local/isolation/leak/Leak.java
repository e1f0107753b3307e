package bourg.local.isolation.leak;

import java.util.List;
import java.util.Locale;

/** One check that is dropped, and the operations by which that must be noticed. */
public enum Leak {
    /** A citizen may follow any order of the city. */
    ORDERS_ANY_CITIZEN("getOrder", "getPayment"),
    /** The city is taken from a header. */
    CITY_FROM_HEADER("getCity", "listServices"),
    /** A token counts at any city, whatever client it was issued to. */
    TOKEN_ANY_CLIENT("listOrders", "getOrder"),
    /** Somebody else's order is forbidden instead of not there. */
    EXISTENCE_ORACLE("getOrder"),
    /** What is written in one city is written in the others too. */
    FOREIGN_WRITE("refuseOrder"),
    /** A partner may read any partner's offer. */
    PARTNER_ANY_OFFER("getOffer"),
    /** Answers are kept without the city in the key. */
    SHARED_CACHE("listOrders", "listAdoptions"),
    /** The statement is that of the city named in a parameter. */
    STATEMENT_OF_ANY_CITY("getStatement");

    /** The environment variable that makes the hole. */
    public static final String SWITCH = "BOURG_TRIAL_LEAK";

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> operations;

    Leak(String... operations) {
        this.operations = List.of(operations);
    }

    public List<String> operations() {
        return operations;
    }

    static boolean isOpen(Leak leak) {
        return leak.name().equals(System.getenv(SWITCH));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
