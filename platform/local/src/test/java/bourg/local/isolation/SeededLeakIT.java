package bourg.local.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.local.RunningPlatform;
import bourg.local.contract.Contract;
import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Stage;
import bourg.local.isolation.leak.Leak;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application is started with a hole, and the attack must find it and name the operation. */
class SeededLeakIT {

    private static final int MOST = 400;

    static Stream<Leak> leaks() {
        return IsolationIT.FULL ? Stream.of(Leak.values()) : Stream.of(Leak.ORDERS_ANY_CITIZEN);
    }

    @AfterAll
    static void close() {
        RunningPlatform.restartApplication();
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void aHoleIsFoundAndItsOperationNamed(Leak leak) throws Exception {
        Stage stage = Stage.shared();
        RunningPlatform.restartApplication(Map.of(Leak.SWITCH, leak.name()), classes());
        List<Operation> suspects =
                Contract.operations().stream()
                        .filter(operation -> leak.operations().contains(operation.id()))
                        .toList();
        Drafts drafts = new Drafts(stage, RunningPlatform.get().settings().ports().edge());
        try (Crew crew = new Crew()) {
            Outcome outcome = new Attack(stage, drafts, crew).on(suspects, MOST);
            System.out.printf(
                    "Seeded leak %s: %,d probes, %d leaks, %d foreign writes%n",
                    leak, outcome.probes(), outcome.leaks(), outcome.foreignWrites());
            assertThat(outcome.findings())
                    .extracting(Finding::operation)
                    .as("what was found with %s", leak)
                    .containsAnyElementsOf(leak.operations());
        }
    }

    /** Where this very class comes from: the classes that make the holes are beside it. */
    private static Path classes() throws Exception {
        return Path.of(
                SeededLeakIT.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
