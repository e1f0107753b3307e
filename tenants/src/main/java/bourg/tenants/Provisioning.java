package bourg.tenants;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the opening of a city has come. */
public record Provisioning(CityId city, List<Step> steps) {
    public Provisioning {
        steps = List.copyOf(steps);
    }

    /** Where one step stands; {@code error} is fit to be shown to an operator. */
    public record Step(
            String name,
            State state,
            int attempts,
            @Nullable String error,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /** The states a step goes through. */
    public enum State {
        PENDING,
        RUNNING,
        DONE,
        FAILED
    }
}
