package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two administrators take everything with them in the console, and nobody else does. */
class ConsoleExportTest extends ConsoleTest {
    private static final String PAGE = "/console/exports";

    @Test
    void oneAsksAnotherApprovesAndBothMayDownload() throws InterruptedException {
        City city = cities.quebec("packing");
        Browser alice = admin(city, "alice");
        Browser bob = admin(city, "bob");
        assertThat(alice.get("/console").page().select("a[href=" + PAGE + "]")).hasSize(1);
        Shown empty = alice.get(PAGE);
        assertThat(empty.text()).contains("Aucune archive");

        String one = alice.submit(empty, PAGE, Map.of()).path();
        Shown ready = await(alice, one);
        assertThat(ready.text()).contains("une autre personne administratrice doit l’approuver");
        assertThat(ready.page().select("a[href$=/archive], a[href$=/approval]")).isEmpty();
        assertThat(alice.get(one + "/archive").status()).isEqualTo(404);
        assertThat(alice.get(one + "/approval").path()).isEqualTo(one);

        Shown sure = bob.get(one + "/approval");
        assertThat(sure.text()).contains("ne peut pas être repris");
        assertThat(bob.submit(sure, "/approval", Map.of()).text())
                .contains("L’archive est approuvée", "Télécharger l’archive");
        Shown archive = alice.get(one + "/archive");
        assertThat(archive.status()).isEqualTo(200);
        assertThat(archive.contentType()).startsWith("application/zip");
        assertThat(archive.body()).startsWith("PK");
        assertThat(alice.get("/console/audit?act=export").page().select("tbody").text())
                .contains("Archive demandée", "Archive téléchargée", "alice");
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        bob.get("/console/audit?act=export")
                                                .page()
                                                .select("tbody")
                                                .text())
                                .contains("Archive approuvée", "bob"));
        assertHidden(cities.novaScotia("not-packing"), one);
        assertThat(signedIn(city, StaffRole.CLERK, StaffRole.FINANCE).get(PAGE).status())
                .isEqualTo(403);
        assertThat(signedIn(city, StaffRole.CLERK).get(one + "/archive").status()).isEqualTo(403);
    }

    private Browser admin(City city, String subject) {
        return door.signedIn(
                port,
                city.host(),
                new Actor.Staff(subject, city.id(), Set.of(StaffRole.ADMIN), subject));
    }

    private static Shown await(Browser browser, String path) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(40);
        Shown shown = browser.get(path);
        while (shown.text().contains("En préparation") && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            shown = browser.get(path);
        }
        return shown;
    }
}
