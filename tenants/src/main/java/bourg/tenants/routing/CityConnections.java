package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.sql.Connection;
import java.sql.SQLException;
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
        Placement placement = placements.of(id);
        if (placement.state() == Placement.State.MOVING) {
            throw new SQLException("City " + id + " is moving to another cell", "57P03");
        }
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
    public void releaseConnection(String city, Connection connection) throws SQLException {
        try (connection) {
            strip(connection);
        }
    }

    private static void strip(Connection connection) {
        try (var statement = connection.createStatement()) {
            connection.rollback();
            statement.execute("reset role; reset all");
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
