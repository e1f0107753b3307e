package bourg.billing.documents;

import bourg.billing.documents.MonthSums.Closing;
import bourg.billing.documents.MonthSums.Cut;
import bourg.billing.documents.MonthSums.Progress;
import bourg.billing.ledger.RollUp;
import bourg.marketplace.Party;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Closes the months that are over, each party's by its own clock. A statement is kept only if what
 * it began with and its lines make what the ledger holds; running twice changes nothing.
 */
@Component
public class MonthEnd {
    private static final Logger LOG = LoggerFactory.getLogger(MonthEnd.class);

    private final RollUp rollUp;
    private final MonthSums sums;
    private final ClosedMonths months;
    private final Cities cities;
    private final Duration delay;

    MonthEnd(
            RollUp rollUp,
            MonthSums sums,
            ClosedMonths months,
            Cities cities,
            @Value("${bourg.statements.closing-delay:6h}") Duration delay) {
        this.rollUp = rollUp;
        this.sums = sums;
        this.months = months;
        this.cities = cities;
        this.delay = delay;
    }

    /** What a run came to: statements kept, and those that the ledger does not bear out. */
    public record Outcome(int closed, List<Holder> refused) {}

    /** Where a party stands before its next statement. */
    private record Standing(ZoneId zone, Instant from, long openingMinor) {}

    public Outcome run(Instant now) {
        rollUp.run();
        Cut cut = sums.cut();
        int closed = 0;
        Set<Holder> refused = new LinkedHashSet<>();
        // A catch-up goes month by month, because each begins with what the one before closed on.
        for (var due = due(now, refused); !due.isEmpty(); due = due(now, refused)) {
            var first = due.firstEntry();
            Outcome more = close(first.getKey(), first.getValue(), cut, now);
            closed += more.closed;
            refused.addAll(more.refused);
            if (more.closed == 0 && more.refused.isEmpty()) {
                break; // somebody else is closing
            }
        }
        return new Outcome(closed, List.copyOf(refused));
    }

    /** Who has which month to close, the earliest month first. */
    private NavigableMap<YearMonth, Map<Holder, Standing>> due(Instant now, Set<Holder> refused) {
        NavigableMap<YearMonth, Map<Holder, Standing>> due = new TreeMap<>();
        Map<Party, ZoneId> zones = new HashMap<>();
        for (Progress progress : sums.progress()) {
            ZoneId zone = zones.computeIfAbsent(progress.key().who(), this::zone);
            YearMonth over = YearMonth.from(now.minus(delay).atZone(zone)).minusMonths(1);
            YearMonth next = next(progress, zone);
            if (!next.isAfter(over) && !refused.contains(progress.key())) {
                Instant from =
                        progress.closedUntil() == null ? start(next, zone) : progress.closedUntil();
                due.computeIfAbsent(next, _ -> new LinkedHashMap<>())
                        .put(progress.key(), new Standing(zone, from, progress.closingMinor()));
            }
        }
        return due;
    }

    private static YearMonth next(Progress progress, ZoneId zone) {
        if (progress.closed() != null) {
            return progress.closed().plusMonths(1);
        }
        return progress.firstAt() == null
                ? YearMonth.of(9999, 1)
                : YearMonth.from(progress.firstAt().atZone(zone));
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** Cities have their own clock; partners' and the platform's months are counted in UTC. */
    private ZoneId zone(Party party) {
        return party.kind() == Party.Kind.CITY
                ? CityId.parse(String.valueOf(party.id()))
                        .flatMap(cities::find)
                        .map(City::timeZone)
                        .orElse(ZoneOffset.UTC)
                : ZoneOffset.UTC;
    }

    private Outcome close(YearMonth month, Map<Holder, Standing> parties, Cut cut, Instant now) {
        Map<ZoneId, Map<Holder, Standing>> byZone = new LinkedHashMap<>();
        parties.forEach((key, standing) ->
                byZone.computeIfAbsent(standing.zone(), _ -> new LinkedHashMap<>())
                        .put(key, standing));
        int closed = 0;
        List<Holder> refused = new ArrayList<>();
        for (var zone : byZone.entrySet()) {
            Closing closing = new Closing(month, start(month.plusMonths(1), zone.getKey()), cut);
            var groups = sums.groups(zone.getValue().keySet(), closing);
            var held = sums.closings(zone.getValue().keySet(), closing);
            for (var party : zone.getValue().entrySet()) {
                Holder key = party.getKey();
                Content content =
                        content(
                                key,
                                party.getValue(),
                                groups.getOrDefault(key, List.of()),
                                closing);
                if (content.closingMinor() != held.getOrDefault(key, 0L)) {
                    LOG.error("The ledger does not bear out {} of {}: not closed", month, key);
                    refused.add(key);
                } else if (months.keep(content, now)) {
                    closed++;
                }
            }
        }
        return new Outcome(closed, List.copyOf(refused));
    }

    private static Content content(
            Holder key, Standing standing, List<Content.Sum> groups, Closing closing) {
        long sum = groups.stream().mapToLong(Content.Sum::amountMinor).reduce(0, Math::addExact);
        return new Content(
                key.party(),
                key.currency(),
                closing.month().toString(),
                standing.from().toString(),
                closing.until().toString(),
                standing.openingMinor(),
                groups,
                Math.addExact(standing.openingMinor(), sum),
                closing.cut().length(),
                closing.cut().hash());
    }
}
