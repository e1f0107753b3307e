package bourg.tenants;

/**
 * Keeps an audit trail honest while its city is put back to a backup: what the trail loses is
 * declared where the city cannot reach, and that it happened becomes a line.
 */
public interface AuditRestoration {
    /** Before anything is put back; {@code keptIn} is the backup of what is there now. */
    void begin(CityId city, BackupId wanted, BackupId keptIn);

    /** After the city was put back; both are safe to repeat. */
    void end(CityId city, BackupId wanted, BackupId keptIn);
}
