package bourg.tenants;

/** What came of asking for an export. */
public sealed interface ExportAsking {
    record Asked(Export export) implements ExportAsking {}

    /** Another one is being written. */
    record Underway(Export export) implements ExportAsking {}
}
