package bourg.local.isolation;

import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Persona;
import bourg.local.isolation.cast.Role;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What everybody is answered who asks plainly, for operations that name nothing in their path; a
 * creation is made here once and only repeated under its key later.
 */
final class Baselines {

    private static final Pattern NEXT = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

    private final Stage stage;
    private final Drafts drafts;
    private final Crew crew;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> cursors = new ConcurrentHashMap<>();
    private final Set<String> granted = ConcurrentHashMap.newKeySet();

    Baselines(Stage stage, Drafts drafts, Crew crew) {
        this.stage = stage;
        this.drafts = drafts;
        this.crew = crew;
    }

    private record Plain(Operation operation, Persona persona, String site) {}

    void ask(List<Operation> operations) {
        List<Plain> all = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.parameter().isPresent()) {
                continue;
            }
            for (Persona persona : stage.everybody()) {
                for (String site : stage.sites()) {
                    if (isHarmless(operation, persona)) {
                        all.add(new Plain(operation, persona, site));
                    }
                }
            }
        }
        crew.each(all, this::ask);
    }

    /** Operators open cities, and everybody may sign up: not by way of trial. */
    private static boolean isHarmless(Operation operation, Persona persona) {
        return operation.reads()
                || (persona.role() != Role.OPERATOR
                        && (!operation.callers().anybody() || persona.role() == Role.ANONYMOUS));
    }

    private void ask(Plain plain, Crew.Attacker attacker) {
        Operation operation = plain.operation();
        Persona persona = plain.persona();
        Answer answer = attacker.send(draft(operation, persona, plain.site()), false);
        answers.put(key(operation, persona, plain.site()), answer);
        if (!answer.succeeded()) {
            return;
        }
        for (Side side : stage.sides()) {
            boolean own = persona.camp().endsWith(":" + side.code());
            boolean everybodys = operation.callers().anybody();
            if (own || everybodys || persona.role() == Role.OPERATOR) {
                granted.add(operation.id() + " " + side.code());
            }
            if (own && operation.takes("cursor")) {
                Ask first = draft(operation, persona, plain.site());
                var next =
                        NEXT.matcher(
                                attacker.send(
                                                first.at(
                                                        first.target()
                                                                .replace("limit=100", "limit=1")),
                                                false)
                                        .body());
                if (next.find()) {
                    cursors.put(operation.id() + " " + side.code(), next.group(1));
                }
            }
        }
    }

    /** The plain request, always under the same key. */
    Ask draft(Operation operation, Persona persona, String site) {
        Side values = drafts.valuesOf(persona);
        String key = keyOf(operation, persona, site);
        return drafts.of(
                operation,
                new Drafts.Asking(persona, site, values, key),
                new Probe.Aim(values, Probe.Slot.NONE, null),
                "");
    }

    /** The key under which somebody asks plainly. */
    String keyOf(Operation operation, Persona persona, String site) {
        return "own-" + Integer.toHexString(key(operation, persona, site).hashCode());
    }

    Answer of(Operation operation, Persona persona, String site) {
        Answer answer = answers.get(key(operation, persona, site));
        if (answer == null) {
            throw new IllegalStateException("Never asked " + key(operation, persona, site));
        }
        return answer;
    }

    /** A cursor that the city's own people were given; one of nothing if there was none. */
    String cursor(Operation operation, Side victim) {
        return cursors.getOrDefault(operation.id() + " " + victim.code(), "bm9uZQ");
    }

    /** Controls passed: the city's own people were answered. */
    Set<String> granted() {
        return granted;
    }

    private static String key(Operation operation, Persona persona, String site) {
        return operation.id() + "|" + persona + "|" + site;
    }
}
