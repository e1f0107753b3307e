package bourg.tenants.routing;

/** How rows are written when they leave a city's table. */
public enum RowFormat {
    /** PostgreSQL's own text format: exact and fastest, for copies between databases. */
    ROWS("format text"),
    /**
     * One JSON object per line. The quote and the delimiter cannot occur: JSON escapes control
     * characters.
     */
    JSON_LINES("format csv, quote e'\\x01', delimiter e'\\x02'"),
    /** Comma-separated values with a heading, for people. */
    CSV("format csv, header true");

    private final String options;

    RowFormat(String options) {
        this.options = options;
    }

    String options() {
        return options;
    }
}
