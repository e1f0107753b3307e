package bourg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    /** The generator overwrites a class silently when two things want the same name. */
    @ParameterizedTest
    @ValueSource(strings = {"tenants", "marketplace", "billing"})
    void holdsEveryOperation(String owner) throws ClassNotFoundException {
        for (var operation : Contract.read(document(owner)).operations()) {
            var tag = operation.at("/tags/0").asText().replaceAll("[ -]", "");
            var client = Class.forName("bourg.client." + owner + "." + tag + "Api");
            assertThat(Arrays.stream(client.getMethods()).map(Method::getName))
                    .as(client.getName())
                    .contains(operation.get("operationId").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenants", "marketplace", "billing"})
    void namesEveryModelOnceAndOnPurpose(String owner) throws IOException {
        var names = Contract.read(document(owner)).document().at("/components/schemas");
        var schemas = names.properties().stream().map(Map.Entry::getKey).toList();
        assertThat(schemas.stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        assertThat(models(owner)).as("a schema without a name of its own").isSubsetOf(schemas);
    }

    private static Path document(String owner) {
        return Path.of("openapi", owner + ".yaml");
    }

    private static List<String> models(String owner) throws IOException {
        var folder = Path.of("target/generated-sources", owner, ".openapi-generator/FILES");
        return Files.readAllLines(folder).stream()
                .filter(file -> file.startsWith("docs/") && !file.endsWith("Api.md"))
                .map(file -> file.substring("docs/".length(), file.length() - ".md".length()))
                .toList();
    }
}
