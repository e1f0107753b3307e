package bourg.tenants;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An archive of everything that is a city's: who asked for it, who approved it, how far it is. */
public record Export(
        ExportId id,
        Job job,
        String askedBy,
        Instant askedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant deletedAt) {
    /** How long an archive is kept once it is written. */
    public static final Duration KEPT = Duration.ofDays(7);

    public ExportState state() {
        if (deletedAt != null) {
            return ExportState.DELETED;
        }
        return switch (job.state()) {
            case RUNNING, STOPPING -> ExportState.PREPARING;
            case STOPPED, FAILED -> ExportState.FAILED;
            case DONE -> approvedAt == null ? ExportState.READY : ExportState.APPROVED;
        };
    }

    public @Nullable Instant keptUntil() {
        Instant finished = job.finishedAt();
        return finished == null ? null : finished.plus(KEPT);
    }
}
