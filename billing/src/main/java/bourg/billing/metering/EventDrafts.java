package bourg.billing.metering;

import bourg.billing.UsageEvents;
import bourg.billing.UsageIntake.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one delivery that are without fault in themselves, and the faults of the others.
 */
final class EventDrafts {
    private final List<GivenEvent> events = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int count;

    /** More were given than one delivery may have; the rest was not looked at. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("More than " + UsageEvents.MOST + " events", null, false, false);
        }
    }

    Draft begin() {
        if (count == UsageEvents.MOST) {
            throw new TooMany();
        }
        return new Draft(count++);
    }

    void end(Draft draft) {
        draft.end(events::add, faults::add);
    }

    List<GivenEvent> events() {
        return events;
    }

    List<Fault> faults() {
        return faults;
    }
}
