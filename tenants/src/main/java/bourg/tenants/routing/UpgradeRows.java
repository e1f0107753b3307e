package bourg.tenants.routing;

import bourg.tenants.CityBehind;
import bourg.tenants.CityId;
import bourg.tenants.CityUpgrade;
import bourg.tenants.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of waves: which cities a wave has, in which order, and what came of each. */
@Component
class UpgradeRows {
    private final JdbcClient federation;

    UpgradeRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    void add(JobId wave, CityBehind city, int position, boolean canary) {
        federation
                .sql(
                        """
                        insert into city_upgrade (wave, city, cell, position, canary, state)
                        values (?, ?, ?, ?, ?, 'WAITING') on conflict do nothing\
                        """)
                .params(wave.value(), city.city().value(), city.cell(), position, canary)
                .update();
    }

    List<CityUpgrade> of(JobId wave) {
        return federation
                .sql(
                        """
                        select city, code, cell, canary, city_upgrade.state, error, finished_at
                        from city_upgrade join city on city.id = city_upgrade.city
                        where wave = ? order by position, city\
                        """)
                .param(wave.value())
                .query(UpgradeRows::read)
                .list();
    }

    private static CityUpgrade read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new CityUpgrade(
                new CityId(row.getObject("city", UUID.class)),
                row.getString("code"),
                row.getString("cell"),
                row.getBoolean("canary"),
                CityUpgrade.State.valueOf(row.getString("state")),
                row.getString("error"),
                finished == null ? null : finished.toInstant());
    }

    void done(JobId wave, CityId city) {
        finish(wave, city, CityUpgrade.State.DONE, null);
    }

    void failed(JobId wave, CityId city, String error) {
        finish(wave, city, CityUpgrade.State.FAILED, error);
    }

    private void finish(JobId wave, CityId city, CityUpgrade.State state, @Nullable String error) {
        federation
                .sql(
                        "update city_upgrade set state = :state, error = :error, finished_at = :now"
                                + " where wave = :wave and city = :city")
                .param("state", state.name())
                .param("error", error, java.sql.Types.VARCHAR)
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .param("wave", wave.value())
                .param("city", city.value())
                .update();
    }
}
