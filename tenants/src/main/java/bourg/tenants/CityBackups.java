package bourg.tenants;

import java.util.List;
import java.util.Optional;

/** Backups of one city among many: taken from one snapshot, restored whole, nobody else touched. */
public interface CityBackups {
    /** The kind of the job that backs a city up. */
    String BACK_UP = "backup-city";

    /** The kind of the job that restores a city. */
    String RESTORE = "restore-city";

    /** Complete backups, the newest first; the last few are kept. */
    List<Backup> of(CityId city);

    Optional<Backup> find(CityId city, BackupId id);

    /** Starts a backup of all that is in the city's schema. */
    Job backUp(CityId city);

    /**
     * Starts to put the city back to what it was, after a backup of what it is now, so that this
     * can be undone too. Nothing is changed unless every file is what was written and every table
     * is afterwards what it was. The ledger is never put back: it is of the control plane.
     */
    Job restore(CityId city, BackupId id);
}
