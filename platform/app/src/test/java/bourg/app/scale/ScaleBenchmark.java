package bourg.app.scale;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.portal.Market;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.OfferId;
import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.City;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What a city costs, and what its people notice of a thousand others: {@code mvn verify -Pscale}.
 * Absolute figures are those of one machine; the ratios of one run are what counts.
 */
@CityTest
@Import(Market.class)
class ScaleBenchmark {
    private static final List<Integer> SIZES =
            Arrays.stream(System.getProperty("bourg.scale.sizes", "10,100,1000").split(",", -1))
                    .map(Integer::valueOf)
                    .toList();
    private static final int CALLS = Integer.getInteger("bourg.scale.calls", 2_000);
    private static final int WARM_UP = 2 * CALLS;
    private static final long SEED = 42;

    private static final RunningSandbox PROVIDER = SandboxApplication.start(0);

    /** A city and its one service. */
    private record Open(City city, AdoptionId service) {}

    private final TestCities cities;
    private final Market market;
    private final TestHttp http;
    private final Cell cell;
    private final List<Open> open = new ArrayList<>();
    private final Random random = new Random(SEED);

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
    ScaleBenchmark(
            TestCities cities,
            Market market,
            TestHttp http,
            @Value("${bourg.cells.cell_1.url}") String cell) {
        this.cities = cities;
        this.market = market;
        this.http = http;
        this.cell = new Cell(cell);
    }

    @Test
    void manyCities() throws Exception {
        OfferId offer = market.inCatalogue();
        Latency firstPage = null;
        Latency firstOrder = null;
        for (int size : SIZES) {
            grow(size, offer);
            Latency.of(WARM_UP, this::visit);
            Latency page = Latency.of(CALLS, this::visit);
            Latency.of(CALLS / 2, this::order);
            Latency order = Latency.of(CALLS, this::order);
            firstPage = firstPage == null ? page : firstPage;
            firstOrder = firstOrder == null ? order : firstOrder;
            say("%d cities: service page %s", size, page.beside(firstPage));
            say("%d cities: placing an order %s", size, order.beside(firstOrder));
        }
    }

    private void grow(int size, OfferId offer) throws Exception {
        int before = open.size();
        long bytes = cell.bytes();
        long begin = System.nanoTime();
        List<City> fresh = new ArrayList<>();
        for (int i = before; i < size; i++) {
            fresh.add(cities.quebec("scale-" + i));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        fresh.forEach(city -> open.add(new Open(city, market.adopted(city, offer))));
        List<String> schemas =
                open.stream().map(one -> "city_" + one.city().code().replace('-', '_')).toList();
        say(
                "%d cities: %.0f ms to open each, %.0f KiB of database each, %.1f MiB in a connection that visits all",
                size,
                seconds * 1000 / (size - before),
                (cell.bytes() - bytes) / 1024.0 / (size - before),
                cell.bytesOfAConnectionThatVisits(schemas) / 1048576.0);
    }

    private void visit() {
        Open one = any();
        var answer = http.to(one.city().host()).get("/services/" + one.service());
        assertThat(answer.status()).isEqualTo(200);
    }

    private void order() {
        Open one = any();
        String body =
                """
                {"service_id": "%s", "quantity": 1, "answers": {"plate": "VC-42"}, "language": "fr",
                 "contact": {"email": "lise@citoyen.example", "name": "Lise Tremblay"}}
                """
                        .formatted(one.service());
        var answer = http.to(one.city().host()).create("/api/v1/orders", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private Open any() {
        return open.get(random.nextInt(open.size()));
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "Scale: " + words + "%n", values);
    }
}
