package bourg.local.demo;

import java.time.Duration;

/** What the demo does between two looks at something that is made in the background. */
final class Pause {

    private Pause() {}

    static void seconds(int count) {
        try {
            Thread.sleep(Duration.ofSeconds(count));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
