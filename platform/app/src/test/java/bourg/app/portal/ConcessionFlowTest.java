package bourg.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Concession;
import bourg.marketplace.Concessions;
import bourg.marketplace.Money;
import bourg.marketplace.PricePlan;
import bourg.tenants.City;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A guest asks for a reduced price, without JavaScript, over real HTTP on real databases. */
class ConcessionFlowTest extends PortalTest {
    private static final Map<String, String> LISE =
            Map.of("_name", "Lise", "_email", "lise@citoyen.example");

    private AdoptionId service(City city) {
        return market.reduced(
                city,
                new PricePlan.OneOff(Money.of(4_500, "CAD")),
                new Concessions(
                        Map.of(
                                Concession.RESIDENT, new BasisPoints(2_000),
                                Concession.CHILD, new BasisPoints(BasisPoints.WHOLE))));
    }

    private static Map<String, String> answers(String concession, String ground) {
        return Map.of(
                "answer.plate",
                "VC-42",
                "_quantity",
                "2",
                "_concession",
                concession,
                "_ground",
                ground);
    }

    @Test
    void aReducedPriceIsChosenGroundedCheckedAndOrdered() {
        City city = cities.quebec("tarifreduit");
        AdoptionId service = service(city);
        Browser browser = new Browser(port, city.host());
        assertThat(browser.get("/services/" + service).text())
                .contains("Certaines personnes paient moins")
                .contains("Résident : 41,39 $ (−20 %)", "Enfant : Gratuit (−100 %)");

        Shown form = browser.get("/services/" + service + "/form");
        assertThat(form.text()).contains("Plein tarif", "Résident (−20 %)");
        assertThat(form.page().select("input[name=_concession][checked]").val()).isEqualTo("full");
        Shown missing = browser.submit(form, "/form", answers("resident", " "));
        assertThat(missing.page().select(".govuk-error-summary a").text())
                .endsWith("Dites pourquoi vous avez droit au tarif réduit");
        Shown tooLong = browser.submit(missing, "/form", Map.of("_ground", "x".repeat(201)));
        assertThat(tooLong.text()).contains("Dites-le en au plus 200 caractères");
        assertThat(tooLong.page().select("#_ground").val()).hasSize(201);
        assertThat(tooLong.page().select("input[name=_concession][checked]").val())
                .isEqualTo("resident");
        Shown unknown = browser.submit(tooLong, "/form", Map.of("_concession", "senior"));
        assertThat(unknown.text()).contains("Choisissez un des tarifs offerts");

        Shown contact = browser.submit(unknown, "/form", answers("resident", "12, rue du Moulin"));
        Shown check = browser.submit(contact, "/contact", LISE);
        assertThat(check.text())
                .contains("Tarif réduit Résident", "Motif donné 12, rue du Moulin")
                .contains("90,00 $", "Tarif réduit (−20 %) -18,00 $", "82,78 $")
                .contains("TPS (5 %) 3,60 $", "57,60 $");
        Shown order = browser.get(homeOf(browser.submit(check, "/check", Map.of())));
        assertThat(order.text())
                .contains("Payer 82,78 $", "Résident", "12, rue du Moulin", "-18,00 $");
    }

    @Test
    void whoeverIsLetOffEverythingPaysNothing() {
        City city = cities.quebec("tarifnul");
        Browser browser = new Browser(port, city.host());
        Shown form = browser.get("/services/" + service(city) + "/form");
        Shown contact = browser.submit(form, "/form", answers("child", "Zoé, 8 ans"));
        Shown check = browser.submit(contact, "/contact", LISE);
        assertThat(check.text())
                .contains("Tarif réduit (−100 %) -90,00 $", "Il n’y a rien à payer");
        Shown order = browser.submit(check, "/check", Map.of());
        assertThat(order.text()).contains("sans rien à payer", "Enfant", "Zoé, 8 ans", "-90,00 $");
    }

    @Test
    void aBasketKeepsTheReducedPriceAndGivesItBackToTheForm() {
        City city = cities.quebec("tarifpanier");
        AdoptionId service = service(city);
        Browser browser = new Browser(port, city.host());
        Shown form = browser.get("/services/" + service + "/form");
        Shown basket =
                browser.submit(
                        browser.submit(form, "/form", answers("resident", "")),
                        "/form",
                        Map.of("_ground", "12, rue du Moulin", "action", "basket"));
        assertThat(basket.text()).contains("Résident", "12, rue du Moulin", "-18,00 $", "82,78 $");
        Shown reopened = browser.submit(basket, "/change", Map.of());
        assertThat(reopened.page().select("#_ground").val()).isEqualTo("12, rue du Moulin");
        Shown again = browser.submit(reopened, "/form", Map.of("action", "basket"));
        String home = homeOf(browser.submit(again, "/basket", LISE));
        assertThat(browser.get(home + "/pay").text()).contains("Payer 82,78 $");
    }

    private static String homeOf(Shown paying) {
        assertThat(paying.path()).contains("/c/pay/");
        String page = paying.path();
        return Provider.homeOf(PROVIDER.url(), page.substring(page.lastIndexOf('/') + 1));
    }
}
