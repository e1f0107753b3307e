package bourg.tenants.routing;

import bourg.tenants.CityId;
import bourg.tenants.InFederation;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the placement of a city that moves, and remembers the copies that moves leave behind. */
@Component
class MoveRecords {
    /** Drops what a city has left behind; the instance begins with the city's identifier. */
    static final TaskDescriptor<Void> DROP_LEFT = TaskDescriptor.of("drop-left-city");

    private final JdbcClient federation;
    private final SchedulerClient scheduler;
    private final Duration grace;

    MoveRecords(
            @Qualifier("federation") JdbcClient federation,
            SchedulerClient scheduler,
            @Value("${bourg.moves.grace:24h}") Duration grace) {
        this.federation = federation;
        this.scheduler = scheduler;
        this.grace = grace;
    }

    /** Every change counts the epoch up, so that nobody takes an old placement for the present. */
    void state(Placement place, Placement.State state) {
        federation
                .sql(
                        "update placement set state = ?, epoch = epoch + 1 where city = ? and cell = ? and state <> ?")
                .params(state.name(), place.city().value(), place.cell(), state.name())
                .update();
    }

    /** From now on the city is at home in the other cell. */
    @InFederation
    void arrive(Placement from, String cell) {
        int changed =
                federation
                        .sql(
                                """
                                update placement set cell = ?, state = 'ACTIVE', epoch = epoch + 1
                                where city = ? and cell = ?\
                                """)
                        .params(cell, from.city().value(), from.cell())
                        .update();
        if (changed != 1) {
            throw new IllegalStateException("The placement of " + from.city() + " has changed");
        }
        federation
                .sql(
                        "insert into city_move (city, from_cell, to_cell, schema, moved_at) values (?, ?, ?, ?, ?)")
                .params(from.city().value(), from.cell(), cell, from.schema(), now())
                .update();
        scheduler.scheduleIfNotExists(
                DROP_LEFT.instance(from.city() + "@" + from.cell() + "@" + from.epoch()).build(),
                Instant.now().plus(grace));
    }

    static CityId cityOf(String instance) {
        return CityId.parse(instance.substring(0, instance.indexOf('@'))).orElseThrow();
    }

    /** A copy that a city has left behind. */
    record Left(String cell, String schema) {}

    /** What was left behind a grace ago, anywhere but where the city lives now. */
    List<Left> left(CityId city) {
        return federation
                .sql(
                        """
                        select distinct from_cell, m.schema from city_move m join placement p on p.city = m.city
                        where m.city = ? and dropped_at is null and moved_at <= ? and from_cell <> p.cell\
                        """)
                .params(city.value(), now().minus(grace))
                .query((row, _) -> new Left(row.getString("from_cell"), row.getString("schema")))
                .list();
    }

    void dropped(CityId city, Left left) {
        federation
                .sql(
                        "update city_move set dropped_at = ? where city = ? and from_cell = ? and dropped_at is null")
                .params(now(), city.value(), left.cell())
                .update();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
