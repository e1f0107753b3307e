package bourg.local.contract;

import bourg.local.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Somebody whose tokens are renewed before they run out, however slow the machine is. */
public final class SignedIn {

    private static final Duration GOOD_FOR = Duration.ofMinutes(3);

    private final Supplier<Api> login;
    private Api api;
    private Instant since;

    public SignedIn(Supplier<Api> login) {
        this.login = login;
        this.api = login.get();
        this.since = Instant.now();
    }

    public synchronized Api api() {
        if (since.plus(GOOD_FOR).isBefore(Instant.now())) {
            api = login.get();
            since = Instant.now();
        }
        return api;
    }
}
