package bourg.local.isolation;

import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Persona;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Thing;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: somebody asks at a site for something of the victim, by a trick, straight at the
 * application or through the edge.
 */
record Probe(
        Operation operation, Aim aim, Persona persona, String site, Trick trick, boolean edge) {

    /** Where in the request the identifier goes. */
    enum Slot {
        PATH,
        QUERY,
        BODY,
        NONE
    }

    /** What is wanted: a thing of the victim, or just whatever the victim's answer holds. */
    record Aim(Side victim, Slot slot, @Nullable Thing thing) {

        String id() {
            return thing == null ? "" : thing.id();
        }

        /** The call of the owner that proves that this aim can be reached at all. */
        String control(Operation operation) {
            String what = slot == Slot.PATH ? id() : victim.code();
            return operation.id() + " " + what;
        }
    }

    /** Whether the request is really for the victim's site, by whatever name. */
    boolean reachesVictim() {
        return site.equals(aim.victim().host()) || trick.way() == Trick.Way.HOST_FORM;
    }

    /** What all probes have in common that differ in nothing but the identifier. */
    String family() {
        return String.join(
                "|",
                operation.id(),
                aim.victim().code(),
                aim.slot().name(),
                persona.toString(),
                site,
                trick.name(),
                edge ? "edge" : "app");
    }

    @Override
    public String toString() {
        return "%s %s (%s) by %s at %s with %s through the %s"
                .formatted(
                        operation,
                        aim.id(),
                        aim.victim().code(),
                        persona,
                        site,
                        trick,
                        edge ? "edge" : "app");
    }
}
