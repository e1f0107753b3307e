package bourg.local.isolation.cast;

import bourg.local.RunningPlatform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Writes into the control plane past the application what no call would leave there. */
final class ByHand {

    private ByHand() {}

    /** Ordered by time, like all identifiers of the platform (UUIDv7). */
    static UUID identifier() {
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000,
                UUID.randomUUID().getLeastSignificantBits());
    }

    static void update(String sql, Object... values) {
        var platform = RunningPlatform.get();
        String url = "jdbc:postgresql://127.0.0.1:" + platform.settings().ports().postgres();
        try (Connection connection =
                        DriverManager.getConnection(
                                url + "/federation",
                                "postgres",
                                platform.secret("postgres-superuser"));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
