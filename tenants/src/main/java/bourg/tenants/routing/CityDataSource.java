package bourg.tenants.routing;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Stands for "the connection of the running city transaction", and for no other. */
final class CityDataSource extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("City data is reached only inside an @InCity transaction");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
