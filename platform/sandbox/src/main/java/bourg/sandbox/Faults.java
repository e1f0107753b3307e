package bourg.sandbox;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose, because a test asked for it. */
final class Faults {

    /** How a request fails. */
    enum Kind {
        /** 429 before anything happens. */
        RATE_LIMIT,
        /** 500 before anything happens. */
        ERROR,
        /** 500 after all has happened. */
        ERROR_AFTER_COMMIT,
        /** All has happened, and the connection breaks without an answer. */
        NO_ANSWER,
        /** All happens, late. */
        DELAY
    }

    private record Planned(String method, String path, Kind kind, long delayMs) {
        boolean matches(String method, String path) {
            return this.method.equals(method) && path.startsWith(this.path);
        }
    }

    /** What a request meets. */
    record Fault(Kind kind, long delayMs) {}

    private final List<Planned> planned = new CopyOnWriteArrayList<>();
    private volatile boolean held;
    private volatile boolean duplicated;
    private volatile boolean reversed;
    private volatile boolean shuffled;

    void plan(String method, String path, Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            planned.add(new Planned(method, path, fault.kind(), fault.delayMs()));
        }
    }

    /** The next fault for such a request, which is then used up. */
    synchronized @Nullable Fault next(String method, String path) {
        Iterator<Planned> all = planned.iterator();
        while (all.hasNext()) {
            Planned each = all.next();
            if (each.matches(method, path)) {
                planned.remove(each);
                return new Fault(each.kind(), each.delayMs());
            }
        }
        return null;
    }

    void webhooks(boolean held, boolean duplicated, boolean reversed) {
        this.duplicated = duplicated;
        this.reversed = reversed;
        this.held = held;
    }

    /** Sends every event one to three times, in no order. */
    void shuffleWebhooks(boolean shuffled) {
        this.shuffled = shuffled;
    }

    void clear() {
        planned.clear();
        webhooks(false, false, false);
        shuffleWebhooks(false);
    }

    boolean webhooksHeld() {
        return held;
    }

    /** How often an event is sent. */
    int webhookCopies() {
        return shuffled ? ThreadLocalRandom.current().nextInt(1, 4) : duplicated ? 2 : 1;
    }

    boolean webhooksShuffled() {
        return shuffled;
    }

    boolean webhooksReversed() {
        return reversed;
    }
}
