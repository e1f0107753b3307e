package bourg.tenants;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a city's audit trail: how long it is, the first thing wrong with it, and what is
 * known to be missing because the city was put back to a backup.
 */
public record AuditVerdict(
        CityId city, long entries, @Nullable Fault fault, @Nullable Head head, List<Gap> gaps) {
    public AuditVerdict {
        gaps = List.copyOf(gaps);
    }

    /** What was done to the trail. */
    public enum Tampering {
        EDITED,
        DELETED,
        REORDERED,
        TRUNCATED,
        REWRITTEN
    }

    /** The first line that is not as it was written. */
    public record Fault(Tampering tampering, long sequence) {}

    /** How far the trail had come when the control plane last looked. */
    public record Head(long sequence, String hash, Instant at) {}

    /**
     * The lines after {@code kept} until {@code lost} went when the city was put back to a backup;
     * another backup, made just before, still has them, the last with this hash. Whether the trail
     * was intact until then was found out before.
     */
    public record Gap(Instant at, Restoration from, long kept, long lost, boolean wasIntact) {}

    /** Which backup was restored, and which keeps what was there before. */
    public record Restoration(String backup, String keptIn, String lostHash) {}

    public boolean isIntact() {
        return fault == null;
    }
}
