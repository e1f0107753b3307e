package bourg.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.local.RunningPlatform;
import bourg.local.crash.seed.WithoutTransactions;
import bourg.local.journey.SandboxKnobs;
import bourg.local.journey.Town;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Without the transactions of the control plane, the same accidents must leave something broken; if
 * they did not, {@link CrashIT} would prove nothing. Its platform is not of use to anybody
 * afterwards.
 */
@EnabledIfSystemProperty(
        named = "bourg.crash.rounds",
        matches = "\\d\\d+",
        disabledReason = "leaves a broken ledger: alone, with -Pcrash")
class SeededCrashIT {
    private static final int MOST_ROUNDS = 12;
    private static final int ORDERS_A_ROUND = 60;
    private static final Duration TO_HEAL = Duration.ofSeconds(45);

    @AfterEach
    void behave() {
        SandboxKnobs.behave();
    }

    @Test
    void withoutTransactionsSomethingBreaksAndIsNoticed() throws Exception {
        Town town = Town.open("sans-transaction", "Sans Filet", "sans@filet.example");
        RunningPlatform.restartApplication(Map.of(WithoutTransactions.SWITCH, "true"), classes());
        Map<String, Long> broken = new HashMap<>();
        Rounds rounds = new Rounds(town, 1, ORDERS_A_ROUND);
        for (int i = 1; i <= MOST_ROUNDS && broken.isEmpty(); i++) {
            broken.putAll(rounds.play(i));
            if (broken.isEmpty()) {
                broken.putAll(unhealed());
            }
        }
        System.out.println("Broken without transactions: " + broken);
        assertThat(broken).isNotEmpty();
    }

    /** What stays broken although everything works again and had time. */
    private static Map<String, Long> unhealed() {
        SandboxKnobs.behave();
        SandboxKnobs.passDays(4);
        try {
            Awaitility.await().atMost(TO_HEAL).until(() -> Invariants.brokenAtRest().isEmpty());
            return Map.of();
        } catch (ConditionTimeoutException stillBroken) {
            return Invariants.brokenAtRest();
        }
    }

    private static Path classes() throws Exception {
        return Path.of(
                SeededCrashIT.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
