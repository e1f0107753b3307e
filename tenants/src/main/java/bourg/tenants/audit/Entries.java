package bourg.tenants.audit;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditEntry;
import bourg.tenants.AuditTrail;
import bourg.tenants.CurrentCity;
import bourg.tenants.Identifiers;
import bourg.tenants.InCity;
import bourg.tenants.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of the bound city's trail; whoever adds some holds its end until the commit. */
@Component
@InCity
class Entries {
    private final JdbcClient city;

    Entries(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    private record End(long sequence, String hash) {}

    /** Answers the sequence number of the last line. */
    public long add(List<AuditAct> acts, Stamp stamp) {
        End end = lock();
        for (AuditAct act : acts) {
            end = add(end, act, Identifiers.next(), stamp);
        }
        move(end);
        return end.sequence();
    }

    /** Adds a line once, however often it is told. */
    public void addOnce(UUID id, AuditAct act, Stamp stamp) {
        End end = lock();
        if (city.sql("select 1 from audit_entry where id = ?")
                .param(id)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            move(add(end, act, id, stamp));
        }
    }

    private End lock() {
        city.sql(
                        "insert into audit_end (one, sequence, hash, witnessed) values (true, 0, ?,"
                                + " 0) on conflict (one) do nothing")
                .param(Link.START)
                .update();
        return city.sql("select sequence, hash from audit_end where one for update")
                .query((row, _) -> new End(row.getLong("sequence"), row.getString("hash")))
                .single();
    }

    private void move(End end) {
        city.sql("update audit_end set sequence = ?, hash = ? where one")
                .params(end.sequence(), end.hash())
                .update();
    }

    private End add(End end, AuditAct act, UUID id, Stamp stamp) {
        AuditEntry entry =
                new AuditEntry(
                        end.sequence() + 1, id, stamp.at(), stamp.actor(), act, stamp.trace());
        Link link = Link.after(end.hash(), entry, CurrentCity.id());
        city.sql(
                        """
                        insert into audit_entry (sequence, id, at, actor_kind, actor, actor_role, verb, object_kind, object,
                                                 resident, trace, previous_hash, hash)
                        values (:sequence, :id, :at, :actorKind, :actor, :role, :verb, :kind, :object, :resident, :trace,
                                :previous, :hash)\
                        """)
                .param("sequence", entry.sequence())
                .param("id", id)
                .param("at", OffsetDateTime.ofInstant(stamp.at(), ZoneOffset.UTC))
                .param("actorKind", stamp.actor().kind().name())
                .param("actor", stamp.actor().subject())
                .param("role", stamp.actor().role())
                .param("verb", act.verb())
                .param("kind", act.kind())
                .param("object", act.object())
                .param("resident", act.resident())
                .param("trace", stamp.trace())
                .param("previous", link.previous())
                .param("hash", link.hash())
                .update();
        return new End(entry.sequence(), link.hash());
    }

    public Page<AuditEntry> list(AuditTrail.Filter filter, @Nullable UUID before, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("before", before == null ? Long.MAX_VALUE : sequence(before));
        values.put("limit", limit + 1);
        String query =
                "select * from audit_entry where sequence < :before"
                        + wanted(filter, values)
                        + " order by sequence desc limit :limit";
        List<Link> found = city.sql(query).params(values).query(Entries::read).list();
        return Page.of(found.stream().map(Link::entry).toList(), limit);
    }

    private static String wanted(AuditTrail.Filter filter, Map<String, Object> values) {
        return when(
                        filter.resident(),
                        "(resident = :resident or object in"
                                + " (select object from audit_entry where resident = :resident))",
                        "resident",
                        values)
                + when(filter.object(), "object = :object", "object", values)
                + when(filter.verbs(), "starts_with(verb, :verbs)", "verbs", values)
                + when(time(filter.from()), "at >= :from", "from", values)
                + when(time(filter.until()), "at < :until", "until", values);
    }

    private static String when(
            @Nullable Object value, String condition, String name, Map<String, Object> values) {
        if (value == null) {
            return "";
        }
        values.put(name, value);
        return " and " + condition;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant moment) {
        return moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Nothing stands before a line that is not there. */
    private long sequence(UUID id) {
        return city.sql("select sequence from audit_entry where id = ?")
                .param(id)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The next lines in the order in which they stand. */
    public List<Link> after(long sequence, int limit) {
        return city.sql("select * from audit_entry where sequence > ? order by sequence limit ?")
                .params(sequence, limit)
                .query(Entries::read)
                .list();
    }

    public Optional<Link> at(long sequence) {
        return city.sql("select * from audit_entry where sequence = ?")
                .param(sequence)
                .query(Entries::read)
                .optional();
    }

    public Optional<Link> first() {
        return at(1);
    }

    public Optional<Link> last() {
        return city.sql("select * from audit_entry order by sequence desc limit 1")
                .query(Entries::read)
                .optional();
    }

    /** Whether a line stands elsewhere that once followed this hash. */
    public boolean isFollowed(String hash) {
        return city.sql("select count(*) from audit_entry where previous_hash = ?")
                        .param(hash)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void witnessed(long sequence) {
        city.sql("update audit_end set witnessed = ? where one and witnessed < ?")
                .params(sequence, sequence)
                .update();
    }

    private static Link read(ResultSet row, int number) throws SQLException {
        return new Link(
                new AuditEntry(
                        row.getLong("sequence"),
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new AuditActor(
                                AuditActor.Kind.valueOf(row.getString("actor_kind")),
                                row.getString("actor"),
                                row.getString("actor_role")),
                        new AuditAct(
                                row.getString("verb"),
                                row.getString("object_kind"),
                                row.getString("object"),
                                row.getString("resident")),
                        row.getString("trace")),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
