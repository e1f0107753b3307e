package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.OfferId;
import bourg.tenants.City;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An administrator brings a service onto the portal without JavaScript, over real HTTP. */
class ConsoleFlowTest extends ConsoleTest {
    @Test
    void bringsAServiceFromTheCatalogueToThePortal() {
        City city = cities.quebec("console");
        City other = cities.novaScotia("elsewhere");
        OfferId offer = market.inCatalogue();
        Browser alice = signedIn(city, ALL);

        assertThat(alice.get("/console").text())
                .contains("Tableau de bord", "Pour commencer", "compte de versement");
        assertThat(alice.get("/console/marketplace?q=zzzz").text())
                .contains("Aucun service ne correspond");
        assertThat(alice.get("/console/marketplace?q=velo").page().select("a").eachAttr("href"))
                .contains("/console/marketplace/" + offer);
        assertThat(alice.get("/console/marketplace/" + offer).text())
                .contains("Stationnement de vélo", "Bike parking", "70 %", "45,00 $")
                .contains("Numéro de vélo");

        Shown service = adopt(alice, offer);
        assertThat(service.text()).contains("Le service est adopté", "À publier", "15 %");
        assertThat(alice.get("/console").text()).contains("1 service est adopté");

        Shown worded = reword(alice, service);
        Browser citizen = new Browser(port, city.host());
        assertThat(citizen.get("/services").text()).doesNotContain("Abri de la gare");
        Shown confirm = alice.get(worded.path() + "/publication");
        Shown published = alice.submit(confirm, "/publication", Map.of());
        assertThat(published.text()).contains("Le service est publié", "Publié");

        assertThat(citizen.get("/services").text()).contains("Abri de la gare");
        assertThat(new Browser(port, other.host()).get("/services").text())
                .doesNotContain("Abri de la gare", "Bike parking", "Station shelter");
        assertHidden(other, published.path());

        Shown leave = alice.get(published.path() + "/withdrawal");
        assertThat(alice.submit(leave, "/withdrawal", Map.of()).text())
                .contains("Le service est retiré");
        assertThat(citizen.get("/services").text()).doesNotContain("Abri de la gare");
    }

    private static Shown adopt(Browser alice, OfferId offer) {
        Shown form = alice.get("/console/marketplace/" + offer + "/adoption");
        assertThat(form.page().select("#city_share").val()).isEqualTo("25");
        Map<String, String> wrong =
                Map.of(
                        "city_share", "17,5",
                        "partner_share", "75",
                        "platform_share", "5",
                        "fee_bearer", "CITY",
                        "valid_from.day", "1",
                        "valid_from.month", "1",
                        "valid_from.year", "2026",
                        "step", "check");
        Shown refused = alice.submit(form, "/adoption", wrong);
        assertThat(refused.page().title()).startsWith("Erreur");
        assertThat(refused.text()).contains("totalisent 97,5 %", "il manque 2,5 %");
        assertThat(refused.page().select(".govuk-error-summary a").attr("href"))
                .isEqualTo("#city_share");
        assertThat(refused.page().select("#city_share").val()).isEqualTo("17,5");
        assertThat(refused.page().select("input[name=fee_bearer][checked]").val())
                .isEqualTo("CITY");
        assertThat(refused.page().select("#valid_from-year").val()).isEqualTo("2026");

        return correct(alice, refused);
    }

    private static Shown correct(Browser alice, Shown refused) {
        Shown low =
                alice.submit(
                        refused,
                        "/adoption",
                        Map.of(
                                "city_share",
                                "37,5",
                                "partner_share",
                                "60",
                                "platform_share",
                                "2,5"));
        assertThat(low.page().select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#platform_share");
        assertThat(low.page().select(".govuk-error-message").text())
                .contains("doit être d’au moins 5");

        Shown check =
                alice.submit(
                        low,
                        "/adoption",
                        Map.of("city_share", "15", "partner_share", "80", "platform_share", "5"));
        assertThat(check.text())
                .contains("Vérifiez l’entente", "45,00 $", "51,74 $")
                .contains("6,75 $ (15 %)", "36,00 $ (80 %)", "2,25 $ (5 %)", "1,80 $", "4,95 $");
        Shown again = alice.submit(check, "/adoption", Map.of("step", "change"));
        assertThat(again.page().select("#partner_share").val()).isEqualTo("80");
        return alice.submit(check, "/adoption", Map.of("step", "confirm"));
    }

    private static Shown reword(Browser alice, Shown service) {
        Shown form = alice.get(service.path() + "/wording");
        Shown half = alice.submit(form, "/wording", Map.of("wording.name.fr", "Abri de la gare"));
        assertThat(half.text()).contains("Écrivez ce texte dans les deux langues");
        assertThat(half.page().select("#wording-name-fr").val()).isEqualTo("Abri de la gare");
        Shown done = alice.submit(half, "/wording", Map.of("wording.name.en", "Station shelter"));
        assertThat(done.text()).contains("Les mots sont enregistrés", "Abri de la gare");
        return done;
    }

    @Test
    void keepsUpWithTheOfferAndAgreesAnew() {
        City city = cities.quebec("entente");
        OfferId offer = market.inCatalogue();
        Browser alice = signedIn(city, ALL);
        String page = adopt(alice, offer).path();

        Shown form = alice.get(page + "/agreement");
        Shown overlapping =
                alice.submit(
                        form,
                        "/agreement",
                        Map.of(
                                "city_share", "10",
                                "partner_share", "85",
                                "valid_from.year", "2025",
                                "step", "confirm"));
        assertThat(overlapping.text()).contains("Une autre entente couvre déjà");
        Shown agreed =
                alice.submit(
                        overlapping,
                        "/agreement",
                        Map.of("valid_from.year", "2099", "step", "confirm"));
        assertThat(agreed.text()).contains("La nouvelle entente est notée", "À venir", "85 %");
        assertThat(agreed.text()).contains("En vigueur", "80 %");

        assertThat(agreed.text()).doesNotContain("a publié la version");
        market.publishAnew(offer, 5000);
        assertThat(alice.get(page).text()).contains("a publié la version 2", "45,00 $");
        Shown upgrade = alice.get(page + "/upgrade");
        assertThat(upgrade.text()).contains("45,00 $", "50,00 $");
        assertThat(alice.submit(upgrade, "/upgrade", Map.of()).text())
                .contains("est passé à la nouvelle version", "50,00 $");
    }
}
