package bourg.tenants;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What an attack on the walls around a city has tried and found; probes are counted by the role of
 * who asked and by the kind of trick.
 */
public record IsolationReport(
        CityId city,
        Instant ranAt,
        Duration took,
        Probes probes,
        long leaks,
        long foreignWrites,
        Map<String, Long> byRole,
        Map<String, Long> byTrick) {

    /** How many operations were tried, how often, and how often the owner was answered likewise. */
    public record Probes(int operations, long all, long valid) {}

    public IsolationReport {
        byRole = Map.copyOf(byRole);
        byTrick = Map.copyOf(byTrick);
    }

    /** Nobody got anything, and nothing was changed. */
    public boolean isClean() {
        return leaks == 0 && foreignWrites == 0;
    }
}
