package bourg.local.journey;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long the tests wait for what happens in the background; a busy machine is slow. */
public final class Waiting {

    private Waiting() {}

    /** Looks often, and gives up only when something must have gone wrong. */
    public static ConditionFactory patiently() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(400));
    }
}
