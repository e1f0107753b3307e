package bourg.app.portal;

import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * What tests of a guest's ways share: one application with its databases, and the provider's
 * stand-in, which lives as long as they do.
 */
@CityTest
@Import(Market.class)
@TestPropertySource(properties = "bourg.texts.strict=true")
@SuppressWarnings("NullAway.Init") // injected by the test framework
abstract class PortalTest {
    static final RunningSandbox PROVIDER = SandboxApplication.start(0, "bourg.sandbox.knobs=true");

    @Autowired TestCities cities;
    @Autowired Market market;
    @LocalServerPort int port;

    /** Opening a city opens its payout account, so the provider must answer. */
    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("bourg.stripe.api-base", PROVIDER::url);
        settings.add("bourg.stripe.api-key", PROVIDER::apiKey);
    }
}
