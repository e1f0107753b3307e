package bourg.local.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.local.RunningPlatform;
import bourg.local.contract.Contract;
import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Everybody asks for what is another city's, by every operation of the contract and every trick;
 * nobody gets anything, and nothing is changed.
 */
class IsolationIT {
    /**
     * A price per inhabitant needs a service that is free: that those who may can set one is shown
     * by CapitaBillsTest.
     */
    private static final Set<String> ELSEWHERE = Set.of("addCapitaPrice");

    static final boolean FULL = Boolean.getBoolean("bourg.isolation.full");
    private static final int MOST = FULL ? 1_800 : 160;

    @Test
    void noCitySeesAnother() throws Exception {
        Stage stage = Stage.shared();
        List<Operation> operations = Contract.operations();
        Drafts drafts = new Drafts(stage, RunningPlatform.get().settings().ports().edge());
        try (Crew crew = new Crew()) {
            Instant start = Instant.now();
            Outcome outcome = new Attack(stage, drafts, crew).on(operations, MOST);
            Controls controls = new Controls(stage, drafts, crew);
            outcome.pass(controls.run(operations));
            Duration took = Duration.between(start, Instant.now());
            new Traces(stage, outcome).search();
            Report report = new Report(outcome, took);
            for (Side side : stage.sides()) {
                report.publish(side);
            }
            System.out.println(report.line());
            outcome.findings().forEach(System.out::println);
            List<Operation> proven =
                    operations.stream().filter(each -> !ELSEWHERE.contains(each.id())).toList();
            assertThat(outcome.unproven(proven)).as("%s", controls.refusals()).isEmpty();
            assertThat(outcome.findings()).isEmpty();
        }
    }
}
