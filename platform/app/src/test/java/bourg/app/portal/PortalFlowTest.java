package bourg.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Money;
import bourg.marketplace.PricePlan;
import bourg.tenants.City;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A guest's way through the portal without JavaScript, over real HTTP on real databases. */
class PortalFlowTest extends PortalTest {
    @Test
    void nothingTypedIsLostOnTheWayToTheOrder() {
        City city = cities.quebec("portail");
        AdoptionId service = market.bikeParking(city);
        Browser browser = new Browser(port, city.host());

        Shown home = browser.get("/");
        assertThat(home.text()).contains("Stationnement de vélo", "services en ligne");
        assertThat(home.policy()).contains("default-src 'self'").doesNotContain("unsafe");
        assertThat(browser.get("/services?q=velo").text()).contains("Stationnement de vélo");
        assertThat(browser.get("/services?q=zzz").text()).contains("Aucun service ne correspond");
        assertThat(browser.get("/services/" + service).text()).contains("51,74 $", "45,00 $");

        Shown form = browser.get("/services/" + service + "/form");
        Shown wrong =
                browser.submit(
                        form, "/form", Map.of("answer.note", "Près de l’entrée", "_quantity", "9"));
        assertThat(wrong.page().select(".govuk-error-summary a")).hasSize(2);
        assertThat(wrong.page().title()).startsWith("Erreur");
        assertThat(wrong.page().select("#_quantity").val()).isEqualTo("9");
        assertThat(browser.get("/services/" + service + "/form").text())
                .contains("Près de l’entrée", "Nous avons conservé vos réponses");

        Shown contact =
                browser.submit(wrong, "/form", Map.of("answer.plate", "VC-42", "_quantity", "2"));
        assertThat(contact.path()).endsWith("/contact");
        Shown noEmail =
                browser.submit(contact, "/contact", Map.of("_name", "Lise", "_email", "lise@"));
        assertThat(noEmail.text()).contains("Entrez une adresse courriel complète");
        assertThat(noEmail.page().select("#_name").val()).isEqualTo("Lise");
        Shown check = browser.submit(noEmail, "/contact", Map.of("_email", "lise@citoyen.example"));
        assertThat(check.text())
                .contains("VC-42", "Près de l’entrée", "TPS (5 %)", "TVQ (9,975 %)", "103,48 $")
                .contains("Qui reçoit quoi", "13,50 $", "72,00 $", "4,50 $");
        assertThat(browser.get("/services/" + service + "/check?lang=en").text())
                .contains("Who receives what", "$103.48");
    }

    @Test
    void whatIsNotThereIsSaidInTheCitysOwnLook() {
        City city = cities.novaScotia("portaleast");
        Browser browser = new Browser(port, city.host());

        Shown missing = browser.get("/nothing/here");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.page().select("h1").text()).isEqualTo("Page not found");
        assertThat(browser.get("/services/adpt_00000000000000000000000000").status())
                .isEqualTo(404);
        assertThat(browser.get("/orders/ordr_00000000000000000000000000").status()).isEqualTo(404);
        assertThat(browser.post("/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(browser.get("/about").status()).isEqualTo(200);
        assertThat(browser.get("/my/orders").path())
                .contains("/realms/citizens/")
                .contains("client_id=portal-portaleast")
                .contains("code_challenge_method=S256")
                .contains("ui_locales=en");
        assertThat(browser.get("/console").path()).contains("client_id=console-portaleast");
    }

    @Test
    void aFreeServiceIsOrderedWithoutAnyPayment() {
        City city = cities.quebec("gratuite");
        AdoptionId service = market.priced(city, new PricePlan.Free(Currency.getInstance("CAD")));
        Browser browser = new Browser(port, city.host());
        assertThat(browser.get("/services").text()).contains("Gratuit");
        assertThat(browser.get("/services/" + service).text())
                .contains("Gratuit")
                .doesNotContain("une carte de paiement", "0,00 $");
        Shown form = browser.get("/services/" + service + "/form");
        Shown contact =
                browser.submit(form, "/form", Map.of("answer.plate", "VC-42", "_quantity", "1"));
        Shown check =
                browser.submit(
                        contact,
                        "/contact",
                        Map.of("_name", "Lise", "_email", "lise@citoyen.example"));
        assertThat(check.text())
                .contains("Il n’y a rien à payer", "Confirmer et envoyer", "Gratuit")
                .doesNotContain("payer 0,00");
        Shown order = browser.submit(check, "/check", Map.of());
        assertThat(order.path()).startsWith("/orders/");
        assertThat(order.text()).contains("Transmise", "sans rien à payer").doesNotContain("Payée");
    }

    @Test
    void aPriceByTiersIsShownLineByLine() {
        City city = cities.quebec("paliers");
        AdoptionId service =
                market.priced(
                        city,
                        new PricePlan.Tiered(
                                PricePlan.Tiered.Mode.GRADUATED,
                                List.of(
                                        new PricePlan.Tier(2, Money.of(1_000, "CAD")),
                                        new PricePlan.Tier(null, Money.of(700, "CAD")))));
        Browser browser = new Browser(port, city.host());
        assertThat(browser.get("/services/" + service).text())
                .contains("10,00 $, puis 7,00 $ à partir de la 3ᵉ unité");
        Shown form = browser.get("/services/" + service + "/form");
        Shown contact =
                browser.submit(form, "/form", Map.of("answer.plate", "VC-42", "_quantity", "5"));
        Shown check =
                browser.submit(
                        contact,
                        "/contact",
                        Map.of("_name", "Lise", "_email", "lise@citoyen.example"));
        assertThat(check.text())
                .contains("2 × 10,00 $", "20,00 $", "3 × 7,00 $", "21,00 $", "47,14 $");
    }

    @Test
    void aBasketOutlivesTheBrowserIsPaidOnceAndPlacedOnce() {
        City city = cities.quebec("panier");
        AdoptionId first = market.bikeParking(city);
        AdoptionId second = market.priced(city, new PricePlan.OneOff(Money.of(1_000, "CAD")));
        Browser browser = new Browser(port, city.host());
        assertThat(browser.get("/basket").text()).contains("Votre panier est vide");
        add(browser, first, "VC-1");
        Shown two = add(browser, second, "VC-2");
        assertThat(two.text())
                .contains("Le service est dans votre panier", "VC-1", "VC-2")
                .contains("51,74 $", "11,50 $", "63,24 $", "dont 6,74 $ de taxes", "1 reçu");
        assertThat(browser.get("/services/" + first + "/form").text())
                .as("the form is empty for another one")
                .doesNotContain("VC-1");

        Shown noEmail = browser.submit(two, "/basket", Map.of("_name", "Lise", "_email", "lise@"));
        assertThat(noEmail.page().select(".govuk-error-summary a")).hasSize(1);
        assertThat(noEmail.page().select("#_name").val()).isEqualTo("Lise");
        Map<String, String> contact = Map.of("_name", "Lise", "_email", "lise@citoyen.example");
        changeAndRemove(browser, two, first, contact);
        Shown again = add(browser, second, "VC-4");

        Shown pay = browser.submit(again, "/basket", contact);
        assertThat(pay.path()).contains("/c/pay/");
        assertThat(browser.submit(again, "/basket", contact).path())
                .as("sent twice, it is the same page")
                .isEqualTo(pay.path());
        assertThat(browser.get("/basket").text()).contains("Votre panier est vide");
        String home = paidTogether(browser, pay.path());
        assertThat(new Browser(port, city.host()).get(home).status())
                .as("nobody else sees it")
                .isEqualTo(404);
    }

    private void changeAndRemove(
            Browser browser, Shown stale, AdoptionId service, Map<String, String> contact) {
        add(browser, service, "VC-3");
        assertThat(browser.submit(stale, "/basket", contact).text())
                .contains("Le panier a changé depuis");
        Shown three = browser.get("/basket");
        Shown reopened = browser.submit(three, "/change", Map.of());
        assertThat(reopened.page().select("[name='answer.plate']").val()).isEqualTo("VC-1");
        Shown removed = browser.submit(browser.get("/basket"), "/removal", Map.of());
        assertThat(removed.text())
                .contains("retiré de votre panier", "VC-3")
                .doesNotContain("VC-2");
    }

    private Shown add(Browser browser, AdoptionId service, String plate) {
        Shown form = browser.get("/services/" + service + "/form");
        return browser.submit(
                form, "/form", Map.of("answer.plate", plate, "_quantity", "1", "action", "basket"));
    }

    private static String paidTogether(Browser browser, String page) {
        String session = page.substring(page.lastIndexOf('/') + 1);
        String home = Provider.homeOf(PROVIDER.url(), session);
        Shown back = browser.get(home + "/pay");
        assertThat(back.text()).contains("Le paiement n’a pas été fait", "Payer 63,24 $");
        assertThat(browser.submit(back, "/pay", Map.of()).path()).isEqualTo(page);
        Provider.pay(PROVIDER.url(), session);
        Shown shown = browser.get(home + "/return");
        for (int i = 0; i < 300 && !shown.text().contains("Paiement reçu"); i++) {
            Provider.rest();
            shown = browser.get(home + "/return");
        }
        assertThat(shown.text()).contains("Nombre de demandes : 2", "lise@citoyen.example");
        String order = shown.page().select("main a[href^=/orders/]").attr("href");
        assertThat(browser.get(order).status()).as("each order can be opened").isEqualTo(200);
        return home;
    }
}
