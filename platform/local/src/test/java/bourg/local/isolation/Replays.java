package bourg.local.isolation;

import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Persona;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats, under the very key, what another city's people have asked; nobody may be given the
 * answer that they got. What this creates of one's own is there before the rows are summed.
 */
final class Replays {

    private static final Trick TRICK =
            new Trick("their-idempotency-key", Trick.Way.KEY, (ask, _) -> ask);

    private final Stage stage;
    private final Drafts drafts;
    private final Baselines baselines;
    private final Outcome outcome;

    Replays(Stage stage, Drafts drafts, Baselines baselines, Outcome outcome) {
        this.stage = stage;
        this.drafts = drafts;
        this.baselines = baselines;
        this.outcome = outcome;
    }

    private record Replay(Probe probe, Persona first) {}

    void run(List<Operation> operations, Crew crew) {
        List<Replay> all = new ArrayList<>();
        for (Operation operation : operations) {
            boolean creates = operation.route().asksKey() && operation.parameter().isEmpty();
            if (creates && !operation.callers().anybody()) {
                stage.sides().forEach(side -> all.addAll(of(operation, side)));
            }
        }
        crew.each(all, this::send);
    }

    /** Each answer that was given is wanted by everybody of the other side, at home and there. */
    private List<Replay> of(Operation operation, Side victim) {
        List<Replay> all = new ArrayList<>();
        Probe.Aim aim = new Probe.Aim(victim, Probe.Slot.NONE, null);
        for (Persona first : victim.personas()) {
            if (!baselines.of(operation, first, first.site()).succeeded()) {
                continue;
            }
            for (Persona thief : stage.other(victim).personas()) {
                all.add(replay(operation, aim, thief, thief.site(), first));
                if (thief.signedIn() != null && !thief.site().equals(first.site())) {
                    all.add(replay(operation, aim, thief, first.site(), first));
                }
            }
        }
        return all;
    }

    private static Replay replay(
            Operation operation, Probe.Aim aim, Persona thief, String site, Persona first) {
        return new Replay(new Probe(operation, aim, thief, site, TRICK, false), first);
    }

    private void send(Replay replay, Crew.Attacker attacker) {
        Probe probe = replay.probe();
        Operation operation = probe.operation();
        Persona first = replay.first();
        String key = baselines.keyOf(operation, first, first.site());
        Drafts.Asking asking =
                new Drafts.Asking(probe.persona(), probe.site(), probe.aim().victim(), key);
        outcome.count(probe);
        Answer answer = attacker.send(drafts.of(operation, asking, probe.aim(), ""), false);
        Answer given = baselines.of(operation, first, first.site());
        if (answer.isReplay() || (answer.succeeded() && answer.body().equals(given.body()))) {
            outcome.find(probe, Finding.Kind.LEAK, "the answer given to " + first + ": " + answer);
        }
    }
}
