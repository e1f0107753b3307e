package bourg.tenants;

/** Where an export stands: it waits for the approval of a second administrator when it is ready. */
public enum ExportState {
    PREPARING,
    FAILED,
    READY,
    APPROVED,
    DELETED
}
