package bourg.tenants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work in the background and how far it has come; {@code error} is what went wrong last, fit
 * to be shown.
 */
public record Job(
        JobId id,
        String kind,
        @Nullable CityId city,
        String subject,
        JobState state,
        long done,
        long total,
        @Nullable String note,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** How much is done, in whole hundredths; 0 as long as nobody knows how much there is to do. */
    public int percent() {
        return total == 0 ? 0 : (int) (done * 100 / total);
    }
}
