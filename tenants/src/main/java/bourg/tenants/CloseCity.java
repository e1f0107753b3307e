package bourg.tenants;

/**
 * An operator's wish to close a city: its code, typed as a confirmation, and whether it may go
 * without an export that two of its administrators have approved.
 */
public record CloseCity(String code, boolean withoutExport) {}
