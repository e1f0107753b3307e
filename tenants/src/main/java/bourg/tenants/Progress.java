package bourg.tenants;

import org.jspecify.annotations.Nullable;

/** Where a job's work says how far it has come, and learns that it shall stop. */
@FunctionalInterface
public interface Progress {
    /**
     * Says that {@code done} of {@code total} parts are done. Call it between parts that are each
     * safe to end at: this is where a stop takes effect.
     *
     * @param note what is being worked on, shown to operators; no personal data
     * @throws JobStopped when somebody asked for a stop
     */
    void report(long done, long total, @Nullable String note);
}
