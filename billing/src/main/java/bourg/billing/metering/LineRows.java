package bourg.billing.metering;

import bourg.billing.Meter;
import bourg.billing.UsageEvent;
import bourg.billing.UsageLine;
import bourg.billing.UsageLineId;
import bourg.billing.UsageMonth;
import bourg.marketplace.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lines of usage and their events. */
@Component
class LineRows {
    private static final String LINES =
            """
            select l.*, s.code as subject_code, p.meter, p.month, p.card, p.agreement
            from usage_line l join usage_period p on p.id = l.period join usage_subject s on s.id = l.subject
            """;

    private final JdbcClient federation;

    LineRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** The place of a line in its month. */
    record Place(String subject, int round) {}

    /** The place of an event in its line. */
    record After(Instant at, String id) {}

    List<UsageMonth> months(Meter meter) {
        return federation
                .sql(
                        """
                        select p.month, (select count(*) from usage_line l where l.period = p.id) as lines,
                            (select coalesce(sum(amount_minor), 0)::bigint from usage_line l where l.period = p.id) as amount,
                            (select coalesce(sum(events), 0)::bigint from usage_accepted a where a.period = p.id
                                and a.delivery > coalesce((select max(until_delivery) from usage_round r
                                    where r.period = p.id and r.rated_at is not null), 0)) as waiting
                        from usage_period p where p.meter = ? order by p.month desc limit 120
                        """)
                .param(meter.id().value())
                .query((row, _) ->
                        new UsageMonth(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                row.getLong("lines"),
                                new Money(row.getLong("amount"), meter.books().currency()),
                                row.getLong("waiting")))
                .list();
    }

    List<UsageLine> list(Meter meter, YearMonth month, Place after, int limit) {
        return federation
                .sql(
                        LINES
                                + " where p.meter = ? and p.month = ? and (s.code, l.round) > (?, ?)"
                                + " order by s.code, l.round limit ?")
                .params(meter.id().value(), month.atDay(1), after.subject(), after.round(), limit)
                .query((row, _) -> line(meter, row))
                .list();
    }

    /** The meter of a line. */
    Optional<UUID> meterOf(UsageLineId id) {
        return federation
                .sql(
                        "select p.meter from usage_line l join usage_period p on p.id = l.period where l.id = ?")
                .param(id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    UsageLine require(Meter meter, UsageLineId id) {
        return federation
                .sql(LINES + " where l.id = ?")
                .param(id.value())
                .query((row, _) -> line(meter, row))
                .single();
    }

    /** The line that this one corrects. */
    Optional<UsageLine> corrected(UsageLine line) {
        return Optional.ofNullable(line.rated().corrects()).map(id -> require(line.meter(), id));
    }

    List<UsageEvent> events(UsageLine line, @Nullable After after, int limit) {
        After from =
                after == null ? new After(Instant.EPOCH.minusSeconds(100_000_000_000L), "") : after;
        return federation
                .sql(
                        """
                        select e.event_id, e.occurred_at, trim_scale(e.quantity) as quantity
                        from usage_line l join usage_round r on r.period = l.period and r.number = l.round
                        join usage_event e on e.subject = l.subject and e.period = l.period
                            and e.delivery > r.after_delivery and e.delivery <= r.until_delivery
                        where l.id = ? and (e.occurred_at, e.event_id) > (?, ?)
                        order by e.occurred_at, e.event_id limit ?
                        """)
                .params(line.id().value(), from.at().atOffset(ZoneOffset.UTC), from.id(), limit)
                .query((row, _) ->
                        new UsageEvent(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getBigDecimal(3)))
                .list();
    }

    private static UsageLine line(Meter meter, ResultSet row) throws SQLException {
        @Nullable UUID corrects = row.getObject("corrects", UUID.class);
        return new UsageLine(
                new UsageLineId(row.getObject("id", UUID.class)),
                meter,
                row.getString("subject_code"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                new UsageLine.Rated(
                        row.getInt("round"),
                        row.getInt("card"),
                        row.getObject("agreement", Integer.class),
                        corrects == null ? null : new UsageLineId(corrects)),
                new UsageLine.Proof(
                        row.getLong("events"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getString("head")),
                new UsageLine.Quantities(
                        row.getBigDecimal("added"),
                        row.getBigDecimal("quantity"),
                        List.of((BigDecimal[]) row.getArray("tiers").getArray()),
                        new Money(row.getLong("total_minor"), meter.books().currency())),
                new Money(row.getLong("amount_minor"), meter.books().currency()));
    }
}
