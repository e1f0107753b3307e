package bourg.tenants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of one city in a wave of upgrades. */
public record CityUpgrade(
        CityId city,
        String code,
        String cell,
        boolean canary,
        State state,
        @Nullable String error,
        @Nullable Instant finishedAt) {

    /** Whether its turn has come, and how it went. */
    public enum State {
        WAITING,
        DONE,
        FAILED
    }
}
