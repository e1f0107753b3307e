package bourg.tenants.closing;

import bourg.tenants.City;
import bourg.tenants.Closing;
import bourg.tenants.Closings;
import bourg.tenants.InFederation;
import bourg.tenants.Job;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes, signs and keeps certificates: one line of JSON with sorted keys, signed as it stands. */
@Component
class Certificates {
    private static final String FORMAT = "bourg-erasure-certificate/1";
    private static final JsonMapper CANONICAL =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private final JdbcClient federation;
    private final ErasureRecords records;
    private final Closings closings;
    private final CertificateKey key;

    Certificates(
            @Qualifier("federation") JdbcClient federation,
            ErasureRecords records,
            Closings closings,
            CertificateKey key) {
        this.federation = federation;
        this.records = records;
        this.closings = closings;
        this.key = key;
    }

    /** Signs once: what was certified is never written anew. */
    @InFederation
    public void sign(City city, Job job) {
        if (closings.certificate(city.id()).isPresent()) {
            return;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String text = CANONICAL.writeValueAsString(content(city, job, now));
        CertificateKey.Signed signed = key.sign(text);
        federation
                .sql(
                        "insert into erasure_certificate (city, text, signature, public_key,"
                                + " signed_at) values (?, ?, ?, ?, ?)")
                .params(
                        city.id().value(),
                        text,
                        signed.signature(),
                        signed.publicKey(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<String, Object> content(City city, Job job, Instant now) {
        Closing closing = closings.of(city.id()).orElseThrow();
        List<ErasureRecords.Line> lines = records.lines(city.id());
        Map<String, Object> content = new TreeMap<>();
        content.put("format", FORMAT);
        content.put(
                "city",
                Map.of(
                        "id", city.id().toString(),
                        "code", city.code(),
                        "name_fr", city.name().french(),
                        "name_en", city.name().english()));
        content.put("job", job.id().toString());
        content.put("announced_at", closing.announcedAt().toString());
        content.put("begun_at", job.startedAt().toString());
        content.put("erased_at", now.toString());
        content.put("without_export", closing.withoutExport());
        records.trail(city.id())
                .ifPresent(trail ->
                        content.put(
                                "audit_trail",
                                Map.of("entries", trail.entries(), "head", trail.head())));
        content.put(
                "deleted",
                lines.stream()
                        .filter(line -> line.rule() == null)
                        .map(Certificates::told)
                        .toList());
        content.put(
                "kept",
                lines.stream()
                        .filter(line -> line.rule() != null && line.records() > 0)
                        .map(Certificates::told)
                        .toList());
        return content;
    }

    private static Map<String, Object> told(ErasureRecords.Line line) {
        Map<String, Object> told = new TreeMap<>();
        told.put("part", line.part());
        told.put("kind", line.kind());
        told.put("records", line.records());
        String rule = line.rule();
        if (rule != null) {
            told.put("rule", rule);
            told.put("why", Retention.why(rule));
        }
        if (line.keptUntil() != null) {
            told.put("until", line.keptUntil().toString());
        }
        return told;
    }
}
