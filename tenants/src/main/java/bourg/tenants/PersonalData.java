package bourg.tenants;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the bound city keeps of a citizen, in all modules together. */
@Component
@InCity
public class PersonalData {
    private final List<PersonalRecords> kinds;
    private final JdbcClient city;
    private final AuditTrail trail;
    private final CityOutbox outbox;

    PersonalData(
            List<PersonalRecords> kinds,
            @Qualifier("city") JdbcClient city,
            AuditTrail trail,
            CityOutbox outbox) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(PersonalRecords::kind)).toList();
        this.city = city;
        this.trail = trail;
        this.outbox = outbox;
    }

    private record Wish(String citizen, Instant at) {}

    /** All records by kind, for the citizen to read. */
    public Map<String, List<Map<String, Object>>> read(String citizen) {
        Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
        kinds.forEach(kind -> all.put(kind.kind(), kind.of(citizen)));
        return all;
    }

    /** All records by kind, to take away; that they were handed out is noted. */
    public Map<String, List<Map<String, Object>>> export(String citizen) {
        Map<String, List<Map<String, Object>>> all = read(citizen);
        trail.changed(new AuditAct("personal_data_exported", "person", citizen, citizen));
        return all;
    }

    /** What {@link #erase} would do now; changes nothing. */
    public ErasureReport plan(String citizen) {
        Instant now = Instant.now();
        return new ErasureReport(
                kinds.stream()
                        .flatMap(kind -> kind.plan(citizen, now).stream())
                        .filter(line -> line.records() > 0)
                        .toList());
    }

    /**
     * Forgets a citizen as far as the law allows, all or nothing, if nothing else is lost than what
     * the report of this version says; the citizen is told in the given language.
     */
    public Erasing erase(Actor.Citizen citizen, String version, Locale language) {
        String subject = citizen.subject();
        ErasureReport report = plan(subject);
        if (!report.isAgreed(version)) {
            return new Erasing.Outdated(report);
        }
        Instant now = Instant.now();
        kinds.forEach(kind -> kind.erase(subject, now));
        city.sql(
                        "insert into erasure (citizen, asked_at) values (?, ?) on conflict"
                                + " (citizen) do update set asked_at = excluded.asked_at")
                .params(subject, OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        trail.changed(new AuditAct("personal_data_erased", "person", subject, subject));
        outbox.publish(
                new CitizenForgotten(
                        citizen.email(),
                        citizen.name(),
                        language.getLanguage(),
                        now,
                        report.lines()));
        return new Erasing.Erased(report);
    }

    /** Lets go of whatever was kept for its retention alone. */
    public void expire(Instant now) {
        kinds.forEach(kind -> kind.expire(now));
        city.sql("select citizen, asked_at from erasure")
                .query((row, _) ->
                        new Wish(
                                row.getString("citizen"),
                                row.getObject("asked_at", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(wish -> kinds.forEach(kind -> kind.erase(wish.citizen(), wish.at())));
    }
}
