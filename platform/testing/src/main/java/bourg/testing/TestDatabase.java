package bourg.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A fresh, empty database for a test, reached as the superuser. */
public record TestDatabase(String name, String url, String username, String password) {

    /** Connects as the superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** Connects as a role that the test has made. */
    public Connection connect(String role, String rolePassword) throws SQLException {
        return DriverManager.getConnection(url, role, rolePassword);
    }
}
