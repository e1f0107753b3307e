package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.OrderId;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.CityLife;
import bourg.tenants.StaffRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Administrators read who saw or changed what, and that they read it is there too. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ConsoleAuditTest extends ConsoleTest {
    private static final String PAGE = "/console/audit";

    @Autowired CityLife life;

    private Browser admin(City city, String subject) {
        return door.signedIn(
                port,
                city.host(),
                new Actor.Staff(subject, city.id(), Set.of(StaffRole.ADMIN), subject));
    }

    private static void seen(Browser admin, String filter, String... words) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(admin.get(PAGE + filter).text()).contains(words));
    }

    @Test
    void linesAreFoundByKindDayAndObjectAndReadingIsALine() {
        City city = cities.quebec("journal");
        Browser alice = admin(city, "alice");
        OrderId order = orders.paid(city, market.bikeParking(city));
        admin(city, "=cmd()").get("/console/orders/" + order);

        assertThat(alice.get("/console").page().select("a[href=" + PAGE + "]")).hasSize(1);
        Shown all = alice.get(PAGE);
        assertThat(all.text())
                .contains("Demande consultée", "Personnel de la ville (administration)")
                .contains(order.toString());
        assertThat(alice.get(PAGE).text()).contains("Journal consulté", "alice");
        assertThat(rows(alice.get(PAGE + "?act=audit"))).contains("Journal consulté");
        assertThat(rows(alice.get(PAGE + "?act=audit"))).doesNotContain("Demande consultée");
        assertThat(rows(alice.get(PAGE + "?object=" + order))).doesNotContain("Journal consulté");
        String today = LocalDate.now(city.timeZone()).toString();
        assertThat(rows(alice.get(PAGE + "?from=" + today + "&until=" + today)))
                .contains("Demande consultée");
        assertThat(alice.get(PAGE + "?until=2020-01-01").text()).contains("Aucune ligne");
        Shown wrong = alice.get(PAGE + "?from=demain");
        assertThat(wrong.page().select(".govuk-error-summary a").attr("href")).isEqualTo("#from");
        assertThat(wrong.page().select("#from").val()).isEqualTo("demain");

        for (int i = 0; i < 51; i++) {
            alice.get(PAGE + "?act=audit");
        }
        Shown first = alice.get(PAGE + "?act=audit");
        Shown older = alice.get(first.page().select("a[rel=next]").attr("href"));
        assertThat(rows(older)).contains("Journal consulté").doesNotContain("Demande");
        Shown csv = alice.get(PAGE + ".csv?act=order");
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.body()).contains("\"order_seen\"", "\"'=cmd()\"").doesNotContain("audit_");
        assertThat(rows(alice.get(PAGE + "?act=audit"))).contains("Journal téléchargé");
    }

    private static String rows(Shown shown) {
        return shown.page().select("tbody").text();
    }

    @Test
    void whatStaffAndOperatorsDoWithACityIsALine() {
        City city = cities.quebec("gestes");
        AdoptionId service = market.bikeParking(city);
        OrderId order = orders.paid(city, service);
        Browser alice = admin(city, "alice");
        Shown refund = alice.get("/console/orders/" + order + "/refund");
        alice.submit(
                refund, "/refund", Map.of("how_much", "part", "amount", "1,00", "reason", "Geste"));
        alice.submit(alice.get("/console/payout-account"), "/payout-account", Map.of());
        Shown form = alice.get("/console/services/" + service + "/agreement");
        alice.submit(
                form,
                "/agreement",
                Map.of(
                        "city_share", "10",
                        "partner_share", "85",
                        "platform_share", "5",
                        "valid_from.year", "2099",
                        "step", "confirm"));
        life.suspend(city.id(), "Un essai");
        life.reopen(city.id());

        seen(alice, "?object=" + order, "Remboursement demandé", "alice");
        seen(alice, "?act=payout", "Compte de versement ouvert chez le prestataire", "alice");
        seen(alice, "?act=service", "Nouvelle entente", "alice");
        seen(alice, "?act=city", "Ville fermée pour un temps", "Ville rouverte");
    }

    @Test
    void theVerificationIsShownAndAnotherCitysTrailIsNot() {
        City city = cities.quebec("intacte");
        Browser alice = admin(city, "alice");
        Shown empty = alice.get(PAGE + "/verification");
        assertThat(empty.text()).contains("Lignes vérifiées");
        alice.get(PAGE);
        assertThat(alice.get(PAGE + "/verification").text()).contains("Le journal est intact");
        Browser others = signedIn(city, StaffRole.FINANCE, StaffRole.CLERK);
        for (String page : new String[] {PAGE, PAGE + ".csv", PAGE + "/verification"}) {
            assertThat(others.get(page).status()).as(page).isEqualTo(403);
        }
        City other = cities.novaScotia("autre-journal");
        Browser hugh = admin(other, "hugh");
        assertThat(hugh.get(PAGE).text()).doesNotContain("alice");
        assertThat(hugh.get(PAGE + "?object=" + city.id()).text()).doesNotContain("alice");
    }
}
