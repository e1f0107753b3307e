package bourg.tenants.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityLife;
import bourg.tenants.CityState;
import bourg.tenants.Provisioning;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TwoServers;
import bourg.tenants.trial.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The server of the cell goes away while a city is being opened. */
@CityTest
@ContextConfiguration(initializers = {TwoServers.class, CellAwayTests.OverAWire.class})
@SuppressWarnings("NullAway.Init") // the wire is laid when the context starts
class CellAwayTests {
    private static final String URL = "bourg.cells.cell_1.url";

    private final Cities cities;
    private final CityLife life;
    private final TestCities trial;

    CellAwayTests(@Autowired Cities cities, @Autowired CityLife life, @Autowired TestCities trial) {
        this.cities = cities;
        this.life = life;
        this.trial = trial;
    }

    static class OverAWire
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String url = context.getEnvironment().getRequiredProperty(URL);
            URI server = URI.create(url.substring("jdbc:".length()));
            wire = Wire.to(server.getHost(), server.getPort());
            String over = url.replace(":" + server.getPort() + "/", ":" + wire.port() + "/");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("wire", Map.of(URL, over)));
        }
    }

    private static Wire wire;

    @AfterEach
    void mend() {
        wire.mend();
    }

    private Provisioning.Step schema(City city) {
        return trial.step(city, "schema");
    }

    @Test
    void anOpeningWaitsForTheCellAndGoesOn() {
        wire.cut();
        City city = trial.begin("waits-for-cell");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> schema(city).state() == Provisioning.State.FAILED);
        assertThat(schema(city).error()).isNotBlank().doesNotContain("trial");

        wire.mend();
        cities.resume(city.id());
        assertThat(trial.awaitOpen(city).state()).isEqualTo(CityState.ACTIVE);
    }

    @Test
    void anOpeningGivenUpWhileTheCellIsAwayIsTakenBackOnceItIsThere() {
        wire.cut();
        City city = trial.begin("given-up-away");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> schema(city).state() == Provisioning.State.FAILED);
        var job = life.abandon(city.id()).orElseThrow();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> life.abandonment(city.id()).orElseThrow().error() != null);
        assertThat(cities.find(city.id())).isPresent();
        wire.mend();
        await().atMost(Duration.ofSeconds(60)).until(() -> cities.find(city.id()).isEmpty());
        assertThat(job.subject()).isEqualTo(city.id().toString());
    }
}
