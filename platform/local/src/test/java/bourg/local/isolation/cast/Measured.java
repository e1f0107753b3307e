package bourg.local.isolation.cast;

import bourg.local.journey.Measuring;
import bourg.local.journey.Town;
import java.util.List;
import java.util.Set;

/** A meter of a side, and a line of what was used by it. */
final class Measured {

    private Measured() {}

    static List<Thing> things(Town town, Canary canary) {
        String side = town.city().code();
        Set<String> owners = Set.of("city:" + side, "partner:" + side);
        Measuring measuring = Measuring.of(town, canary.word());
        measuring.use(canary.word());
        // Months are rated once an hour; this one at once.
        ByHand.update(
                "update control.scheduled_tasks set execution_time = now()"
                        + " where task_name = 'usage-rating' and not picked");
        String line = measuring.line();
        return List.of(
                new Thing("meter_id", measuring.meter(), side, owners, Set.of()),
                new Thing("line_id", line, side, owners, Set.of()));
    }
}
