package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.Job;
import bourg.tenants.Jobs;
import bourg.tenants.trial.TestHttp;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Log lines, metrics and cached answers of a city carry the city, and those of none carry none. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityTracesTest extends ConsoleTest {
    @Autowired CityBackups backups;
    @Autowired Jobs jobs;
    @Autowired EntityManagerFactory entities;

    private final Kept kept = new Kept();

    /** Keeps what is logged, with the context in which it was. */
    private static final class Kept extends ListAppender<ILoggingEvent> {
        Kept() {
            list = new CopyOnWriteArrayList<>();
        }

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }

        List<Map<String, String>> of(String logger, String words) {
            return list.stream()
                    .filter(event -> event.getLoggerName().endsWith(logger))
                    .filter(event -> event.getFormattedMessage().contains(words))
                    .map(ILoggingEvent::getMDCPropertyMap)
                    .toList();
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger("bourg");
    }

    @BeforeEach
    void keepWhatIsLogged() {
        kept.start();
        root().addAppender(kept);
    }

    @AfterEach
    void letGo() {
        root().detachAppender(kept);
    }

    @Test
    void aLogLineOfARequestAndOfAJobCarriesItsCityAndOthersNone() {
        City city = cities.quebec("logged");
        City other = cities.novaScotia("logged-too");
        orders.paid(city, market.bikeParking(city));
        orders.paid(other, market.bikeParking(other));
        Job job = backups.backUp(city).orElseThrow();
        PaidOrders.await("done", () -> !jobs.require(job.id()).state().isUnderWay());
        signedIn(city, ALL).get("/console/orders?after=nonsense");

        assertThat(kept.of("OrderDesk", "becomes PAID"))
                .extracting(context -> context.get("city"))
                .containsExactlyInAnyOrder(city.id().toString(), other.id().toString());
        assertThat(kept.of("CityBackup", "rows"))
                .isNotEmpty()
                .allSatisfy(
                        context -> assertThat(context).containsEntry("city", city.id().toString()))
                .allSatisfy(
                        context -> assertThat(context).containsEntry("job", job.id().toString()));
        assertThat(kept.of("JobRunner", "is done"))
                .isNotEmpty()
                .allSatisfy(context -> assertThat(context).doesNotContainKey("city"));
        assertThat(kept.list)
                .filteredOn(event -> event.getLoggerName().contains("ledger"))
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.getMDCPropertyMap()).doesNotContainKey("city"));
    }

    /**
     * Whoever looks at the numbers sees whose they are; no host that somebody made up is among
     * them.
     */
    @Test
    void requestsAreCountedByCity() {
        City city = cities.quebec("counted");
        http.to(city.host()).get("/about");
        http.to("nobody.localhost").get("/about");
        http.to("ops.localhost").get("/cities");

        List<String> counted =
                http.to("localhost")
                        .get("/actuator/prometheus")
                        .response()
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                        .toList();
        assertThat(counted)
                .isNotEmpty()
                .allMatch(line -> line.contains("city=\""))
                .anyMatch(
                        line -> line.contains("city=\"counted\"") && line.contains("/{slug:about"))
                .anyMatch(line -> line.contains("city=\"none\"") && line.contains("status=\"404\""))
                .noneMatch(line -> line.contains("nobody"));
    }

    /** Same paths, another host: what is public may be kept, but by its whole address alone. */
    @Test
    void twoCitiesNeverShareACachedAnswer() {
        City one = cities.quebec("cached");
        City two = cities.novaScotia("cached-too");
        federation
                .sql("update city set colour = '#7a1f5c' where id = ?")
                .param(two.id().value())
                .update();
        for (String path : List.of("/theme.css", "/logo", "/about", "/api/v1/city")) {
            TestHttp.Answer first = http.to(one.host()).get(path);
            TestHttp.Answer second = http.to(two.host()).get(path);
            assertThat(first.status()).as(path).isEqualTo(200);
            assertThat(second.response().body()).as(path).isNotEqualTo(first.response().body());
            assertThat(first.header("Cache-Control").contains("public"))
                    .as(path)
                    .isEqualTo(List.of("/theme.css", "/logo").contains(path));
            String tag = first.header("ETag");
            if (!tag.isEmpty()) {
                assertThat(statusIf(one, path, tag)).as(path).isEqualTo(304);
                assertThat(statusIf(two, path, tag)).as(path).isEqualTo(200);
            }
        }
    }

    private int statusIf(City city, String path, String tag) {
        return http.to(city.host()).with("If-None-Match", tag).get(path).status();
    }

    /** An entity lives as long as its transaction: its key would not name the city. */
    @Test
    void entitiesAreKeptByNobody() {
        var options = entities.unwrap(SessionFactoryImplementor.class).getSessionFactoryOptions();
        assertThat(options.isSecondLevelCacheEnabled())
                .as(CacheSettings.USE_SECOND_LEVEL_CACHE)
                .isFalse();
        assertThat(options.isQueryCacheEnabled()).as(CacheSettings.USE_QUERY_CACHE).isFalse();
    }
}
