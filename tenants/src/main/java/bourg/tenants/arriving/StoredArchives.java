package bourg.tenants.arriving;

import bourg.tenants.ArchiveReport;
import bourg.tenants.CityId;
import bourg.tenants.FieldError;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the archives that were given in. */
@Component
public class StoredArchives {
    private final JdbcClient federation;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredArchives(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Must be called inside the transaction that starts the job. */
    public void add(JobId job, UUID file, long bytes) {
        federation
                .sql("insert into city_archive (job, file, bytes, given_at) values (?, ?, ?, ?)")
                .params(job.value(), file, bytes, OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    /** An archive that nobody has written down says nothing. */
    public ArchiveReport report(Job job) {
        return federation
                .sql("select city, faults, notes from city_archive where job = ?")
                .param(job.id().value())
                .query((row, _) ->
                        new ArchiveReport(job, city(row), list(row, "faults"), list(row, "notes")))
                .optional()
                .orElseGet(() -> new ArchiveReport(job, Optional.empty(), List.of(), List.of()));
    }

    private List<FieldError> list(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), new TypeReference<>() {});
    }

    private static Optional<CityId> city(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("city", UUID.class)).map(CityId::new);
    }

    /** The file of an archive, and the city that it has become so far. */
    record Given(UUID file, Optional<CityId> city) {}

    Given require(JobId job) {
        return federation
                .sql("select file, city from city_archive where job = ?")
                .param(job.value())
                .query((row, _) -> new Given(row.getObject("file", UUID.class), city(row)))
                .single();
    }

    void faulty(JobId job, List<FieldError> faults) {
        federation
                .sql("update city_archive set faults = cast(? as jsonb) where job = ?")
                .params(json.writeValueAsString(faults), job.value())
                .update();
    }

    void becomes(JobId job, CityId city) {
        federation
                .sql("update city_archive set city = ?, faults = '[]' where job = ?")
                .params(city.value(), job.value())
                .update();
    }

    void note(JobId job, List<FieldError> notes) {
        federation
                .sql("update city_archive set notes = cast(? as jsonb) where job = ?")
                .params(json.writeValueAsString(notes), job.value())
                .update();
    }

    void deleted(UUID file) {
        federation
                .sql("update city_archive set deleted_at = ? where file = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC), file)
                .update();
    }

    /** Files that were given in before a moment, and that nobody works on. */
    List<UUID> idle(Instant before) {
        return federation
                .sql(
                        """
                        select file from city_archive join job on job.id = city_archive.job
                        where deleted_at is null and given_at < ? and job.state in ('DONE', 'FAILED', 'STOPPED')\
                        """)
                .param(before.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject("file", UUID.class))
                .list();
    }
}
