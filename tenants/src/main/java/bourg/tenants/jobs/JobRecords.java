package bourg.tenants.jobs;

import bourg.tenants.JobId;
import bourg.tenants.JobState;
import bourg.tenants.JobStopped;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down how a job goes, each time in a transaction of its own. */
@Component
class JobRecords {
    private final JdbcClient federation;

    JobRecords(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** One round trip says how far the work is and hears whether it shall stop. */
    void report(JobId id, long done, long total, @Nullable String note) {
        String state =
                federation
                        .sql(
                                "update job set done = :done, total = :total, note = :note where id = :id returning state")
                        .param("done", done)
                        .param("total", total)
                        .param("note", note, Types.VARCHAR)
                        .param("id", id.value())
                        .query(String.class)
                        .single();
        if (JobState.valueOf(state) == JobState.STOPPING) {
            throw new JobStopped();
        }
    }

    void done(JobId id) {
        end(id, "set state = 'DONE', done = total, note = null, error = null, finished_at = ?");
    }

    void stopped(JobId id) {
        end(id, "set state = 'STOPPED', finished_at = ?");
    }

    void failed(JobId id) {
        end(id, "set state = 'FAILED', finished_at = ?");
    }

    private void end(JobId id, String how) {
        federation
                .sql("update job " + how + " where id = ? and finished_at is null")
                .params(OffsetDateTime.now(ZoneOffset.UTC), id.value())
                .update();
    }

    void trouble(JobId id, String error) {
        federation.sql("update job set error = ? where id = ?").params(error, id.value()).update();
    }
}
