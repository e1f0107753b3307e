package bourg.app.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.app.pages.TrialDoor;
import bourg.tenants.Actor;
import bourg.tenants.ArchivesFolder;
import bourg.tenants.trial.CityTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Operators give an archive in by a form, which takes large files from nobody else. */
@CityTest
@Import(TrialDoor.class)
@TestPropertySource(properties = {"bourg.texts.strict=true", "bourg.archives.largest=1MB"})
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ArchivePagesTest {
    private static final String OPERATORS = "ops.localhost";
    private static final String FORM = "/archive-uploads/new";
    private static final String ACTION = "/archive-uploads";

    @Autowired TrialDoor door;
    @Autowired ArchivesFolder folder;
    @LocalServerPort int port;

    private Browser operator() {
        return door.signedIn(port, OPERATORS, new Actor.Operator("olga", "Olga"));
    }

    @Test
    void whatIsWrongWithAnArchiveIsShown() throws Exception {
        Browser olga = operator();
        assertThat(olga.get("/cities").page().select("a[href=" + FORM + "]")).hasSize(1);
        Shown report = olga.upload(olga.get(FORM), ACTION, "no zip " + "x".repeat(700_000));
        assertThat(report.path()).startsWith(ACTION + "/job_");
        Instant end = Instant.now().plusSeconds(30);
        while (!report.text().contains("défaut") && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            report = olga.get(report.path());
        }
        assertThat(report.text())
                .contains("1 défaut; rien n’a été importé", "Ce n’est pas un fichier zip");
        String job = report.path().replace(ACTION, "/jobs");
        assertThat(olga.get(job).page().select("a[href=" + report.path() + "]")).hasSize(1);
        assertThat(olga.get(ACTION + "/job_01jz0000000000000000000000").status()).isEqualTo(404);
    }

    @Test
    void aFormWithoutAFileOrWithOneTooLargeIsShownAgain() {
        Browser olga = operator();
        Shown empty = olga.submit(olga.get(FORM), ACTION, Map.of());
        assertThat(empty.text()).contains("Choisissez une archive");
        Shown large = olga.upload(olga.get(FORM), ACTION, "x".repeat(1_200_000));
        assertThat(large.text()).contains("plus grosse que ce que cette installation accepte");
    }

    @Test
    void largeFilesAreTakenHereAloneAndFromOperatorsAlone() throws IOException {
        Browser olga = operator();
        Shown form = olga.get(FORM);
        long before = files();
        Browser nobody = new Browser(port, OPERATORS);
        assertThat(nobody.upload(form, ACTION, "x".repeat(500_000)).status()).isEqualTo(403);
        assertThat(files()).isEqualTo(before);
        Shown cities = olga.get("/city-imports/new");
        assertThat(olga.upload(cities, "/check", "x".repeat(500_000)).status())
                .isGreaterThanOrEqualTo(400);
    }

    private long files() throws IOException {
        Files.createDirectories(folder.folder());
        try (var there = Files.list(folder.folder())) {
            return there.count();
        }
    }
}
