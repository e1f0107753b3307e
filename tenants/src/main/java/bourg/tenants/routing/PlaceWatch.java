package bourg.tenants.routing;

import bourg.tenants.CityMoving;
import bourg.tenants.CityReadOnly;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a city has left the place where a transaction still looks for it: the move took the
 * city's rights there away, so nothing can be written, and the caller is told to come again.
 */
final class PlaceWatch implements QueryExecutionListener {
    private static final String READ_ONLY_TRANSACTION = "25006";

    /** No right, no role, no table: what one meets who comes to a place that was left. */
    private static final Set<String> LEFT = Set.of("42501", "22023", "42P01");

    private final Placement placement;
    private final Placements placements;

    PlaceWatch(Placement placement, Placements placements) {
        this.placement = placement;
        this.placements = placements;
    }

    static boolean looksLeft(@Nullable Throwable failure) {
        return failure instanceof SQLException sql
                && LEFT.contains(String.valueOf(sql.getSQLState()));
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Whether the city is still here shows when the server answers.
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        Throwable failure = execution.getThrowable();
        if (looksLeft(failure) && hasMoved()) {
            throw new CityMoving(placement.city());
        }
        if (placement.state() == Placement.State.READ_ONLY
                && failure instanceof SQLException sql
                && READ_ONLY_TRANSACTION.equals(sql.getSQLState())) {
            throw new CityReadOnly(placement.city());
        }
    }

    private boolean hasMoved() {
        placements.forget(placement.city());
        try {
            return !placements.of(placement.city()).equals(placement);
        } catch (SQLException controlPlaneAway) {
            return false;
        }
    }
}
