package bourg.tenants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a city's audit trail: how long it is and the first thing wrong with it. */
public record AuditVerdict(CityId city, long entries, @Nullable Fault fault, @Nullable Head head) {
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

    public boolean isIntact() {
        return fault == null;
    }
}
