package bourg.local.isolation;

import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Persona;
import bourg.local.isolation.cast.Role;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import bourg.local.isolation.cast.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All probes of an operation: every aim x everybody whom it does not concern x site x trick. */
final class Probes {

    private final Stage stage;
    private final List<Trick> tricks = Trick.all();

    Probes(Stage stage) {
        this.stage = stage;
    }

    /** At most so many, always the same ones, spread over everything. */
    List<Probe> of(Operation operation, int most) {
        List<Probe> all = new ArrayList<>();
        for (Probe.Aim aim : aims(operation)) {
            for (Persona persona : stage.everybody()) {
                for (String site : stage.sites()) {
                    for (Trick trick : tricks) {
                        all.add(new Probe(operation, aim, persona, site, trick, false));
                        all.add(new Probe(operation, aim, persona, site, trick, true));
                    }
                }
            }
        }
        all.removeIf(Predicate.not(this::isAttack));
        return all.stream().sorted(Comparator.comparingInt(Probes::shuffled)).limit(most).toList();
    }

    /** Parameters in the path that nothing on the stage is an example of. */
    List<String> withoutExample(Operation operation) {
        Set<String> known = names();
        return operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("path"))
                .map(Operation.Parameter::name)
                .filter(name -> !known.contains(name))
                .toList();
    }

    private Set<String> names() {
        return stage.sides().stream()
                .flatMap(side -> side.things().stream())
                .map(Thing::parameter)
                .collect(Collectors.toSet());
    }

    private List<Probe.Aim> aims(Operation operation) {
        List<Probe.Aim> aims = new ArrayList<>();
        for (Side victim : stage.sides()) {
            operation
                    .parameter()
                    .ifPresent(name -> add(aims, operation, victim, name, Probe.Slot.PATH));
            for (String name : names()) {
                boolean inQuery =
                        operation.parameters().stream()
                                .anyMatch(each ->
                                        each.name().equals(name) && each.in().equals("query"));
                boolean inBody =
                        operation.request().isPresent()
                                && operation.request().get().path("properties").has(name);
                if (inQuery || inBody) {
                    Probe.Slot slot = inQuery ? Probe.Slot.QUERY : Probe.Slot.BODY;
                    add(aims, operation, victim, name, slot);
                }
            }
            if (operation.parameter().isEmpty()) {
                aims.add(new Probe.Aim(victim, Probe.Slot.NONE, null));
            }
        }
        return aims;
    }

    private static void add(
            List<Probe.Aim> aims, Operation operation, Side victim, String name, Probe.Slot slot) {
        things(operation, victim, name)
                .forEach(thing -> aims.add(new Probe.Aim(victim, slot, thing)));
    }

    /** Those made for the operation; else all for a read and the first for a write. */
    static List<Thing> things(Operation operation, Side victim, String name) {
        List<Thing> all =
                victim.things().stream().filter(each -> each.parameter().equals(name)).toList();
        List<Thing> made =
                all.stream().filter(each -> each.purposes().contains(operation.id())).toList();
        if (!made.isEmpty()) {
            return made;
        }
        return operation.reads() ? all : all.subList(0, Math.min(1, all.size()));
    }

    /** Leaves out what is allowed: an owner at home, and what a city shows to everybody. */
    private boolean isAttack(Probe probe) {
        return applies(probe) && !isForEverybody(probe) && !isOwner(probe);
    }

    private static boolean applies(Probe probe) {
        Operation operation = probe.operation();
        boolean atHome = probe.site().equals(probe.aim().victim().host());
        return switch (probe.trick().way()) {
            case IDENTIFIER -> probe.aim().slot() == Probe.Slot.PATH;
            case BODY -> operation.request().isPresent();
            case CURSOR -> operation.takes("cursor") && probe.aim().slot() == Probe.Slot.NONE;
            case KEY -> operation.takes("Order-Access-Key") && !atHome;
            default -> true;
        };
    }

    private static boolean isForEverybody(Probe probe) {
        Operation operation = probe.operation();
        Persona persona = probe.persona();
        boolean withoutToken = persona.signedIn() == null || persona.role() == Role.CITIZEN;
        if (operation.callers().anybody()
                && !operation.reads()
                && probe.aim().slot() == Probe.Slot.NONE
                && persona.role() != Role.ANONYMOUS) {
            return true; // what everybody may create is created once
        }
        boolean open =
                operation.callers().anybody()
                        || (operation.callers().alsoNobody()
                                && operation.parameter().isEmpty()
                                && withoutToken);
        return open && probe.reachesVictim();
    }

    private static boolean isOwner(Probe probe) {
        Persona persona = probe.persona();
        Thing thing = probe.aim().thing();
        boolean ours =
                thing == null
                        ? persona.camp().endsWith(":" + probe.aim().victim().code())
                                || persona.role() == Role.OPERATOR
                        : thing.isOf(persona);
        boolean anywhere = thing == null && persona.role() != Role.OPERATOR;
        return ours
                && (anywhere
                        || probe.site().equals(persona.site())
                        || probe.trick().way() == Trick.Way.HOST_FORM);
    }

    /** Spreads probes evenly, the same way on every run; things of a family stay together. */
    private static int shuffled(Probe probe) {
        int hash = probe.family().hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) * 0x85EBCA6B;
    }
}
