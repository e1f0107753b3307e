package bourg.tenants;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backups of one city among many: taken from one snapshot, restored whole, nobody else touched. */
public interface CityBackups {
    /** The kind of the job that backs a city up. */
    String BACK_UP = "backup-city";

    /** The kind of the job that backs all cities up, one after the other. */
    String BACK_UP_ALL = "backup-cities";

    /** The kind of the job that restores a city. */
    String RESTORE = "restore-city";

    /** Complete backups, the newest first; the last few are kept. */
    List<Backup> of(CityId city);

    /** A page of the same. */
    Page<Backup> list(CityId city, @Nullable BackupId before, int limit);

    Optional<Backup> find(CityId city, BackupId id);

    /**
     * Starts a backup of all that is in the city's schema; nothing if the city is not open, or if
     * other work on it is under way.
     */
    Optional<Job> backUp(City city);

    /**
     * Starts to put the city back to what it was, after a backup of what it is now, so that this
     * can be undone too. The city is closed meanwhile. Nothing is changed unless every file is what
     * was written and every table is afterwards what it was. {@link LastingTables} are left as they
     * are, and so is the ledger, which is of the control plane.
     */
    Restoring restore(City city, BackupId id);
}
