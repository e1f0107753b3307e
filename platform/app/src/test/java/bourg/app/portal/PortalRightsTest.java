package bourg.app.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.app.pages.TrialDoor;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Contact;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A citizen reads what is kept, takes it away, agrees and withdraws, and is forgotten. */
@CityTest
@Import({Market.class, TrialDoor.class})
@TestPropertySource(properties = "bourg.texts.strict=true")
@SuppressWarnings("NullAway.Init") // injected by the test framework
class PortalRightsTest {
    private static final RunningSandbox PROVIDER = SandboxApplication.start(0);
    private static final GreenMail POST = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final String HOME = "/my/data";

    @Autowired TestCities cities;
    @Autowired Market market;
    @Autowired TrialDoor door;
    @Autowired Orders orders;

    @Autowired
    @Qualifier("city")
    JdbcClient sql;

    @Autowired
    @Qualifier("cityTransactions")
    PlatformTransactionManager transactions;

    @LocalServerPort int port;

    private City city;
    private AdoptionId service;
    private Browser lise;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry settings) {
        POST.start();
        settings.add("bourg.stripe.api-base", PROVIDER::url);
        settings.add("bourg.stripe.api-key", PROVIDER::apiKey);
        settings.add("spring.mail.port", () -> POST.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        POST.stop();
        PROVIDER.close();
    }

    @BeforeEach
    void open() {
        city = cities.quebec("droits");
        service = market.bikeParking(city);
        String subject = "lise-" + UUID.randomUUID();
        lise = signedIn(subject);
    }

    private Browser signedIn(String subject) {
        return door.signedIn(
                port,
                city.host(),
                new Actor.Citizen(subject, city.id(), "lise@citoyen.example", subject));
    }

    private OrderId order(Browser of, String plate) {
        Shown data = of.get(HOME + "/download");
        String subject = json(data).path("subject").asString();
        PlaceOrder wish =
                new PlaceOrder(
                        UUID.randomUUID().toString(),
                        service,
                        1,
                        JsonNodeFactory.instance.objectNode().put("plate", plate),
                        new Contact("lise@citoyen.example", "Lise " + plate),
                        Locale.FRENCH,
                        subject);
        return CurrentCity.call(
                city.id(), () -> ((Placing.Placed) orders.place(wish)).order().id());
    }

    private OrderId cancelled(String plate) {
        OrderId order = order(lise, plate);
        CurrentCity.call(city.id(), () -> orders.cancel(order));
        return order;
    }

    private OrderId paid(String plate) {
        OrderId order = order(lise, plate);
        CurrentCity.call(city.id(), () -> orders.markPaid(order, "pymt_" + plate, Instant.now()));
        return order;
    }

    private static JsonNode json(Shown shown) {
        return JsonMapper.shared().readTree(shown.body());
    }

    private long rowsWith(String table, String word) {
        return CurrentCity.call(
                city.id(),
                () ->
                        new TransactionTemplate(transactions)
                                .execute(_ ->
                                        sql.sql(
                                                        "select count(*) from "
                                                                + table
                                                                + " t where t::text like ?")
                                                .param("%" + word + "%")
                                                .query(Long.class)
                                                .single()));
    }

    @Test
    void everythingIsShownInWordsAndHandedOutAsJson() {
        OrderId order = paid("VC-LUE");
        paid("VC-2");
        Shown data = lise.get(HOME);
        assertThat(data.text())
                .contains("Mes données", "Stationnement de vélo", "VC-LUE", "51,74 $", "Payée")
                .contains("sixième année", "Rien n’est conservé");
        assertThat(data.page().select("main").text()).doesNotContain("PAID", "total_minor");
        assertThat(lise.get(HOME + "?lang=en").text()).contains("Bike parking", "$51.74");

        Shown file = lise.get(HOME + "/download");
        assertThat(file.contentType()).startsWith("application/json");
        assertThat(file.body()).contains("VC-LUE", order.toString());
        Browser paul = signedIn("paul");
        assertThat(paul.get(HOME).text()).doesNotContain("VC-LUE");
        assertThat(paul.get(HOME + "/download").body()).doesNotContain("VC-LUE");
        assertThat(new Browser(port, city.host()).get(HOME).path())
                .contains("client_id=portal-droits");
        assertThat(
                        new Browser(port, city.host())
                                .get("/")
                                .page()
                                .select("footer a")
                                .eachAttr("href"))
                .contains(HOME);
    }

    @Test
    void whatWasAgreedToIsWithdrawnAndStaysListed() {
        String page = HOME + "/consents";
        Shown none = lise.get(page);
        assertThat(none.text()).contains("Non accordé").doesNotContain("Tout ce que vous avez");
        Shown given = lise.submit(none, "/city_news", Map.of());
        assertThat(given.text()).contains("Votre accord est noté", "Accordé", "Sur le portail");
        Shown sure = lise.get(page + "/city_news/withdrawal");
        assertThat(sure.text()).contains("Retirer votre accord");
        Shown withdrawn = lise.submit(sure, "/withdrawal", Map.of());
        assertThat(withdrawn.text()).contains("Votre accord est retiré");
        assertThat(withdrawn.page().select("tbody tr").eachText())
                .hasSize(2)
                .satisfies(rows -> {
                    assertThat(rows.getFirst()).contains("Non accordé");
                    assertThat(rows.getLast()).contains("Accordé");
                });
        Shown other = lise.submit(lise.get(page), "/city_news", Map.of("version", "7"));
        assertThat(other.text()).contains("Le texte a changé");
        assertThat(lise.get(page + "/all_of_it/withdrawal").status()).isEqualTo(404);
    }

    @Test
    void whoLookedIsToldByRoleAndNobodyIsNamed() {
        for (int i = 0; i < 30; i++) {
            cancelled("V-" + i);
        }
        OrderId order = paid("VC-VUE");
        Browser clerk =
                door.signedIn(
                        port,
                        city.host(),
                        new Actor.Staff(
                                "clerk-7",
                                city.id(),
                                java.util.Set.of(bourg.tenants.StaffRole.CLERK),
                                "Claire Voyante"));
        assertThat(clerk.get("/console/orders/" + order).status()).isEqualTo(200);
        Shown looks = lise.get(HOME + "/looks");
        assertThat(looks.text())
                .contains("Personnel de la ville (guichet)", "Demande consultée", order.toString())
                .doesNotContain("Claire", "clerk-7");
        String next = looks.page().select("a[rel=next]").attr("href");
        Shown older = lise.get(next);
        assertThat(older.text()).contains("Demande faite").doesNotContain("Demande consultée");
        assertThat(signedIn("nadia").get(next).text()).contains("Personne n’a rien consulté");
    }

    @Test
    void isForgottenAfterReadingWhatThatMeans() throws Exception {
        cancelled("VC-PERDU");
        paid("VC-GARDE");
        order(lise, "VC-OUVERT");
        Shown report = lise.get(HOME + "/erasure");
        assertThat(report.text())
                .contains("Demandes (1) : suppression immédiate")
                .contains("Demandes (1) : suppression plus tard")
                .contains("Demandes (1) : conservation jusqu’au 31 décembre");
        assertThat(rowsWith("orders", "VC-PERDU")).isEqualTo(1);
        String confirmation = report.page().select("a[href*=confirmation]").attr("href");

        cancelled("VC-PERDU");
        assertThat(lise.get(confirmation).text()).contains("vos données ont changé");
        report = lise.get(HOME + "/erasure");
        Shown sure = lise.get(report.page().select("a[href*=confirmation]").attr("href"));
        assertThat(sure.text()).contains("2 éléments seront supprimés");
        Shown stale = lise.submit(sure, "/erasure", Map.of("version", "0".repeat(64)));
        assertThat(stale.text()).contains("vos données ont changé");
        assertThat(rowsWith("orders", "VC-PERDU")).isEqualTo(2);

        Shown done = lise.submit(sure, "/erasure", Map.of());
        assertThat(done.path()).isEqualTo("/data-deleted");
        assertThat(done.text()).contains("Vos données sont supprimées", "Demandes (2)");
        assertThat(lise.get("/data-deleted").text()).doesNotContain("Demandes (2)");
        assertThat(rowsWith("orders", "VC-PERDU")).isZero();
        assertThat(rowsWith("orders", "VC-GARDE")).isEqualTo(1);
        assertThat(letter()).contains("Vos donn", "suppression imm", "31 d");
        await().until(() -> rowsWith("outbox", "lise@citoyen.example") == 0);
    }

    private static String letter() {
        await().until(() -> POST.getReceivedMessages().length > 0);
        return List.of(POST.getReceivedMessages()).stream()
                .filter(message -> subject(message).contains("supprim"))
                .map(message -> GreenMailUtil.getWholeMessage(message))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(jakarta.mail.internet.MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException failure) {
            throw new AssertionError(failure);
        }
    }
}
