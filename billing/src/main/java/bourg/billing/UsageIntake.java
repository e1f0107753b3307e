package bourg.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a delivery of usage events. */
public sealed interface UsageIntake {
    /** Every event was kept, was here before, or is among the faults. */
    record Taken(int accepted, int duplicates, List<Fault> faults) implements UsageIntake {
        public Taken {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing was kept: these are more events than one delivery may have. */
    record TooMany(int most) implements UsageIntake {}

    /** Nothing was kept: what was sent is no list of events. */
    record Unreadable() implements UsageIntake {}

    /** Why the event at a place, counted from 0, was not kept. */
    record Fault(int index, @Nullable String eventId, String code) {}
}
