package bourg;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** The modules depend one way only, and the committed component diagrams are the generated ones. */
class ModularityTests {
    private static final Path GENERATED = Path.of("target", "architecture");
    private static final Path COMMITTED = Path.of("..", "..", "docs", "architecture");

    /** The generated client and what only tests bring along are not parts of the application. */
    private static final ApplicationModules MODULES =
            ApplicationModules.of(
                    BourgApplication.class,
                    resideInAnyPackage(
                            "bourg.client..",
                            "bourg.testing..",
                            "bourg.sandbox..",
                            "bourg.parts.."));

    @BeforeAll
    static void generate() {
        new Documenter(
                        MODULES,
                        Documenter.Options.defaults().withOutputFolder(GENERATED.toString()))
                .writeModulesAsPlantUml(DiagramOptions.defaults())
                .writeIndividualModulesAsPlantUml(DiagramOptions.defaults());
    }

    @Test
    void modulesDependOneWayOnly() {
        MODULES.verify();
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder("tenants", "marketplace", "billing", "app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "components.puml",
                "module-tenants.puml",
                "module-marketplace.puml",
                "module-billing.puml",
                "module-app.puml"
            })
    void committedDiagramsAreTrue(String diagram) throws IOException {
        // The documenter writes relations in an order of its own each time.
        assertThat(Files.readAllLines(COMMITTED.resolve(diagram)))
                .as("copy platform/app/%s to docs/architecture", GENERATED.resolve(diagram))
                .containsExactlyInAnyOrderElementsOf(
                        Files.readAllLines(GENERATED.resolve(diagram)));
    }
}
