package bourg.app.console;

import bourg.app.portal.Samples;
import bourg.tenants.Export;
import bourg.tenants.ExportId;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.JobState;
import bourg.tenants.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of exports, in every state. */
final class ExportsShown {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private ExportsShown() {}

    static Stream<Shown> exports() {
        Export ready = export(JobState.DONE, null, null);
        Stream<Shown> states =
                Stream.of(
                                export(JobState.RUNNING, null, null),
                                export(JobState.FAILED, null, null),
                                ready,
                                export(JobState.DONE, NOW, null),
                                export(JobState.DONE, NOW, NOW))
                        .flatMap(export ->
                                Stream.of(true, false)
                                        .map(own ->
                                                new Shown(
                                                        "export",
                                                        Map.of("export", export, "own", own))));
        return Stream.concat(
                states,
                Stream.of(
                        new Shown("exports", Map.of("exports", new Page<>(List.of(), false))),
                        new Shown("exports", Map.of("exports", new Page<>(List.of(ready), true))),
                        new Shown("exportApproval", Map.of("export", ready, "own", false))));
    }

    private static Export export(
            JobState state, @Nullable Instant approved, @Nullable Instant deleted) {
        Job job =
                new Job(
                        JobId.next(),
                        "export-city",
                        Samples.CITY.id(),
                        "archive",
                        state,
                        3,
                        9,
                        null,
                        null,
                        NOW,
                        state == JobState.DONE ? NOW : null);
        return new Export(
                ExportId.next(),
                job,
                "alice",
                NOW,
                approved == null ? null : "bob",
                approved,
                deleted);
    }
}
