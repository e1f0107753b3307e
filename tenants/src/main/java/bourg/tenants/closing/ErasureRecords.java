package bourg.tenants.closing;

import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.Erasure;
import bourg.tenants.InFederation;
import bourg.tenants.Undone;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what an erasure found and did; nothing of it says whose data that was. */
@Component
class ErasureRecords {
    private final JdbcClient federation;

    ErasureRecords(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** The end of the city's audit trail, as its schema had it. */
    record Trail(long entries, String head) {}

    /** One line of the certificate: without a rule the things are gone. */
    record Line(
            String part,
            String kind,
            @Nullable String rule,
            long records,
            @Nullable LocalDate keptUntil) {}

    boolean isCounted(CityId city) {
        return federation
                .sql("select counted_at is not null from closing where city = ?")
                .param(city.value())
                .query(Boolean.class)
                .single();
    }

    /** All that was found, in one: later steps may rely on it that nothing is missing. */
    @InFederation
    public void found(City city, Map<String, List<Erasure>> plans, Optional<Trail> trail) {
        federation.sql("delete from erased where city = ?").param(city.id().value()).update();
        plans.forEach((part, lines) -> lines.forEach(line -> add(city, part, line)));
        federation
                .sql(
                        "update closing set counted_at = :now, trail_entries = :entries, trail_head"
                                + " = :head where city = :city")
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .param("entries", trail.map(Trail::entries).orElse(null), Types.BIGINT)
                .param("head", trail.map(Trail::head).orElse(null), Types.VARCHAR)
                .param("city", city.id().value())
                .update();
    }

    private void add(City city, String part, Erasure line) {
        federation
                .sql(
                        "insert into erased (city, part, kind, rule, records, kept_until) values"
                                + " (:city, :part, :kind, :rule, :records, :until)")
                .param("city", city.id().value())
                .param("part", part)
                .param("kind", line.kind())
                .param("rule", line.rule() == null ? "" : line.rule())
                .param("records", line.records())
                .param("until", line.until(), Types.DATE)
                .update();
    }

    /** What a step has taken back, added to what it took back before it was interrupted. */
    @InFederation
    public void undone(City city, String part, List<Undone> all) {
        for (Undone one : all) {
            federation
                    .sql(
                            """
                            insert into erased (city, part, kind, rule, records) values (?, ?, ?, ?, ?)
                            on conflict (city, part, kind, rule) do update set records =
                                case when excluded.rule = '' then erased.records + excluded.records else excluded.records end\
                            """)
                    .params(
                            city.id().value(),
                            part,
                            one.kind(),
                            one.fate() == Undone.Fate.KEPT ? "books" : "",
                            one.count())
                    .update();
        }
    }

    List<Line> lines(CityId city) {
        return federation
                .sql(
                        "select part, kind, nullif(rule, '') as rule, records, kept_until from"
                                + " erased where city = ? order by part, kind, rule")
                .param(city.value())
                .query((row, _) ->
                        new Line(
                                row.getString("part"),
                                row.getString("kind"),
                                row.getString("rule"),
                                row.getLong("records"),
                                row.getObject("kept_until", LocalDate.class)))
                .list();
    }

    Optional<Trail> trail(CityId city) {
        return federation
                .sql(
                        "select trail_entries, trail_head from closing where city = ? and"
                                + " trail_head is not null")
                .param(city.value())
                .query((row, _) -> new Trail(row.getLong(1), row.getString(2)))
                .optional();
    }
}
