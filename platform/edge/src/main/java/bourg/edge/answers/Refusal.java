package bourg.edge.answers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that goes no further, and when it may be worth trying again. */
public record Refusal(Reason reason, @Nullable Duration retryAfter) {

    public static Refusal because(Reason reason) {
        return new Refusal(reason, null);
    }

    public static Refusal until(Reason reason, Duration retryAfter) {
        return new Refusal(reason, retryAfter);
    }
}
