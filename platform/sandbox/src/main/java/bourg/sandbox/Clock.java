package bourg.sandbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time by which money moves (banks settle, funds become available): the wall clock, and ahead
 * of it where a test has no days to wait. What is signed or expires goes by the wall clock.
 */
final class Clock {
    private final AtomicLong aheadSeconds = new AtomicLong();

    /** Seconds since the epoch. */
    long now() {
        return Fixtures.now() + aheadSeconds.get();
    }

    void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not go back");
        }
        aheadSeconds.addAndGet(by.toSeconds());
    }
}
