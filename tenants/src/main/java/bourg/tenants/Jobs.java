package bourg.tenants;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All long work of the platform: starts it, follows it, stops it and takes it up again. */
@Component
public class Jobs {
    /** The background task that works on a job; its instance is the job's identifier. */
    public static final TaskDescriptor<Void> WORK = TaskDescriptor.of("job");

    private static final String SELECT =
            "select id, kind, city, subject, state, done, total, note, error, started_at,"
                    + " finished_at from job ";

    private final JdbcClient federation;
    private final SchedulerClient scheduler;

    Jobs(@Qualifier("federation") JdbcClient federation, SchedulerClient scheduler) {
        this.federation = federation;
        this.scheduler = scheduler;
    }

    /**
     * Starts a job, together with the transaction that asks for it.
     *
     * @param subject what the work needs to know, at most 2,000 characters, no personal data
     */
    @InFederation
    public Job start(String kind, @Nullable CityId city, String subject) {
        JobId id = JobId.next();
        federation
                .sql(
                        """
                        insert into job (id, kind, city, subject, state, started_at)
                        values (:id, :kind, :city, :subject, 'RUNNING', :now)\
                        """)
                .param("id", id.value())
                .param("kind", kind)
                .param("city", city == null ? null : city.value(), Types.OTHER)
                .param("subject", subject)
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        scheduler.scheduleIfNotExists(WORK.instance(id.toString()).build(), Instant.now());
        return require(id);
    }

    public Optional<Job> find(JobId id) {
        return federation
                .sql(SELECT + "where id = ?")
                .param(id.value())
                .query(Jobs::read)
                .optional();
    }

    /** The job, which the caller knows to exist. */
    public Job require(JobId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No job " + id));
    }

    /** Jobs of every kind and city, the newest first. */
    public Page<Job> list(@Nullable JobId before, int limit) {
        List<Job> found =
                federation
                        .sql(SELECT + "where id < ? order by id desc limit ?")
                        .params(before == null ? Identifiers.LAST : before.value(), limit + 1)
                        .query(Jobs::read)
                        .list();
        return Page.of(found, limit);
    }

    /** The jobs of one kind for a city, the newest first. */
    public List<Job> ofCity(CityId city, String kind) {
        return federation
                .sql(SELECT + "where city = ? and kind = ? order by id desc")
                .params(city.value(), kind)
                .query(Jobs::read)
                .list();
    }

    /** What is being done for a city, or is about to stop, of whatever kind. */
    public List<Job> underWay(CityId city) {
        return federation
                .sql(SELECT + "where city = ? and finished_at is null order by id")
                .param(city.value())
                .query(Jobs::read)
                .list();
    }

    /** The latest job of a kind, for whatever city or none. */
    public Optional<Job> latest(String kind) {
        return federation
                .sql(SELECT + "where kind = ? order by id desc limit 1")
                .param(kind)
                .query(Jobs::read)
                .optional();
    }

    /**
     * Asks for a stop, which takes effect where the work may safely end; harmless at other times.
     */
    @InFederation
    public void stop(JobId id) {
        if (change(id, "set state = 'STOPPING' where id = ? and state = 'RUNNING'")) {
            wake(id);
        }
    }

    /** Takes up a job that was stopped or has failed; harmless at other times. */
    @InFederation
    public void resume(JobId id) {
        if (change(
                id,
                "set state = 'RUNNING', error = null, finished_at = null where id = ? and state in"
                        + " ('STOPPED', 'FAILED')")) {
            wake(id);
        }
    }

    private boolean change(JobId id, String how) {
        return federation.sql("update job " + how).param(id.value()).update() == 1;
    }

    private void wake(JobId id) {
        Instant now = Instant.now();
        if (scheduler.scheduleIfNotExists(WORK.instance(id.toString()).build(), now)) {
            return;
        }
        try {
            scheduler.reschedule(WORK.instanceId(id.toString()), now);
        } catch (TaskInstanceCurrentlyExecutingException atWork) {
            // Whoever works on it reads the state at the next report.
        }
    }

    private static Job read(ResultSet row, int number) throws SQLException {
        UUID city = row.getObject("city", UUID.class);
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                city == null ? null : new CityId(city),
                row.getString("subject"),
                JobState.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("note"),
                row.getString("error"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
