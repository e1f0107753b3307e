package bourg.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of exports. */
final class ExportRows {
    private static final String SELECT =
            "select id, job, asked_by, asked_at, approved_by, approved_at, deleted_at from export";

    private ExportRows() {}

    static void insert(JdbcClient federation, ExportId id, CityId city, Job job, String by) {
        federation
                .sql(
                        "insert into export (id, city, job, asked_by, asked_at) values (?, ?, ?, ?, ?)")
                .params(id.value(), city.value(), job.id().value(), by, now())
                .update();
    }

    static List<Export> of(
            JdbcClient federation, CityId city, UUID before, int limit, Function<JobId, Job> jobs) {
        return federation
                .sql(SELECT + " where city = ? and id < ? order by id desc limit ?")
                .params(city.value(), before, limit)
                .query(reader(jobs))
                .list();
    }

    static Optional<Export> underway(
            JdbcClient federation, CityId city, Function<JobId, Job> jobs) {
        return federation
                .sql(
                        SELECT
                                + " where city = ? and job in (select id from job where state in ('RUNNING', 'STOPPING')) limit 1")
                .param(city.value())
                .query(reader(jobs))
                .optional();
    }

    static Optional<Export> find(
            JdbcClient federation, CityId city, ExportId id, Function<JobId, Job> jobs) {
        return federation
                .sql(SELECT + " where city = ? and id = ?")
                .params(city.value(), id.value())
                .query(reader(jobs))
                .optional();
    }

    static void approve(JdbcClient federation, ExportId id, String by) {
        federation
                .sql(
                        "update export set approved_by = ?, approved_at = ? where id = ? and approved_by is null")
                .params(by, now(), id.value())
                .update();
    }

    static void noteDownload(JdbcClient federation, ExportId id, String by) {
        federation
                .sql("insert into export_download (export, by_subject, at) values (?, ?, ?)")
                .params(id.value(), by, now())
                .update();
    }

    private static RowMapper<Export> reader(Function<JobId, Job> jobs) {
        return (row, _) ->
                new Export(
                        new ExportId(row.getObject("id", UUID.class)),
                        jobs.apply(new JobId(row.getObject("job", UUID.class))),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        row.getString("approved_by"),
                        time(row, "approved_at"),
                        time(row, "deleted_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
