package bourg.billing.metering;

import bourg.billing.UsageIntake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Usage events as rows of the control plane: looked up and added in bulk, one call each. */
@Component
class EventRows {
    private static final String GIVEN =
            """
            with given as (select * from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::numeric[], ?::text[])
                with ordinality as g (period, subject, occurred_at, quantity, event_id, place))
            """;

    private final JdbcClient federation;

    EventRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** A subject of a meter, as partners name it. */
    record Named(UUID meter, String subject) {}

    /** A month of a meter. */
    record Month(UUID meter, LocalDate first) {}

    /** An event with the rows that it belongs to. */
    record Placed(GivenEvent event, long period, long subject) {}

    Map<Named, Long> subjects(Collection<Named> names) {
        Map<Named, Long> found = new HashMap<>();
        federation
                .sql(
                        "select s.id, s.meter, s.code from unnest(?::uuid[], ?::text[]) as n (meter, code)"
                                + " join usage_subject s on s.meter = n.meter and s.code = n.code")
                .params(
                        names.stream().map(Named::meter).toArray(UUID[]::new),
                        names.stream().map(Named::subject).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            new Named(row.getObject("meter", UUID.class), row.getString("code")),
                            row.getLong("id"));
                });
        return found;
    }

    /** Those of the months in which a card holds. */
    Set<Month> priced(Collection<Month> months) {
        return new HashSet<>(
                federation
                        .sql(
                                "select n.meter, n.first from unnest(?::uuid[], ?::date[]) as n (meter, first) where exists"
                                        + " (select from rate_card c where c.meter = n.meter"
                                        + " and daterange(c.valid_from, c.valid_until, '[)') @> n.first)")
                        .params(meters(months), firsts(months))
                        .query((row, _) ->
                                new Month(
                                        row.getObject("meter", UUID.class),
                                        row.getObject("first", LocalDate.class)))
                        .list());
    }

    /** The rows of the months, shared until the transaction ends: no round closes meanwhile. */
    Map<Month, Long> share(Collection<Month> months) {
        federation
                .sql(
                        "insert into usage_period (meter, month) select n.meter, n.first from unnest(?::uuid[], ?::date[])"
                                + " as n (meter, first) where not exists (select from usage_period p"
                                + " where p.meter = n.meter and p.month = n.first)"
                                + " order by 1, 2 on conflict do nothing")
                .params(meters(months), firsts(months))
                .update();
        Map<Month, Long> found = new HashMap<>();
        federation
                .sql(
                        "select p.id, p.meter, p.month from usage_period p where (p.meter, p.month) in"
                                + " (select * from unnest(?::uuid[], ?::date[])) order by p.id for share")
                .params(meters(months), firsts(months))
                .query(row -> {
                    found.put(
                            new Month(
                                    row.getObject("meter", UUID.class),
                                    row.getObject("month", LocalDate.class)),
                            row.getLong("id"));
                });
        return found;
    }

    private static UUID[] meters(Collection<Month> months) {
        return months.stream().map(Month::meter).toArray(UUID[]::new);
    }

    private static String[] firsts(Collection<Month> months) {
        return months.stream().map(month -> month.first().toString()).toArray(String[]::new);
    }

    /** Taken after the months are shared, so that later deliveries have higher numbers. */
    long nextDelivery() {
        return federation.sql("select nextval('usage_delivery_number')").query(Long.class).single();
    }

    /**
     * Adds the events, which are in the order of their names; gives the places of those not new.
     */
    List<Integer> insert(UUID partner, long delivery, List<Placed> events) {
        return federation
                .sql(
                        GIVEN
                                + """
                                , added as (
                                    insert into usage_event (period, subject, delivery, occurred_at, partner, quantity, event_id)
                                    select period, subject, ?, occurred_at, ?, quantity, event_id from given order by place
                                    on conflict (partner, event_id) do nothing returning period, event_id),
                                counted as (
                                    insert into usage_accepted (period, delivery, events)
                                    select period, ?, count(*) from added group by period)
                                select (place - 1)::integer from given g
                                where not exists (select from added a where a.event_id = g.event_id)
                                """)
                .params(columns(events, delivery, partner, delivery))
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /** The places of those whose name an event with other content has. */
    Set<Integer> different(UUID partner, List<Placed> events) {
        return new HashSet<>(
                federation
                        .sql(
                                GIVEN
                                        + """
                                        select (place - 1)::integer from given g
                                        join usage_event e on e.partner = ? and e.event_id = g.event_id
                                        where (e.subject, e.occurred_at, e.quantity) <> (g.subject, g.occurred_at, g.quantity)
                                        """)
                        .params(columns(events, partner))
                        .query((row, _) -> row.getInt(1))
                        .list());
    }

    private static List<Object> columns(List<Placed> events, Object... more) {
        int n = events.size();
        Long[] periods = new Long[n];
        Long[] subjects = new Long[n];
        String[] times = new String[n];
        String[] quantities = new String[n];
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            Placed placed = events.get(i);
            periods[i] = placed.period();
            subjects[i] = placed.subject();
            times[i] = placed.event().at().toString();
            quantities[i] = placed.event().quantity().toPlainString();
            names[i] = placed.event().id();
        }
        List<Object> columns =
                new ArrayList<>(List.of(periods, subjects, times, quantities, names));
        columns.addAll(List.of(more));
        return columns;
    }

    void note(UUID partner, long delivery, UsageIntake.Taken taken) {
        federation
                .sql(
                        "insert into usage_delivery (id, partner, received_at, accepted, duplicates, rejected)"
                                + " values (?, ?, now(), ?, ?, ?)")
                .params(
                        delivery,
                        partner,
                        taken.accepted(),
                        taken.duplicates(),
                        taken.faults().size())
                .update();
    }
}
