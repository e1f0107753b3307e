package bourg.app.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.app.pages.TrialDoor;
import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An operator backs a city up and puts it back in the console, without JavaScript. */
@CityTest
@Import(TrialDoor.class)
@TestPropertySource(properties = "bourg.texts.strict=true")
class BackupFlowTest {
    private static final RunningSandbox PROVIDER = SandboxApplication.start(0);

    private final City city;
    private final Browser olivia;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("bourg.stripe.api-base", PROVIDER::url);
        settings.add("bourg.stripe.api-key", PROVIDER::apiKey);
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.close();
    }

    @Autowired
    BackupFlowTest(TestCities cities, TrialDoor door, @LocalServerPort int port) {
        this.city = cities.quebec("operated");
        this.olivia = door.signedIn(port, "ops.localhost", new Actor.Operator("olivia", "Olivia"));
    }

    @Test
    void aCityIsBackedUpAndPutBackOnceItsCodeIsTyped() {
        String list = "/cities/" + city.id() + "/backups";
        assertThat(olivia.get("/cities/" + city.id()).page().select("a[href=" + list + "]"))
                .hasSize(1);
        Shown empty = olivia.get(list);
        assertThat(empty.text()).contains("Il n’y a encore aucune sauvegarde");
        Shown job = olivia.submit(empty, "/backups", Map.of());
        assertThat(job.text()).contains("Sauvegarde d’une ville");
        awaitDone(job);

        Shown kept = olivia.get(list);
        String restore = kept.page().select("a[href$=/restore]").attr("href");
        Shown sure = olivia.get(restore);
        assertThat(sure.text()).contains("La ville est fermée pendant ce temps");
        Shown refused = olivia.submit(sure, "/restore", Map.of("code", "operate"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".govuk-error-summary").text())
                .contains("Tapez le code de la ville : operated");
        Shown begun = olivia.submit(refused, "/restore", Map.of("code", "operated"));
        assertThat(begun.text()).contains("Restauration d’une ville");
        awaitDone(begun);
        assertThat(olivia.get("/cities/" + city.id() + "/reconciliation").text())
                .contains("La ville connaît toutes les commandes");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        String unknown = "bkup_01jz0000000000000000000000";
        assertThat(olivia.get("/cities/" + city.id() + "/backups/" + unknown + "/restore").status())
                .isEqualTo(404);
        assertThat(olivia.get("/cities/city_01jz0000000000000000000000/backups").status())
                .isEqualTo(404);
    }

    private void awaitDone(Shown job) {
        assertThat(job.path()).startsWith("/jobs/job_");
        Awaitility.await().until(() -> olivia.get(job.path()).text().contains("Terminé"));
    }
}
