package bourg.billing.metering;

import bourg.billing.metering.Rounds.Piece;
import bourg.billing.metering.Rounds.Round;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The arithmetic of rating, done by the database: events to sums, sums to lines, events to heads.
 */
@Component
class Rating {
    private static final String SUM =
            """
            insert into usage_part (period, round, slice, subject, quantity, events, first_at, last_at)
            select :period, :round, :slice, subject, sum(quantity), count(*), min(occurred_at), max(occurred_at)
            from usage_event where period = :period and delivery > :after and delivery <= :until
            group by subject
            """;

    private static final String RATE =
            """
            with added as (
                select subject, sum(quantity) as quantity, sum(events)::bigint as events, min(first_at) as first_at,
                    max(last_at) as last_at
                from usage_part where period = :period and round = :round group by subject),
            card as (
                select c.*, t.aboves, t.up_tos, t.prices
                from usage_period p join rate_card c on c.meter = p.meter and c.version = p.card
                cross join lateral (select array_agg(above order by position) as aboves,
                        array_agg(up_to order by position) as up_tos, array_agg(unit_price order by position) as prices
                    from rate_tier where meter = c.meter and card = c.version) t
                where p.id = :period),
            total as (
                select a.*, b.id as corrects, coalesce(b.total_minor, 0) as billed, coalesce(b.quantity, 0) + a.quantity as whole
                from added a left join lateral (select id, quantity, total_minor from usage_line l
                    where :round > 1 and l.period = :period and l.subject = a.subject and l.round < :round
                    order by l.round desc limit 1) b on true),
            priced as (
                select t.*, c.flat_minor, c.minimum_minor, c.cap_minor,
                    array(select trim_scale(price * greatest(0, least(t.whole, coalesce(up_to, t.whole)) - above))
                        from unnest(c.aboves, c.up_tos, c.prices) with ordinality as x (above, up_to, price, n)
                        order by n) as tiers
                from total t cross join card c),
            exact as (
                select p.*, flat_minor + (select sum(amount) from unnest(tiers) amount) as exact_minor from priced p),
            rounded as (
                select e.*, round(least(greatest(exact_minor, minimum_minor), cap_minor))::bigint as total_minor from exact e)
            insert into usage_line (id, period, round, subject, corrects, events, first_at, last_at, added, quantity, tiers,
                exact_minor, total_minor, amount_minor)
            select uuidv7(), :period, :round, subject, corrects, events, first_at, last_at, trim_scale(quantity),
                trim_scale(whole), tiers, trim_scale(exact_minor), total_minor, total_minor - billed
            from rounded
            """;

    private static final String SEAL =
            """
            update usage_line l set head = usage_link(c.chain, l.events || chr(9) || l.added || chr(9) || l.amount_minor)
            from (
                select k.id, usage_chain(k.start, usage_record(e.event_id, e.occurred_at, e.quantity)
                    order by e.occurred_at, e.event_id) as chain
                from (
                    select l.id, l.period, l.subject, r.after_delivery, r.until_delivery,
                        usage_link('bourg-usage-receipt-1', m.label || chr(9) || s.code || chr(9)
                            || to_char(p.month, 'YYYY-MM') || chr(9) || l.round || chr(9) || m.currency || chr(9)
                            || coalesce(b.head, '-')) as start
                    from usage_line l join usage_round r on r.period = l.period and r.number = l.round
                    join usage_period p on p.id = l.period join meter m on m.id = p.meter
                    join usage_subject s on s.id = l.subject left join usage_line b on b.id = l.corrects
                    where l.id = any(?)) k
                join usage_event e on e.subject = k.subject and e.period = k.period
                    and e.delivery > k.after_delivery and e.delivery <= k.until_delivery
                group by k.id) c
            where l.id = c.id
            """;

    private final JdbcClient federation;

    Rating(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Sums the events of a piece by subject. */
    void sum(Piece piece) {
        federation
                .sql(SUM)
                .param("period", piece.round().period())
                .param("round", piece.round().number())
                .param("slice", piece.number())
                .param("after", piece.after())
                .param("until", piece.until())
                .update();
        federation
                .sql(
                        "update usage_slice set done = true where period = ? and round = ? and number = ?")
                .params(piece.round().period(), piece.round().number(), piece.number())
                .update();
    }

    /** Whether the round is still to be rated; nobody else rates it until the transaction ends. */
    boolean lock(Round round) {
        return federation
                .sql(
                        "select rated_at is null from usage_round where period = ? and number = ? for update")
                .params(round.period(), round.number())
                .query(Boolean.class)
                .single();
    }

    /** Makes the lines of a round whose pieces are summed, and lets go of the sums. */
    void rate(Round round) {
        federation
                .sql(RATE)
                .param("period", round.period())
                .param("round", round.number())
                .update();
        long missing =
                federation
                        .sql(
                                """
                                select r.events - coalesce((select sum(events) from usage_line l
                                    where l.period = r.period and l.round = r.number), 0)::bigint
                                from usage_round r where r.period = ? and r.number = ?
                                """)
                        .params(round.period(), round.number())
                        .query(Long.class)
                        .single();
        if (missing != 0) {
            throw new IllegalStateException(
                    round + " rated " + missing + " events less than were accepted");
        }
        federation
                .sql("delete from usage_part where period = ? and round = ?")
                .params(round.period(), round.number())
                .update();
        federation
                .sql("update usage_round set rated_at = now() where period = ? and number = ?")
                .params(round.period(), round.number())
                .update();
    }

    /** Gives so many lines their heads; false if there was none left. */
    boolean seal(Round round, int lines) {
        UUID[] open =
                federation
                        .sql(
                                "select id from usage_line where period = ? and round = ? and head is null"
                                        + " order by subject limit ? for update")
                        .params(round.period(), round.number(), lines)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list()
                        .toArray(UUID[]::new);
        if (open.length == 0) {
            return false;
        }
        federation.sql(SEAL).param(open).update();
        return true;
    }

    void sealed(Round round) {
        federation
                .sql(
                        "update usage_round set sealed_at = now() where period = ? and number = ? and sealed_at is null")
                .params(round.period(), round.number())
                .update();
    }
}
