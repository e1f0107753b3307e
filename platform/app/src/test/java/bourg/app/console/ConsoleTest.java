package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.app.pages.TrialDoor;
import bourg.app.portal.Market;
import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What tests of the console share: the provider's stand-in, a door for staff, and another city. */
@CityTest
@Import({Market.class, TrialDoor.class, PaidOrders.class})
@TestPropertySource(properties = "bourg.texts.strict=true")
@SuppressWarnings("NullAway.Init") // injected by the test framework
abstract class ConsoleTest {
    static final RunningSandbox PROVIDER = SandboxApplication.start(0);
    static final GreenMail MAILS = catcher();
    private static final String SECRET = "whsec_console";
    static final StaffRole[] ALL = StaffRole.values();

    @Autowired TestCities cities;
    @Autowired TestHttp http;
    @Autowired Market market;
    @Autowired TrialDoor door;
    @Autowired PaidOrders orders;

    @Autowired
    @Qualifier("federation")
    JdbcClient federation;

    @LocalServerPort int port;

    /** A browser in which a member of the city's staff with these roles is signed in. */
    Browser signedIn(City city, StaffRole... roles) {
        return door.signedIn(port, city.host(), staff(city, roles));
    }

    static Actor staff(City city, StaffRole... roles) {
        return new Actor.Staff("staff", city.id(), Set.of(roles), "Alice");
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("bourg.stripe.api-base", PROVIDER::url);
        settings.add("bourg.stripe.api-key", PROVIDER::apiKey);
        settings.add("bourg.stripe.webhook-secrets[0]", () -> SECRET);
        settings.add("spring.mail.port", MAILS.getSmtp()::getPort);
    }

    /** Takes every letter, and keeps it. */
    private static GreenMail catcher() {
        ServerSetup anyPort = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        anyPort.setServerStartupTimeout(30_000);
        GreenMail catcher = new GreenMail(anyPort);
        catcher.start();
        return catcher;
    }

    @BeforeEach
    void hearTheProvider() {
        PROVIDER.sendWebhooksTo(
                URI.create("http://127.0.0.1:" + port + "/webhooks/stripe"), SECRET);
    }

    /** To another city's staff, what exists here is exactly as absent as what exists nowhere. */
    void assertHidden(City other, String path) {
        Browser hugh = signedIn(other, ALL);
        String random = path.substring(0, path.length() - 26) + "01jz0000000000000000000000";
        Shown theirs = hugh.get(path);
        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.text()).isEqualTo(hugh.get(random).text());
    }
}
