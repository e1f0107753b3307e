package bourg.local.crash;

import bourg.local.RunningPlatform;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What is killed, and how long after the shoppers came. */
record Accident(Victim victim, Duration after) {
    private static final int EARLIEST_MS = 200;
    private static final int LATEST_MS = 4_000;

    /** Who dies. */
    enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    static Accident next(RandomGenerator random) {
        Victim[] victims = Victim.values();
        return new Accident(
                victims[random.nextInt(victims.length)],
                Duration.ofMillis(random.nextInt(EARLIEST_MS, LATEST_MS)));
    }

    /** Waits for its moment, kills, and returns when all is up again. */
    void happen() {
        try {
            Thread.sleep(after);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
        switch (victim) {
            case APPLICATION -> RunningPlatform.killApplication();
            case DATABASE -> RunningPlatform.killDatabase(() -> {});
            case BOTH ->
                    RunningPlatform.killApplication(() -> RunningPlatform.killDatabase(() -> {}));
        }
    }

    @Override
    public String toString() {
        return victim + " after " + after.toMillis() + " ms";
    }
}
