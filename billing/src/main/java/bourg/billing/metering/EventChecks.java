package bourg.billing.metering;

import bourg.billing.UsageIntake.Fault;
import bourg.billing.metering.EventRows.Month;
import bourg.billing.metering.EventRows.Named;
import bourg.marketplace.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds given events against what is known: the partner's meters and subjects, the clock, the
 * months that have a price.
 */
@Component
class EventChecks {
    /** How far the clocks of partners may run ahead of ours. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final MeterRows meters;
    private final EventRows rows;

    EventChecks(MeterRows meters, EventRows rows) {
        this.meters = meters;
        this.rows = rows;
    }

    /** An event that can be kept, with its subject and month. */
    record Checked(GivenEvent event, Month month, long subject) {}

    /** What all events of a delivery are held against. */
    private record Known(
            Instant latest, Map<UUID, ZoneId> zones, Map<Named, Long> subjects, Set<Month> priced) {
        Month month(GivenEvent event) {
            LocalDate day = LocalDate.ofInstant(event.at(), zone(event));
            return new Month(event.meter(), day.withDayOfMonth(1));
        }

        private ZoneId zone(GivenEvent event) {
            return zones.getOrDefault(event.meter(), ZoneOffset.UTC);
        }

        @Nullable String fault(GivenEvent event) {
            if (!zones.containsKey(event.meter())) {
                return "meter_unknown";
            }
            if (!subjects.containsKey(named(event))) {
                return "subject_unknown";
            }
            if (event.at().isAfter(latest)) {
                return "event_in_future";
            }
            return priced.contains(month(event)) ? null : "month_not_priced";
        }
    }

    /** Those that can be kept, each name once; whoever says the same twice is at no fault. */
    List<Checked> check(PartnerId partner, List<GivenEvent> events, List<Fault> faults) {
        Known known = known(partner, events);
        Map<String, GivenEvent> seen = new HashMap<>();
        List<Checked> checked = new ArrayList<>();
        for (GivenEvent event : events) {
            String fault = known.fault(event);
            if (fault == null) {
                GivenEvent first = seen.putIfAbsent(event.id(), event);
                if (first == null) {
                    long subject = known.subjects().getOrDefault(named(event), 0L);
                    checked.add(new Checked(event, known.month(event), subject));
                } else if (!first.same(event)) {
                    fault = "event_id_reused";
                }
            }
            if (fault != null) {
                faults.add(new Fault(event.index(), event.id(), fault));
            }
        }
        return checked;
    }

    private Known known(PartnerId partner, List<GivenEvent> events) {
        Map<UUID, ZoneId> zones =
                meters.ofPartner(partner, distinct(events, GivenEvent::meter)).stream()
                        .collect(
                                Collectors.toMap(
                                        meter -> meter.id().value(),
                                        meter -> meter.books().timeZone()));
        List<GivenEvent> theirs =
                events.stream().filter(event -> zones.containsKey(event.meter())).toList();
        Instant latest = Instant.now().plus(CLOCKS_DIFFER);
        Known months = new Known(latest, zones, Map.of(), Set.of());
        return new Known(
                latest,
                zones,
                rows.subjects(distinct(theirs, EventChecks::named)),
                rows.priced(distinct(theirs, months::month)));
    }

    private static Named named(GivenEvent event) {
        return new Named(event.meter(), event.subject());
    }

    private static <T> Collection<T> distinct(
            List<GivenEvent> events, Function<GivenEvent, T> part) {
        return events.stream().map(part).collect(Collectors.toSet());
    }
}
