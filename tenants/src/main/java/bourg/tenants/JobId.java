package bourg.tenants;

import java.util.Optional;
import java.util.UUID;

/** Identifies a job, as {@code job_...}. */
public record JobId(UUID value) implements Identifier {
    private static final String PREFIX = "job";

    public static JobId next() {
        return new JobId(Identifiers.next());
    }

    public static Optional<JobId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(JobId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return Identifiers.text(PREFIX, value);
    }
}
