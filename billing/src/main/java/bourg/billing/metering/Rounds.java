package bourg.billing.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds of rating as rows: what is due, what a round covers, how far it is. */
@Component
class Rounds {
    private final JdbcClient federation;

    Rounds(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** A round of a month. */
    record Round(long period, int number) {}

    /** A month that is locked to be closed. */
    record Due(long period, UUID meter, LocalDate month, int rounds, long closedUntil) {}

    /** A piece of a round. */
    record Piece(Round round, int number, long after, long until) {}

    /**
     * The months that were over at a moment, have a price, and have events that no round covers.
     * One that lost its price waits for another card.
     */
    List<Long> due(Instant over) {
        return federation
                .sql(
                        """
                        select p.id from usage_period p join meter m on m.id = p.meter
                        where (p.month + interval '1 month') at time zone m.time_zone <= :over
                        and exists (select from usage_accepted a where a.period = p.id and a.delivery > p.closed_until)
                        and exists (select from rate_card c where c.meter = p.meter
                            and daterange(c.valid_from, c.valid_until, '[)') @> p.month)
                        and not exists (select from usage_round r where r.period = p.id and r.sealed_at is null)
                        order by p.id
                        """)
                .param("over", over.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** The month, had by nobody else until the transaction ends; its meter gets no other card. */
    Optional<Due> lock(long period) {
        return federation
                .sql(
                        "select p.* from usage_period p join meter m on m.id = p.meter where p.id = ?"
                                + " for update of p for share of m")
                .param(period)
                .query((row, _) ->
                        new Due(
                                row.getLong("id"),
                                row.getObject("meter", UUID.class),
                                row.getObject("month", LocalDate.class),
                                row.getInt("rounds"),
                                row.getLong("closed_until")))
                .optional();
    }

    /** What came in after a delivery: its last delivery and the number of events. */
    record Waiting(long last, long events) {}

    Waiting waiting(Due due) {
        return federation
                .sql(
                        "select coalesce(max(delivery), 0), coalesce(sum(events), 0)::bigint from usage_accepted"
                                + " where period = ? and delivery > ?")
                .params(due.period(), due.closedUntil())
                .query((row, _) -> new Waiting(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** Opens the next round over what waits; the first one pins card and agreement. */
    Round open(Due due, Waiting waiting) {
        federation
                .sql(
                        """
                        update usage_period set rounds = rounds + 1, closed_until = :until,
                            card = coalesce(card, (select version from rate_card where meter = :meter
                                and daterange(valid_from, valid_until, '[)') @> :month)),
                            agreement = coalesce(agreement, (select max(g.version) from agreement g
                                join meter m on m.adoption = g.adoption where m.id = :meter
                                and daterange(g.valid_from, g.valid_until, '[]')
                                    && daterange(:month, (:month + interval '1 month')::date, '[)')))
                        where id = :period
                        """)
                .param("period", due.period())
                .param("meter", due.meter())
                .param("month", due.month())
                .param("until", waiting.last())
                .update();
        Round round = new Round(due.period(), due.rounds() + 1);
        federation
                .sql(
                        "insert into usage_round (period, number, after_delivery, until_delivery, events, closed_at)"
                                + " values (?, ?, ?, ?, ?, now())")
                .params(
                        round.period(),
                        round.number(),
                        due.closedUntil(),
                        waiting.last(),
                        waiting.events())
                .update();
        return round;
    }

    /** Cuts a round between deliveries, so that each slice has about so many events. */
    void cut(Round round, long events) {
        federation
                .sql(
                        """
                        insert into usage_slice (period, round, number, after_delivery, until_delivery)
                        select period, number, row_number() over (order by last),
                            coalesce(lag(last) over (order by last), after_delivery), last
                        from (select r.period, r.number, r.after_delivery, max(c.delivery) as last
                            from usage_round r join (select a.period, a.delivery,
                                    sum(a.events) over (order by a.delivery) - a.events as before from usage_accepted a
                                where a.period = :period and a.delivery > (select after_delivery from usage_round
                                    where period = :period and number = :number)) c
                                on c.period = r.period and c.delivery <= r.until_delivery
                            where r.period = :period and r.number = :number
                            group by r.period, r.number, r.after_delivery, div(c.before, :events)) s
                        """)
                .param("period", round.period())
                .param("number", round.number())
                .param("events", events)
                .update();
    }

    List<Round> unfinished() {
        return federation
                .sql(
                        "select period, number from usage_round where sealed_at is null order by closed_at, period")
                .query((row, _) -> new Round(row.getLong(1), row.getInt(2)))
                .list();
    }

    /** A slice that nobody has summed or is summing. */
    Optional<Piece> claim(Round round) {
        return federation
                .sql(
                        "select number, after_delivery, until_delivery from usage_slice where period = ? and round = ?"
                                + " and not done order by number limit 1 for update skip locked")
                .params(round.period(), round.number())
                .query((row, _) -> new Piece(round, row.getInt(1), row.getLong(2), row.getLong(3)))
                .optional();
    }

    boolean summed(Round round) {
        return federation
                .sql(
                        "select not exists (select from usage_slice where period = ? and round = ? and not done)")
                .params(round.period(), round.number())
                .query(Boolean.class)
                .single();
    }
}
