package bourg.tenants.closing;

import java.util.Map;

/** Why some records stay when a city is erased; the sources are in docs/operating/closing.md. */
final class Retention {
    private static final Map<String, String> WHY =
            Map.of(
                    "books",
                    "Books and records of money, which name nobody: Income Tax Act (Canada) s."
                            + " 230(4); in Québec also Tax Administration Act (CQLR c. A-6.002) s."
                            + " 35.1: six years after the end of the year concerned",
                    "registry",
                    "The name and code under which the books are kept, so that they can be read and"
                            + " nobody else takes them");

    private Retention() {}

    /** A rule without a reason would keep what nobody can justify. */
    static String why(String rule) {
        String why = WHY.get(rule);
        if (why == null) {
            throw new IllegalStateException("No reason is known to keep anything as " + rule);
        }
        return why;
    }
}
