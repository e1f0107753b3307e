package bourg.tenants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who saw or changed what in a city: lines are only ever added, each bound to the one before by its
 * hash. Refused requests leave no line.
 */
public interface AuditTrail {
    /** Adds a line with the change it tells of, in the same transaction of the bound city. */
    void changed(AuditAct act);

    /**
     * Adds a line for each record that staff, a partner or an operator is about to be shown, once a
     * request; nobody else's reading is noted. If that fails, nothing may be shown.
     */
    void seen(List<AuditAct> acts);

    /** Adds a line for a change in the control plane, if and only if its transaction commits. */
    void changedOutside(CityId city, AuditAct act);

    /** The newest lines of the bound city before the line of this identifier, if there is one. */
    Page<AuditEntry> list(Filter filter, @Nullable UUID before, int limit);

    /** The first line of the bound city. */
    Optional<AuditEntry> oldest();

    /**
     * Which lines are wanted: of a citizen's subject, then those of their orders too; of an object;
     * of verbs that begin so; from one moment until before another.
     */
    record Filter(
            @Nullable String resident,
            @Nullable String object,
            @Nullable String verbs,
            @Nullable Instant from,
            @Nullable Instant until) {
        public static final Filter ALL = new Filter(null, null, null, null, null);

        public static Filter ofResident(String subject) {
            return new Filter(subject, null, null, null, null);
        }

        public static Filter ofObject(String object) {
            return new Filter(null, object, null, null, null);
        }
    }
}
