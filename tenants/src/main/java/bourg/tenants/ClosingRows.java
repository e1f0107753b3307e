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
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of cities on their way out and of what certifies their end. */
final class ClosingRows {
    private ClosingRows() {}

    static Optional<Closing> find(JdbcClient federation, CityId city, Function<JobId, Job> jobs) {
        return federation
                .sql(
                        "select announced_at, erase_at, without_export, job from closing where city"
                                + " = ?")
                .param(city.value())
                .query((row, _) -> {
                    UUID job = row.getObject("job", UUID.class);
                    return new Closing(
                            city,
                            instant(row, "announced_at"),
                            instant(row, "erase_at"),
                            row.getBoolean("without_export"),
                            job == null ? null : jobs.apply(new JobId(job)));
                })
                .optional();
    }

    /** False if the city is neither open nor suspended. */
    static boolean begin(JdbcClient federation, Closing closing) {
        int closed =
                federation
                        .sql(
                                "update city set state = 'CLOSING' where id = ? and state in"
                                        + " ('ACTIVE', 'SUSPENDED')")
                        .param(closing.city().value())
                        .update();
        if (closed == 1) {
            federation
                    .sql(
                            "insert into closing (city, announced_at, erase_at, without_export)"
                                    + " values (?, ?, ?, ?)")
                    .params(
                            closing.city().value(),
                            closing.announcedAt().atOffset(ZoneOffset.UTC),
                            closing.eraseAt().atOffset(ZoneOffset.UTC),
                            closing.withoutExport())
                    .update();
        }
        return closed == 1;
    }

    /** False if it is not closing, or is being erased already. */
    static boolean cancel(JdbcClient federation, CityId city) {
        int kept =
                federation
                        .sql("delete from closing where city = ? and job is null")
                        .param(city.value())
                        .update();
        if (kept == 1) {
            federation
                    .sql(
                            "update city set state = case when suspended_at is null then 'ACTIVE'"
                                    + " else 'SUSPENDED' end where id = ?")
                    .param(city.value())
                    .update();
        }
        return kept == 1;
    }

    /** Keeps others from cancelling or beginning meanwhile; false if they already have. */
    static boolean lock(JdbcClient federation, CityId city) {
        return federation
                .sql("select city from closing where city = ? and job is null for update")
                .param(city.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** From now on nobody gets in. */
    static void erasing(JdbcClient federation, CityId city, JobId job) {
        federation
                .sql("update closing set job = ? where city = ?")
                .params(job.value(), city.value())
                .update();
        federation
                .sql("update city set state = 'CLOSED' where id = ?")
                .param(city.value())
                .update();
    }

    static boolean hasApprovedExport(JdbcClient federation, CityId city) {
        return federation
                .sql(
                        "select exists (select 1 from export where city = ? and approved_at is not"
                                + " null)")
                .param(city.value())
                .query(Boolean.class)
                .single();
    }

    static boolean isAtWork(JdbcClient federation, CityId city) {
        return federation
                .sql(
                        "select exists (select 1 from job where city = ? and state in ('RUNNING',"
                                + " 'STOPPING'))")
                .param(city.value())
                .query(Boolean.class)
                .single();
    }

    static List<CityId> due(JdbcClient federation, Instant now) {
        return federation
                .sql(
                        "select city from closing where job is null and erase_at <= ? order by"
                                + " erase_at")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CityId(row.getObject("city", UUID.class)))
                .list();
    }

    static Optional<ErasureCertificate> certificate(JdbcClient federation, CityId city) {
        return federation
                .sql(
                        "select text, signature, public_key, signed_at from erasure_certificate"
                                + " where city = ?")
                .param(city.value())
                .query((row, _) ->
                        new ErasureCertificate(
                                row.getString("text"),
                                row.getString("signature"),
                                row.getString("public_key"),
                                instant(row, "signed_at")))
                .optional();
    }

    /** Of all certificates, the newest first; a key changes every few years. */
    static List<String> publicKeys(JdbcClient federation) {
        return federation
                .sql(
                        "select public_key from erasure_certificate group by public_key order by"
                                + " max(signed_at) desc limit 99")
                .query((row, _) -> row.getString("public_key"))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
