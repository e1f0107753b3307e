package bourg.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of the steps that open cities, as the face sees it. */
final class ProvisioningRows {
    private ProvisioningRows() {}

    static void insert(JdbcClient federation, CityId city, ProvisioningStep step) {
        federation
                .sql(
                        """
                        insert into provisioning_step (city, name, position, state) values (?, ?, ?, 'PENDING')
                        on conflict do nothing\
                        """)
                .params(city.value(), step.name(), step.order())
                .update();
    }

    static List<Provisioning.Step> of(JdbcClient federation, CityId city) {
        return federation
                .sql(
                        """
                        select name, state, attempts, error, started_at, finished_at from provisioning_step
                        where city = ? order by position\
                        """)
                .param(city.value())
                .query(ProvisioningRows::read)
                .list();
    }

    private static Provisioning.Step read(ResultSet row, int number) throws SQLException {
        return new Provisioning.Step(
                row.getString("name"),
                Provisioning.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("error"),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                instant(row.getObject("finished_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
