package bourg.local.isolation;

import bourg.client.tenants.IsolationByRole;
import bourg.client.tenants.IsolationByTrick;
import bourg.client.tenants.IsolationReport;
import bourg.client.tenants.IsolationReportsApi;
import bourg.client.tenants.IsolationRole;
import bourg.client.tenants.IsolationTrick;
import bourg.local.RunningPlatform;
import bourg.local.isolation.cast.Side;
import bourg.parts.RepositoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The result of an attack as a city sees it; a file each, and published by an operator. */
record Report(Outcome outcome, Duration took) {

    private static final Path FOLDER = Path.of("platform/local/target/isolation");

    String line() {
        return "Isolation: %,d probes, %,d valid probes, %d leaks, %d foreign writes, %d seconds"
                .formatted(
                        outcome.probes(),
                        outcome.validProbes(),
                        outcome.leaks(),
                        outcome.foreignWrites(),
                        took.toSeconds());
    }

    IsolationReport of(Side side) {
        String city = side.code();
        IsolationReport report =
                new IsolationReport()
                        .cityId(side.lures().cityId())
                        .ranAt(OffsetDateTime.now(ZoneOffset.UTC))
                        .seconds(took.toSeconds())
                        .operations(outcome.by(city, Outcome.Count::operation).size())
                        .probes(outcome.sum(count -> count.city().equals(city)))
                        .validProbes(
                                outcome.sum(count ->
                                        count.city().equals(city) && outcome.isValid(count)))
                        .leaks(outcome.leaksOf(city))
                        .foreignWrites(outcome.foreignWritesIn(city));
        outcome.by(city, count -> count.role().text())
                .forEach((role, probes) ->
                        report.addByRoleItem(
                                new IsolationByRole()
                                        .role(IsolationRole.fromValue(role))
                                        .probes(probes)));
        outcome.by(city, count -> count.way().text())
                .forEach((trick, probes) ->
                        report.addByTrickItem(
                                new IsolationByTrick()
                                        .trick(IsolationTrick.fromValue(trick))
                                        .probes(probes)));
        return report;
    }

    /** Written for whoever runs it, and shown to the city's administrators. */
    void publish(Side side) throws IOException {
        IsolationReport report = of(side);
        Path folder = RepositoryRoot.find().resolve(FOLDER);
        Files.createDirectories(folder);
        String json =
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(report);
        Files.writeString(folder.resolve(side.code() + ".json"), json + "\n");
        new IsolationReportsApi(RunningPlatform.operator().tenants())
                .publishIsolationReport(UUID.randomUUID().toString(), report);
    }
}
