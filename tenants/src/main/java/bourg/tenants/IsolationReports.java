package bourg.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what operators' attacks have found, so that each city sees the latest on itself. */
@Component
@InFederation
public class IsolationReports {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient federation;

    IsolationReports(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Whether a report was taken; what is wrong with it if not. */
    public sealed interface Publishing {
        record Published() implements Publishing {}

        record Invalid(List<FieldError> errors) implements Publishing {}
    }

    public Publishing publish(IsolationReport report) {
        if (report.probes().valid() > report.probes().all()) {
            return invalid("valid_probes", "more_valid_than_all");
        }
        int added =
                federation
                        .sql(
                                """
                                insert into isolation_report (id, city, ran_at, seconds, operations, probes, valid_probes,
                                                              leaks, foreign_writes, by_role, by_trick)
                                select :id, id, :ranAt, :seconds, :operations, :probes, :valid, :leaks, :writes,
                                       cast(:byRole as jsonb), cast(:byTrick as jsonb)
                                from city where id = :city\
                                """)
                        .param("id", Identifiers.next())
                        .param("city", report.city().value())
                        .param("ranAt", OffsetDateTime.ofInstant(report.ranAt(), ZoneOffset.UTC))
                        .param("seconds", report.took().toSeconds())
                        .param("operations", report.probes().operations())
                        .param("probes", report.probes().all())
                        .param("valid", report.probes().valid())
                        .param("leaks", report.leaks())
                        .param("writes", report.foreignWrites())
                        .param("byRole", JSON.writeValueAsString(report.byRole()))
                        .param("byTrick", JSON.writeValueAsString(report.byTrick()))
                        .update();
        return added == 1 ? new Publishing.Published() : invalid("city_id", "city_unknown");
    }

    private static Publishing invalid(String field, String code) {
        return new Publishing.Invalid(List.of(FieldError.of(field, code)));
    }

    public Optional<IsolationReport> latest(CityId city) {
        return federation
                .sql(
                        "select * from isolation_report where city = ? order by ran_at desc, id desc limit 1")
                .param(city.value())
                .query(IsolationReports::read)
                .optional();
    }

    private static IsolationReport read(ResultSet row, int number) throws SQLException {
        return new IsolationReport(
                new CityId(row.getObject("city", java.util.UUID.class)),
                row.getObject("ran_at", OffsetDateTime.class).toInstant(),
                Duration.ofSeconds(row.getLong("seconds")),
                new IsolationReport.Probes(
                        row.getInt("operations"),
                        row.getLong("probes"),
                        row.getLong("valid_probes")),
                row.getLong("leaks"),
                row.getLong("foreign_writes"),
                counts(row.getString("by_role")),
                counts(row.getString("by_trick")));
    }

    private static Map<String, Long> counts(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }
}
