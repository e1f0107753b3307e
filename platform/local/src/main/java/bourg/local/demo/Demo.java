package bourg.local.demo;

import bourg.local.Platform;
import bourg.parts.Progress;

/** The demo: two cities, two partners, what they offer and adopt; continued where an earlier start was interrupted. */
public final class Demo {

    private Demo() {}

    /** Plays what has not been played yet. */
    public static Demo play(Platform platform, Progress progress) {
        return new Demo();
    }
}
