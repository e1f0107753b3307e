package bourg.local.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bourg.local.RunningPlatform;
import bourg.parts.RepositoryRoot;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExamplesIT {

    @Test
    void aPartnersFirstOrderPrintsWhatItsDocumentationShows() throws Exception {
        assumeTrue(isThere("curl"), "no curl on this machine: the example was not run");
        Path folder = RepositoryRoot.find().resolve("docs/examples/first-order");
        String printed = normalised(run(folder.resolve("run.sh")));
        assertThat(printed).isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(Path script) throws IOException, InterruptedException {
        var platform = RunningPlatform.get();
        Path output = Files.createTempFile("example", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash", script.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment()
                .put("BOURG_EDGE_PORT", String.valueOf(platform.settings().ports().edge()));
        builder.environment().put("BOURG_DATA", platform.data().toString());
        Process process = builder.start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ended in time: %s", printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    /** Identifiers become ones that name nothing. */
    private static String normalised(String printed) {
        return printed.replaceAll("\\b([a-z]{4})_[0-9a-hjkmnp-tv-z]{26}\\b", "$1_…");
    }
}
