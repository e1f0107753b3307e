package bourg.local.isolation;

import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Persona;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import bourg.local.isolation.cast.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * After the attack, the owners make the very calls that everybody else was refused, on the very
 * things: so each was there all the time, in the state in which the call does something.
 */
final class Controls {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_PAUSES = 120;

    /** What spoils a thing for other operations comes last, in this order. */
    private static final List<String> LAST =
            List.of(
                    "acceptOrder",
                    "completeOrder",
                    "submitOffer",
                    "retireOffer",
                    "withdrawAdoption",
                    "deleteWebhookEndpoint");

    private final Stage stage;
    private final Drafts drafts;
    private final Crew.Attacker line;
    private final Map<String, String> refusals = new HashMap<>();

    Controls(Stage stage, Drafts drafts, Crew crew) {
        this.stage = stage;
        this.drafts = drafts;
        this.line = crew.first();
    }

    /** The controls that passed. */
    Set<String> run(List<Operation> operations) {
        Set<String> passed = new HashSet<>();
        List<Operation> inOrder = new ArrayList<>(operations);
        inOrder.sort(
                Comparator.comparing(Controls::changesTheCity)
                        .thenComparingInt(operation -> LAST.indexOf(operation.id())));
        for (Operation operation : inOrder) {
            for (Side side : stage.sides()) {
                for (Probe.Aim aim : aims(operation, side)) {
                    if (isAnswered(operation, aim)) {
                        passed.add(aim.control(operation));
                    }
                }
            }
        }
        return passed;
    }

    /** A city that is suspended or closed answers nothing more. */
    private static boolean changesTheCity(Operation operation) {
        return !operation.reads() && operation.route().path().startsWith("/cities/{city_id}");
    }

    /** Why owners were refused, by control. */
    Map<String, String> refusals() {
        return refusals;
    }

    private static List<Probe.Aim> aims(Operation operation, Side side) {
        return operation
                .parameter()
                .map(name ->
                        Probes.things(operation, side, name).stream()
                                .map(thing -> new Probe.Aim(side, Probe.Slot.PATH, thing))
                                .toList())
                .orElseGet(() -> List.of(new Probe.Aim(side, Probe.Slot.NONE, null)));
    }

    private boolean isAnswered(Operation operation, Probe.Aim aim) {
        StringBuilder refused = new StringBuilder();
        for (Persona owner : stage.everybody()) {
            if (!mayAsk(owner, operation, aim)) {
                continue;
            }
            Answer answer = ask(owner, operation, aim);
            if (answer.succeeded()) {
                return true;
            }
            refused.append(owner.role()).append(": ").append(answer).append("; ");
        }
        refusals.put(aim.control(operation), refused.toString());
        return false;
    }

    /** Other work on the city may still be under way, begun by the control before. */
    private Answer ask(Persona owner, Operation operation, Probe.Aim aim) {
        String site = owner.site().isEmpty() ? aim.victim().host() : owner.site();
        Answer answer;
        int attempts = 0;
        do {
            LockSupport.parkNanos(attempts == 0 ? 0 : PAUSE.toNanos());
            String key = "control-" + aim.control(operation).hashCode() + owner.role() + attempts;
            Drafts.Asking asking = new Drafts.Asking(owner, site, aim.victim(), key);
            answer = line.send(drafts.of(operation, asking, aim, aim.id()), false);
        } while (answer.body().contains("\"city_busy\"") && attempts++ < MOST_PAUSES);
        return answer;
    }

    private static boolean mayAsk(Persona persona, Operation operation, Probe.Aim aim) {
        Thing thing = aim.thing();
        boolean ofSide = persona.camp().endsWith(":" + aim.victim().code());
        if (thing == null) {
            return ofSide || persona.camp().equals("operator");
        }
        boolean owner = thing.isOf(persona) && (ofSide || persona.camp().equals("operator"));
        return owner || (operation.callers().anybody() && ofSide);
    }
}
