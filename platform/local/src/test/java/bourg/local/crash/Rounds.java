package bourg.local.crash;

import bourg.local.Api;
import bourg.local.journey.SandboxKnobs;
import bourg.local.journey.Town;
import bourg.local.journey.Waiting;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Rounds of shopping, each cut short by an accident; the seed repeats what was random. */
final class Rounds {
    private static final int SHOPPERS_AT_ONCE = 8;

    private final Town town;
    private final SplittableRandom random;
    private final int ordersARound;
    private final Acknowledged acknowledged = new Acknowledged();

    Rounds(Town town, long seed, int ordersARound) {
        this.town = town;
        this.random = new SplittableRandom(seed);
        this.ordersARound = ordersARound;
    }

    /** One round; what the ledger breaks right after the accident. */
    Map<String, Long> play(int number) {
        SandboxKnobs.shuffleWebhooks();
        Accident accident = Accident.next(random);
        Api staff = signIn();
        try (ExecutorService shoppers = Executors.newFixedThreadPool(SHOPPERS_AT_ONCE)) {
            for (int i = 0; i < ordersARound; i++) {
                RandomGenerator mood = random.split();
                shoppers.execute(new Shopper(town, staff, mood, acknowledged));
            }
            accident.happen();
        }
        System.out.printf("Round %d: %s; so far %s%n", number, accident, acknowledged);
        return Invariants.brokenNow();
    }

    /** Keycloak needs a moment to find the database again. */
    private Api signIn() {
        return Waiting.patiently().ignoreExceptions().until(town.city()::staff, Objects::nonNull);
    }

    Acknowledged acknowledged() {
        return acknowledged;
    }
}
