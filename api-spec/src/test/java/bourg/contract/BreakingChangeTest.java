package bourg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

class BreakingChangeTest {
    private static final Path NOW = Path.of("openapi");
    private static final Path RELEASED = Path.of("baseline");
    private static final OpenApiDiffOptions OPTIONS =
            OpenApiDiffOptions.builder()
                    .configProperty("incompatible.operation.id.changed", "true")
                    .configProperty("incompatible.request.min.length.increased", "true")
                    .build();

    static List<Path> contracts() {
        return Contract.files(NOW);
    }

    /** Who means to break a contract raises its major version: see baseline/README.md. */
    @ParameterizedTest
    @MethodSource("contracts")
    void keepsWhatWasReleased(Path file) {
        var baseline = RELEASED.resolve(file.getFileName());
        assertThat(baseline).as("a released version of every contract is recorded").exists();
        var released = Contract.read(baseline);
        var now = Contract.read(file);
        if (now.majorVersion() > released.majorVersion()) return;
        assertThat(breaks(released, now)).isEmpty();
    }

    @Test
    void keepsNoBaselineOfAContractThatIsGone() {
        assertThat(Contract.files(RELEASED))
                .allSatisfy(file -> assertThat(NOW.resolve(file.getFileName())).exists());
    }

    /** The check itself is checked: each of these breaks somebody, the last ones nobody. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | /things:            | /thing:",
                "false | type: integer       | type: string",
                "false | [name]              | [name, size]",
                "false | enum: [small, large] | enum: [small, large, huge]",
                "false | size: {type: [string, 'null']} | length: {type: [string, 'null']}",
                "false | $ref: '#/components/schemas/Note' | type: string",
                "false | thing.made:         | thing.created:",
                "false | order_id: {type: string} | order: {type: string}",
                "false | operationId: listThings | operationId: listAll",
                "true  | summary: List       | summary: List all",
                "true  | required: true      | required: false"
            })
    void tellsBreakingChangesFromOthers(boolean compatible, String before, String after)
            throws Exception {
        var sample = Path.of("src/test/resources/sample.yaml");
        var changed = replaced(sample, text -> text.replace(before, after));
        assertThat(breaks(Contract.read(sample), changed).isEmpty()).isEqualTo(compatible);
    }

    private static Contract replaced(Path file, UnaryOperator<String> edit) throws Exception {
        var text = Files.readString(file);
        var changed = edit.apply(text);
        assertThat(changed).isNotEqualTo(text);
        var copy = Files.createTempDirectory("contract").resolve("sample.yaml");
        Files.writeString(copy, changed);
        Files.writeString(copy.resolveSibling("shared.yaml"), "components: {}");
        return Contract.read(copy);
    }

    /** What openapi-diff finds, and the properties that answers lost, which it thinks harmless. */
    private static List<String> breaks(Contract released, Contract now) {
        var found = new ArrayList<String>();
        var change =
                OpenApiCompare.fromContents(
                        released.inOlderWords(), now.inOlderWords(), null, OPTIONS);
        if (change.isIncompatible()) found.add(report(change));
        var lost = new TreeSet<>(released.properties());
        lost.removeAll(now.properties());
        lost.forEach(property -> found.add("No longer there: " + property));
        return found;
    }

    private static String report(ChangedOpenApi change) {
        var text = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
