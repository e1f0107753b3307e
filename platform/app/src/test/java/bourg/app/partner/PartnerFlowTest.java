package bourg.app.partner;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.app.pages.TrialDoor;
import bourg.marketplace.OfferId;
import bourg.marketplace.OrderId;
import bourg.marketplace.Partner;
import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.City;
import bourg.tenants.PartnerRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Partners at work without JavaScript, over real HTTP and real databases. */
@CityTest
@Import({TrialDoor.class, Stall.class})
@TestPropertySource(properties = "bourg.texts.strict=true")
class PartnerFlowTest {
    private static final RunningSandbox PROVIDER = SandboxApplication.start(0);
    private static final String NOBODYS = "_00000000000000000000000000";

    private final TestCities cities;
    private final TrialDoor door;
    private final Stall stall;
    private final int port;

    /** Opening a city opens its payout account, so the provider must answer. */
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
    PartnerFlowTest(TestCities cities, TrialDoor door, Stall stall, @LocalServerPort int port) {
        this.cities = cities;
        this.door = door;
        this.stall = stall;
        this.port = port;
    }

    private Browser signedIn(String alias, PartnerRole role) {
        return door.signedIn(port, WholePage.HOST, WholePage.member(alias, role));
    }

    @Test
    void anOrganizationSignsUpByItselfAndLosesNothingOnTheWay() {
        Browser browser = new Browser(port, WholePage.HOST);
        assertThat(browser.get("/?lang=fr").text()).contains("Ce que vous y gagnez");
        Shown form = browser.get("/sign-up");
        Map<String, String> half =
                Map.of("name", "A", "admin.given_name", "Zoé", "admin.email", "zoe@");
        Shown wrong = browser.submit(form, "/sign-up", half);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().title()).startsWith("Erreur");
        assertThat(wrong.page().select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#name", "#admin-family_name", "#admin-email", "#terms");
        assertThat(wrong.page().select("#admin-given_name").val()).isEqualTo("Zoé");
        assertThat(wrong.page().select("#admin-email").val()).isEqualTo("zoe@");
        Shown done =
                browser.submit(
                        wrong,
                        "/sign-up",
                        Map.of(
                                "name", "Atelier Roue",
                                "admin.family_name", "Roy",
                                "admin.email", "zoe@roue.example",
                                "terms", "yes"));
        assertThat(done.path()).isEqualTo("/sign-up");
        assertThat(done.text()).contains("zoe@roue.example");
        Browser member = signedIn("atelier-roue", PartnerRole.ADMIN);
        assertThat(member.get("/?lang=fr").text())
                .contains("Atelier Roue", "Ouvrir le compte de versement")
                .contains("Décrire un premier service");
        assertThat(browser.get("/offers").path()).contains("client_id=partner-pages");
    }

    @Test
    void aServiceIsDescribedSubmittedReturnedAndPublished() {
        Partner partner = stall.partner("Arbor");
        Browser browser = signedIn(partner.alias(), PartnerRole.ADMIN);
        Shown blank = browser.get("/offers/new?lang=fr");
        Map<String, String> typed = Map.of("name.fr", "Taille", "unit_price", "12,505");
        Shown wrong = browser.submit(blank, "/offers/new", typed);
        assertThat(wrong.page().select(".govuk-error-summary a").attr("href"))
                .isEqualTo("#unit_price");
        assertThat(wrong.page().select("#name-fr").val()).isEqualTo("Taille");
        assertThat(wrong.page().select("#unit_price").val()).isEqualTo("12,505");

        Shown draft = browser.submit(wrong, "/offers/new", Map.of("unit_price", "120,00"));
        String path = draft.path();
        assertThat(draft.text()).contains("Taille", "À compléter avant de soumettre", "120,00 $");
        Shown early = browser.submit(draft, "/submission", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.page().select(".govuk-error-summary a").eachAttr("href"))
                .contains(path + "/edit?check#name-en")
                .doesNotContain(path + "/edit?check#name-fr");
        Shown editor = browser.get(path + "/edit?check");
        assertThat(editor.page().select("#summary-fr-error")).hasSize(1);
        Map<String, String> rest =
                Map.of(
                        "name.en", "Pruning",
                        "summary.fr", "Une visite",
                        "summary.en", "One visit",
                        "description.fr", "Tout compris",
                        "description.en", "All included");
        Shown complete = browser.submit(editor, "/edit", rest);
        assertThat(complete.text()).contains("Tout est complet");
        askTwoQuestions(browser, path);
        review(browser, path);
        versions(browser, path);
    }

    private void review(Browser browser, String path) {
        Shown submitted = browser.submit(browser.get(path), "/submission", Map.of());
        assertThat(submitted.text()).contains("Soumis", "Quelle taille ?");
        OfferId offer = OfferId.parse(path.substring("/offers/".length())).orElseThrow();
        stall.giveBack(offer, "Précisez le prix.");
        Shown returned = browser.get(path);
        assertThat(returned.text()).contains("retourné pour correction", "Précisez le prix.");
        assertThat(browser.get("/").text()).contains("Corriger le service retourné : Taille");
        browser.submit(returned, "/submission", Map.of());
        stall.publish(offer);
    }

    private static void askTwoQuestions(Browser browser, String path) {
        Shown blank = browser.get(path + "/new-question");
        Map<String, String> uneven =
                Map.of(
                        "title.fr", "Quelle taille ?",
                        "title.en", "What size?",
                        "kind", "choice",
                        "choices.fr", "Petit\nGrand",
                        "choices.en", "Small");
        Shown wrong = browser.submit(blank, "/new-question", uneven);
        assertThat(wrong.page().select(".govuk-error-summary a").attr("href"))
                .isEqualTo("#choices-en");
        assertThat(wrong.page().select("#choices-fr").val()).contains("Petit", "Grand");
        browser.submit(wrong, "/new-question", Map.of("choices.en", "Small\nBig"));
        Shown two =
                browser.submit(
                        browser.get(path + "/new-question"),
                        "/new-question",
                        Map.of(
                                "title.fr",
                                "Quel jour ?",
                                "title.en",
                                "Which day?",
                                "kind",
                                "date"));
        assertThat(two.page().select(".govuk-summary-card__title").eachText())
                .containsExactly("Quelle taille ?", "Quel jour ?");
        Shown moved = browser.submit(two, "/which_day/up", Map.of());
        assertThat(moved.page().select(".govuk-summary-card__title").eachText())
                .containsExactly("Quel jour ?", "Quelle taille ?");
        assertThat(moved.page().select("#preview input[type=radio]")).hasSize(2);
        Shown expert = browser.get(path + "/schema");
        Shown broken = browser.submit(expert, "/schema", Map.of("form", "{ \"type\": "));
        assertThat(broken.page().select(".govuk-error-summary a").attr("href")).isEqualTo("#form");
        assertThat(broken.page().select("#form").val()).contains("{ \"type\":");
        assertThat(browser.get(path + "/questions").text()).contains("Quel jour ?");
    }

    private static void versions(Browser browser, String path) {
        Shown published = browser.get(path);
        assertThat(published.text()).contains("Publié", "Version 1.");
        assertThat(browser.get(path + "/edit").text())
                .contains("L’état du service ne le permet pas");
        Shown second = browser.submit(published, "/revision", Map.of());
        assertThat(second.text()).contains("Brouillon", "Version 2.", "La version 1 reste publiée");
        browser.submit(browser.get(path + "/edit"), "/edit", Map.of("name.fr", "Élagage"));
        assertThat(browser.get(path).text()).contains("Élagage");
        assertThat(browser.get(path + "/published").text()).contains("Taille");
        Shown sure = browser.get(path + "/retirement");
        assertThat(sure.text()).contains("la nouvelle version en préparation sera supprimée");
        assertThat(browser.submit(sure, "/retirement", Map.of()).text())
                .contains("Le service est retiré du catalogue", "Retiré");
    }

    @Test
    void anOrderIsFulfilledOnceAndSeenByNobodyElse() {
        City city = cities.quebec("verger");
        Partner partner = stall.partner("Les Arbres");
        OfferId offer = stall.published(partner);
        OrderId order = stall.paid(city, stall.adopted(city, offer), partner);
        Browser admin = signedIn(partner.alias(), PartnerRole.ADMIN);
        Browser agent = signedIn(partner.alias(), PartnerRole.AGENT);
        assertThat(admin.get("/?lang=fr").text()).contains("Répondre à 1 nouvelle commande");
        assertThat(agent.get("/orders?lang=fr").text()).contains("Ville de verger", "137,97 $");
        Shown seen = agent.get("/orders/" + order);
        assertThat(seen.text()).contains("Lise Tremblay", "votre part (80 %)", "96,00 $");
        Shown late = admin.get("/orders/" + order);
        assertThat(agent.submit(seen, "/acceptance", Map.of()).text())
                .contains("La commande est acceptée");
        assertThat(admin.submit(late, "/acceptance", Map.of()).text())
                .contains("C’était déjà fait");
        Shown decline = agent.get("/orders/" + order + "/decline");
        assertThat(decline.text()).contains("remboursée en entier (137,97 $)");
        Shown silent = agent.submit(decline, "/decline", Map.of("reason", " "));
        assertThat(silent.page().select(".govuk-error-summary a").attr("href"))
                .isEqualTo("#reason");
        agent.submit(agent.get("/orders/" + order), "/completion", Map.of());
        assertThat(agent.submit(silent, "/decline", Map.of("reason", "Complet")).text())
                .contains("quelqu’un d’autre s’en est occupé", "Terminée");

        Browser stranger = signedIn(stall.partner("Autre").alias(), PartnerRole.ADMIN);
        stranger.get("/?lang=fr");
        for (String page : List.of("/orders/" + order, "/offers/" + offer)) {
            Shown theirs = stranger.get(page);
            assertThat(theirs.status()).isEqualTo(404);
            Shown random = stranger.get(page.substring(0, "/orders/ordr".length()) + NOBODYS);
            assertThat(theirs.text()).isEqualTo(random.text());
        }
    }

    @Test
    void anAgentMayNotTouchWhatIsForAdministrators() {
        Partner partner = stall.partner("Commis");
        OfferId offer = stall.published(partner);
        Browser agent = signedIn(partner.alias(), PartnerRole.AGENT);
        for (String page :
                List.of(
                        "/money",
                        "/payout",
                        "/connections",
                        "/statement",
                        "/statement.csv",
                        "/offers/new",
                        "/offers/" + offer + "/retirement")) {
            assertThat(agent.get(page).status()).as(page).isEqualTo(403);
        }
        Shown offered = agent.get("/offers/" + offer);
        assertThat(offered.status()).isEqualTo(200);
        assertThat(offered.page().select("main form, a[href$=/retirement]")).isEmpty();
        assertThat(offered.page().select("nav a[href=/money]")).isEmpty();
        String csrf = agent.get("/").page().select("input[name=_csrf]").val();
        assertThat(csrf).isNotEmpty();
        for (String post :
                List.of("/connections/api-clients", "/payout", "/offers/" + offer + "/revision")) {
            assertThat(agent.post(post, Map.of("_csrf", csrf)).status()).as(post).isEqualTo(403);
        }
    }

    @Test
    void secretsAreShownOnceAndAddressesAreChecked() {
        Partner partner = stall.partner("Connexe");
        Browser admin = signedIn(partner.alias(), PartnerRole.ADMIN);
        Shown page = admin.get("/connections?lang=fr");
        Shown issued = admin.submit(page, "/api-clients", Map.of());
        String secret = issued.page().select("#secret-value").text();
        assertThat(secret).isNotEmpty();
        assertThat(issued.page().select("#secret-name").text()).startsWith("partner-connexe");
        assertThat(admin.get("/connections").body()).doesNotContain(secret);
        Shown wrong = admin.submit(page, "/webhooks", Map.of("url", "http://velo.example"));
        assertThat(wrong.text()).contains("L’adresse doit commencer par https://");
        assertThat(wrong.page().select("#url").val()).isEqualTo("http://velo.example");
        Shown inside = admin.submit(page, "/webhooks", Map.of("url", "https://127.0.0.1/hook"));
        assertThat(inside.text()).contains("pas joignable depuis Internet");
        assertThat(admin.get("/payout").text()).contains("À ouvrir");
        assertThat(admin.submit(admin.get("/payout"), "/payout", Map.of()).path())
                .startsWith(PROVIDER.url());
        assertThat(admin.get("/payout/return").text()).contains("n’a pas encore tout");
        Shown money = admin.get("/money");
        assertThat(money.text()).contains("Aucun mois n’est encore fermé");
        assertThat(money.page().select("nav[aria-label=Menu] a")).hasSize(6);
        for (String path : money.page().select(".govuk-task-list a").eachAttr("href")) {
            assertThat(admin.get(path).page().select(".govuk-breadcrumbs a").eachAttr("href"))
                    .as(path)
                    .containsExactly("/", "/money");
        }
        assertThat(admin.get("/statement").text()).contains("Aucun mouvement ce mois-ci");
        assertThat(admin.get("/statement.csv").contentType()).startsWith("text/csv");
    }
}
