package bourg.local.isolation;

import bourg.local.contract.Operation;
import bourg.local.isolation.cast.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an attack has tried and found; a probe is valid when the control of its aim has passed. */
final class Outcome {

    private static final int MOST_FINDINGS = 400;

    private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final LongAdder leaks = new LongAdder();

    /** What probes are counted by. */
    record Count(String operation, String control, String city, Role role, Trick.Way way) {}

    void count(Probe probe) {
        Count count =
                new Count(
                        probe.operation().id(),
                        probe.aim().control(probe.operation()),
                        probe.aim().victim().code(),
                        probe.persona().role(),
                        probe.trick().way());
        counts.computeIfAbsent(count, _ -> new LongAdder()).increment();
    }

    void pass(Collection<String> controls) {
        passed.addAll(controls);
    }

    void find(Probe probe, Finding.Kind kind, String words) {
        String city = probe.aim().victim().code();
        add(new Finding(kind, probe.operation().id(), city, probe + ": " + words));
    }

    void wrote(Operation operation, String table) {
        add(new Finding(Finding.Kind.FOREIGN_WRITE, operation.id(), table, "rows changed"));
    }

    void wroteLater(String table) {
        add(new Finding(Finding.Kind.FOREIGN_WRITE, "the whole attack", table, "rows changed"));
    }

    void escaped(String where, String city) {
        add(new Finding(Finding.Kind.LEAK, "the whole attack", city, where));
    }

    private void add(Finding finding) {
        if (finding.kind() != Finding.Kind.FOREIGN_WRITE) {
            leaks.increment();
        }
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    void missing(Operation operation, String parameter) {
        missing.add(operation + ": the stage has no example of {" + parameter + "}");
    }

    long probes() {
        return sum(_ -> true);
    }

    long validProbes() {
        return sum(count -> passed.contains(count.control()));
    }

    long sum(Predicate<Count> which) {
        return counts.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToLong(each -> each.getValue().sum())
                .sum();
    }

    boolean isValid(Count count) {
        return passed.contains(count.control());
    }

    /** The number of valid probes on a city by role, by way or by operation. */
    Map<String, Long> by(String city, Function<Count, String> what) {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().city().equals(city) && isValid(each.getKey()))
                .collect(
                        Collectors.groupingBy(
                                each -> what.apply(each.getKey()),
                                TreeMap::new,
                                Collectors.summingLong(each -> each.getValue().sum())));
    }

    long leaks() {
        return leaks.sum();
    }

    long foreignWrites() {
        return findings.stream().filter(each -> each.kind() == Finding.Kind.FOREIGN_WRITE).count();
    }

    long leaksOf(String city) {
        return findings.stream()
                .filter(each -> each.kind() != Finding.Kind.FOREIGN_WRITE)
                .filter(each -> each.city().equals(city))
                .count();
    }

    /** Tables of the city that were written; those of the control plane are everybody's. */
    long foreignWritesIn(String city) {
        String schema = "city_" + city.replace('-', '_') + ".";
        return findings.stream()
                .filter(each -> each.kind() == Finding.Kind.FOREIGN_WRITE)
                .filter(each ->
                        each.city().contains(schema) || each.city().startsWith("federation"))
                .count();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Operations of which nothing is proven, each with what is lacking. */
    List<String> unproven(List<Operation> operations) {
        List<String> all = new ArrayList<>(new TreeSet<>(missing));
        for (Operation operation : operations) {
            boolean proven =
                    counts.keySet().stream()
                            .anyMatch(each ->
                                    each.operation().equals(operation.id()) && isValid(each));
            if (!proven) {
                all.add(operation + ": no valid probe, for its owner was never answered");
            }
        }
        return all;
    }
}
