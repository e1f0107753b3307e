package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An operator closes a city and erases it; meanwhile its people are told and can take their data.
 */
class ClosingTest extends ConsoleTest {
    @Test
    void aCityIsClosedAndErasedAndItsCertificateTakenHome() throws InterruptedException {
        City city = cities.quebec("last-days");
        Browser operator =
                door.signedIn(port, "ops.localhost", new Actor.Operator("olivia", "Olivia"));
        String page = "/cities/" + city.id();
        close(operator, page);

        Browser visitor = new Browser(port, city.host());
        assertThat(visitor.get("/").page().select("a[href=/closing]")).hasSize(1);
        Shown told = visitor.get("/closing");
        assertThat(told.text()).contains("Ville de last-days ferme son portail", "Mes données");
        assertThat(new Browser(port, city.host()).get("/closing?lang=en").text())
                .contains("City of last-days closes its portal", "Take your data");
        assertThat(signedIn(city, StaffRole.ADMIN).get("/console/exports").status()).isEqualTo(200);
        assertThat(
                        new Browser(port, cities.novaScotia("no-last-days").host())
                                .get("/closing")
                                .status())
                .isEqualTo(404);

        erase(operator, page);
        assertThat(visitor.get("/").status()).isEqualTo(410);
        Shown gone = await(operator, page + "/closing");
        assertThat(gone.text()).contains("openssl pkeyutl -verify", "Le certificat a été signé");
        assertThat(operator.get(page + "/certificate.json").body())
                .contains("\"code\":\"last-days\"");
        assertThat(operator.get(page + "/certificate.pem").body()).contains("BEGIN PUBLIC KEY");
        assertThat(operator.get(page + "/certificate.sig").status()).isEqualTo(200);
        assertThat(visitor.get(page + "/certificate.json").status()).isNotEqualTo(200);
    }

    /** Not by mistake, and not without an export unless it is meant. */
    private static void close(Browser operator, String page) {
        Shown form = operator.get(page + "/closing");
        assertThat(form.text()).contains("Fermer Ville de last-days pour de bon");
        Shown typo = operator.submit(form, "/closing", Map.of("city_code", "autre"));
        assertThat(typo.status()).isEqualTo(422);
        assertThat(typo.text()).contains("Écrivez exactement le code de la ville");
        Shown early = operator.submit(typo, "/closing", Map.of("city_code", "last-days"));
        assertThat(early.text()).contains("Aucun export n’est approuvé");
        Shown closing =
                operator.submit(
                        early,
                        "/closing",
                        Map.of("city_code", "last-days", "without_export", "yes"));
        assertThat(closing.text()).contains("Les données seront effacées le", "Garder la ville");
    }

    /** Until the city has handed on what it has to tell. */
    private static void erase(Browser operator, String page) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(40);
        Shown shown = operator.get(page + "/closing");
        while (shown.path().endsWith("/closing") && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            shown =
                    operator.submit(
                            operator.get(page + "/closing"),
                            "/erasure",
                            Map.of("city_code", "last-days"));
            if (!shown.path().startsWith("/jobs/")) {
                shown = operator.get(page + "/closing");
            }
        }
        assertThat(shown.path()).startsWith("/jobs/");
    }

    private static Shown await(Browser browser, String path) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(40);
        Shown shown = browser.get(path);
        while (shown.text().contains("n’est pas terminé") && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            shown = browser.get(path);
        }
        return shown;
    }
}
