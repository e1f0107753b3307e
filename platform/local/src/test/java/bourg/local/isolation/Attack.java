package bourg.local.isolation;

import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Persona;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sends the probes of one operation after the other, and looks at every row after each. */
final class Attack {

    private final Stage stage;
    private final Drafts drafts;
    private final Baselines baselines;
    private final Crew crew;
    private final Outcome outcome = new Outcome();
    private final Map<String, Answer> ofNothing = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();

    Attack(Stage stage, Drafts drafts, Crew crew) {
        this.stage = stage;
        this.drafts = drafts;
        this.crew = crew;
        this.baselines = new Baselines(stage, drafts, crew);
    }

    /** At most so many probes for each operation. */
    Outcome on(List<Operation> operations, int most) throws SQLException, InterruptedException {
        Probes probes = new Probes(stage);
        baselines.ask(operations.stream().filter(each -> !each.reads()).toList());
        new Replays(stage, drafts, baselines, outcome).run(operations, crew);
        baselines.ask(operations.stream().filter(Operation::reads).toList());
        outcome.pass(baselines.granted());
        try (Digests digests = Digests.open()) {
            Map<String, String> before = digests.whenQuiet();
            for (Operation operation : operations) {
                probes.withoutExample(operation).forEach(name -> outcome.missing(operation, name));
                crew.each(probes.of(operation, most), this::send);
                Map<String, String> after = digests.take();
                Digests.changed(before, after).forEach(table -> outcome.wrote(operation, table));
                before = after;
            }
            Map<String, String> settled = digests.whenQuiet();
            Digests.changed(before, settled).forEach(outcome::wroteLater);
        }
        return outcome;
    }

    private void send(Probe probe, Crew.Attacker attacker) {
        outcome.count(probe);
        Ask ask = tricked(probe, probe.aim().id());
        Answer answer = attacker.send(ask, probe.edge());
        if (answer.failed()) {
            outcome.find(probe, Finding.Kind.FAILURE, answer.toString());
            return;
        }
        if (showsTheVictims(probe, ask, answer)) {
            outcome.find(probe, Finding.Kind.LEAK, "what is the city's: " + answer);
        } else if (probe.aim().thing() == null) {
            judgeWithoutThing(probe, answer, attacker);
        } else {
            judge(probe, answer, attacker);
        }
    }

    /** The thing must be as little there as one that never was. */
    private void judge(Probe probe, Answer answer, Crew.Attacker attacker) {
        if (answer.succeeded()) {
            outcome.find(probe, Finding.Kind.LEAK, answer.toString());
            return;
        }
        Answer nothing = ofNothing.get(probe.family());
        if (nothing == null) {
            nothing = ofNothing(probe, attacker);
            ofNothing.put(probe.family(), nothing);
        }
        if (!isSame(probe, answer, nothing)) {
            Answer again = attacker.send(tricked(probe, probe.aim().id()), probe.edge());
            Answer still = ofNothing(probe, attacker);
            if (!isSame(probe, again, still)) {
                outcome.find(
                        probe,
                        Finding.Kind.ORACLE,
                        again.unlike(still, probe.aim().id(), random(probe)));
            }
        }
    }

    private Answer ofNothing(Probe probe, Crew.Attacker attacker) {
        return attacker.send(tricked(probe, random(probe)), probe.edge());
    }

    private static boolean isSame(Probe probe, Answer answer, Answer nothing) {
        return answer.likeness(probe.aim().id()).equals(nothing.likeness(random(probe)));
    }

    private static String random(Probe probe) {
        return Objects.requireNonNull(probe.aim().thing()).nothingLikeIt();
    }

    /** Whoever names nothing gets what is his, or what everybody gets there, or nothing. */
    private void judgeWithoutThing(Probe probe, Answer answer, Crew.Attacker attacker) {
        if (!answer.succeeded() || probe.trick().way() == Trick.Way.CURSOR) {
            return;
        }
        Operation operation = probe.operation();
        Persona persona = probe.persona();
        Answer plain = baselines.of(operation, persona, probe.site());
        boolean abroad = persona.signedIn() != null && !probe.site().equals(persona.site());
        if (abroad && !operation.callers().anybody()) {
            outcome.find(probe, Finding.Kind.LEAK, "a token of elsewhere counts: " + answer);
        } else if (!plain.succeeded()
                || (!plain.said().equals(answer.said()) && changesTheAnswer(probe, attacker))) {
            outcome.find(probe, Finding.Kind.LEAK, "the trick changes the answer: " + answer);
        }
    }

    /** Whether it still does when both are asked now: what is somebody's own changes meanwhile. */
    private boolean changesTheAnswer(Probe probe, Crew.Attacker attacker) {
        Answer plain =
                attacker.send(
                        baselines.draft(probe.operation(), probe.persona(), probe.site()),
                        probe.edge());
        Answer tricked = attacker.send(tricked(probe, probe.aim().id()), probe.edge());
        return !plain.said().equals(tricked.said());
    }

    private static boolean showsTheVictims(Probe probe, Ask ask, Answer answer) {
        String text = answer.everything();
        Side victim = probe.aim().victim();
        if (victim.canary().sings(text)) {
            return true;
        }
        return answer.succeeded()
                && victim.things().stream()
                        .filter(thing -> !thing.isOf(probe.persona()))
                        .filter(thing -> !thing.parameter().equals("service_id"))
                        .filter(thing -> !ask.target().contains(thing.id()))
                        .anyMatch(thing -> text.contains(thing.id()));
    }

    private Ask tricked(Probe probe, String id) {
        Operation operation = probe.operation();
        Probe.Aim aim = probe.aim();
        String cursor = baselines.cursor(operation, aim.victim());
        return probe.trick()
                .apply(draft(probe, id), new Trick.Lure(aim.victim().lures(), id, cursor));
    }

    private Ask draft(Probe probe, String id) {
        Probe.Aim aim = probe.aim();
        if (aim.thing() == null) {
            return baselines.draft(probe.operation(), probe.persona(), probe.site());
        }
        String key = "probe-" + keys.incrementAndGet();
        Side values = stage.other(aim.victim());
        return drafts.of(
                probe.operation(),
                new Drafts.Asking(probe.persona(), probe.site(), values, key),
                aim,
                id);
    }
}
