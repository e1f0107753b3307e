package bourg.tenants.routing;

import bourg.tenants.CityId;
import bourg.tenants.CityMoving;
import java.sql.Connection;
import java.sql.SQLException;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.springframework.stereotype.Component;

/**
 * Gives out connections that are in the role and schema of one city, and takes them back stripped
 * of both or not at all.
 */
@Component
@SuppressWarnings("serial") // Hibernate's interface is Serializable; a provider never travels
class CityConnections implements MultiTenantConnectionProvider<String> {
    private final transient Placements placements;
    private final transient Cells cells;

    CityConnections(Placements placements, Cells cells) {
        this.placements = placements;
        this.cells = cells;
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        throw new SQLException("There is no connection without a city");
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(String city) throws SQLException {
        CityId id = CityId.parse(city).orElseThrow(() -> new SQLException("Not a city"));
        Placement placement = openPlace(id);
        try {
            return guarded(enter(placement), placement);
        } catch (SQLException refused) {
            Placement now = PlaceWatch.looksLeft(refused) ? anew(placement) : placement;
            if (now.equals(placement)) {
                throw refused;
            }
            return guarded(enter(now), now);
        }
    }

    private Placement openPlace(CityId city) throws SQLException {
        Placement placement = placements.of(city);
        if (placement.state() == Placement.State.MOVING) {
            throw new CityMoving(city);
        }
        return placement;
    }

    private Placement anew(Placement old) throws SQLException {
        placements.forget(old.city());
        return openPlace(old.city());
    }

    private Connection guarded(Connection entered, Placement placement) {
        return StatementGuard.over(entered, new PlaceWatch(placement, placements));
    }

    private Connection enter(Placement placement) throws SQLException {
        Connection connection = cells.pool(placement.cell()).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(entering(placement));
            connection.commit();
            return connection;
        } catch (SQLException refused) {
            discard(connection);
            throw refused;
        }
    }

    private static String entering(Placement placement) {
        String enter =
                "set role " + placement.schema() + "; set search_path = " + placement.schema();
        return placement.state() == Placement.State.READ_ONLY
                ? enter + "; set default_transaction_read_only = on"
                : enter;
    }

    @Override
    public void releaseConnection(String city, Connection guarded) throws SQLException {
        try (Connection connection = beneath(guarded)) {
            strip(connection);
        }
    }

    /** The pool's own connection, which may be told to leave the role of the city. */
    private static Connection beneath(Connection guarded) {
        return (Connection) ((ProxyJdbcObject) guarded).getTarget();
    }

    private static void strip(Connection connection) {
        try (var statement = connection.createStatement()) {
            connection.rollback();
            statement.execute(
                    "reset role; reset all; close all; unlisten *; discard sequences; discard temp");
            connection.commit();
        } catch (SQLException notStripped) {
            discard(connection);
        }
    }

    /** Cuts the connection off, so that the pool cannot hand it out again. */
    private static void discard(Connection connection) {
        try (connection) {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // Nothing is left that could leak.
        }
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException("Not to be unwrapped");
    }
}
