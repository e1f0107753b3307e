package bourg.tenants.contract;

import bourg.tenants.CityMoving;
import bourg.tenants.CityReadOnly;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;

/** Tells a database that is away from a fault of our own, by the class of its SQLSTATE. */
final class Outages {
    static final Refusal REFUSAL =
            Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable");

    private static final Refusal MOVING = Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "city_moving");
    private static final Refusal READ_ONLY =
            Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "city_read_only");

    /** PostgreSQL's character_not_in_repertoire and untranslatable_character. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private Outages() {}

    /** What a database that is away, moving or resting amounts to, if that is what failed. */
    static Optional<Refusal> refusal(Throwable failure) {
        if (has(failure, CityMoving.class::isInstance)) {
            return Optional.of(MOVING);
        }
        if (has(failure, CityReadOnly.class::isInstance)) {
            return Optional.of(READ_ONLY);
        }
        return isOutage(failure) ? Optional.of(REFUSAL) : Optional.empty();
    }

    private static boolean has(Throwable failure, Predicate<Throwable> sought) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (sought.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof ConnectException) {
                return true;
            }
            if (cause instanceof SQLException sql && isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    /** Whether a text held what no database keeps, such as a NUL character in a query. */
    static boolean isUnstorable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && UNSTORABLE.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean serialization =
                    cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith("40");
            if (serialization || cause instanceof ConcurrencyFailureException) {
                return true;
            }
        }
        return false;
    }
}
