package bourg.local.isolation.cast;

import bourg.local.RunningPlatform;
import bourg.tenants.CityId;
import bourg.tenants.JobId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** A job that is done: asking it to stop or to go on changes nothing. */
final class FinishedJob {

    private FinishedJob() {}

    static String of(String kind, String city, Canary canary) {
        JobId id =
                new JobId(
                        new UUID(
                                System.currentTimeMillis() << 16 | 0x7000,
                                UUID.randomUUID().getLeastSignificantBits()));
        var platform = RunningPlatform.get();
        String url = "jdbc:postgresql://127.0.0.1:" + platform.settings().ports().postgres();
        try (Connection connection =
                        DriverManager.getConnection(
                                url + "/federation",
                                "postgres",
                                platform.secret("postgres-superuser"));
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                insert into control.job (id, kind, city, subject, state, done, total, started_at, finished_at)
                                values (?, ?, ?, ?, 'DONE', 1, 1, now(), now())\
                                """)) {
            insert.setObject(1, id.value());
            insert.setString(2, kind);
            insert.setObject(3, CityId.parse(city).orElseThrow().value());
            insert.setString(4, canary.word());
            insert.executeUpdate();
            return id.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
