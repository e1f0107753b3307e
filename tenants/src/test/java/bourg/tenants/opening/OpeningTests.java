package bourg.tenants.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityLife;
import bourg.tenants.CityState;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.Opening;
import bourg.tenants.Provisioning;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.TaxRegion;
import bourg.tenants.Undone;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.RecordedIdentities;
import bourg.tenants.trial.TestCities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@CityTest
@Import({OpeningTests.Obstacle.class, OpeningTests.Afterwards.class})
class OpeningTests {
    private final Cities cities;
    private final TestCities trial;
    private final Obstacle obstacle;
    private final RecordedIdentities identities;
    private final JdbcClient federation;

    OpeningTests(
            @Autowired Cities cities,
            @Autowired TestCities trial,
            @Autowired Obstacle obstacle,
            @Autowired RecordedIdentities identities,
            @Autowired @Qualifier("federation") JdbcClient federation) {
        this.cities = cities;
        this.trial = trial;
        this.obstacle = obstacle;
        this.identities = identities;
        this.federation = federation;
    }

    /** A step that fails for a city as often as it is told to. */
    static class Obstacle implements ProvisioningStep {
        private final Map<String, Integer> failures = new ConcurrentHashMap<>();
        private final Map<String, Integer> undoFailures = new ConcurrentHashMap<>();
        private final Map<String, CountDownLatch> waits = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "obstacle";
        }

        @Override
        public int order() {
            return 35;
        }

        @Override
        public void run(City city) {
            CountDownLatch wait = waits.get(city.code());
            if (wait != null) {
                awaitUninterrupted(wait);
            }
            Integer left = failures.computeIfPresent(city.code(), (_, count) -> count - 1);
            if (left != null && left >= 0) {
                throw new IllegalStateException("No way: password=hunter2 of alice@secret.example");
            }
        }

        @Override
        public List<Undone> undo(City city) {
            Integer left = undoFailures.computeIfPresent(city.code(), (_, count) -> count - 1);
            if (left != null && left >= 0) {
                throw new IllegalStateException("Not yet");
            }
            return List.of();
        }
    }

    /** Remembers whose turn came after the obstacle. */
    static class Afterwards implements ProvisioningStep {
        private final Set<String> reached = ConcurrentHashMap.newKeySet();

        @Override
        public String name() {
            return "afterwards";
        }

        @Override
        public int order() {
            return 36;
        }

        @Override
        public void run(City city) {
            reached.add(city.code());
        }

        @Override
        public List<Undone> undo(City city) {
            return List.of();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private City start(String code) {
        return switch (cities.open(
                TestCities.wish(code, List.of("fr"), "America/Toronto", TaxRegion.CA_QC))) {
            case Opening.Opened(City city) -> city;
            case Opening other -> throw new IllegalStateException(other.toString());
        };
    }

    private Provisioning.Step step(City city, String name) {
        return cities.provisioning(city.id()).steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFailedStepIsRecordedWithoutSecretsAndTriedAgain() {
        obstacle.failures.put("stumbles", 1);
        City city = start("stumbles");
        await().until(() -> step(city, "obstacle").state() == Provisioning.State.FAILED);
        assertThat(step(city, "obstacle").error())
                .isEqualTo("IllegalStateException: No way: password=*** of ***");
        assertThat(cities.require(city.id()).state()).isEqualTo(CityState.PROVISIONING);

        assertThat(trial.awaitOpen(city).state()).isEqualTo(CityState.ACTIVE);
        assertThat(step(city, "obstacle").attempts()).isEqualTo(2);
        assertThat(step(city, "schema").attempts()).isEqualTo(1);
        assertThat(identities.cities()).containsOnlyOnce("stumbles");
    }

    @Test
    void anOperatorsResumeTakesUpAtOnceWhatWaits() {
        obstacle.failures.put("waits", 1);
        City city = start("waits");
        await().until(() -> step(city, "obstacle").state() == Provisioning.State.FAILED);
        await().until(() ->
                federation
                                .sql(
                                        """
                                        update scheduled_tasks set execution_time = now() + interval '1 hour'
                                        where task_name = 'open-city' and task_instance = ? and not picked\
                                        """)
                                .param(city.id().toString())
                                .update()
                        == 1);
        cities.resume(city.id());
        assertThat(trial.awaitOpen(city).state()).isEqualTo(CityState.ACTIVE);
    }

    @Test
    void anOpeningWhoseWorkerWasKilledIsTakenUpByAnother() {
        obstacle.failures.put("killed", 1);
        City city = start("killed");
        await().until(() -> step(city, "obstacle").state() == Provisioning.State.FAILED);
        // As a kill in the middle of the step would have left it.
        await().until(() ->
                federation
                                .sql(
                                        """
                                        update scheduled_tasks set picked = true, picked_by = 'a dead worker',
                                            last_heartbeat = now() - interval '1 hour', execution_time = now() - interval '1 hour'
                                        where task_name = 'open-city' and task_instance = ? and not picked\
                                        """)
                                .param(city.id().toString())
                                .update()
                        == 1);
        federation
                .sql(
                        "update provisioning_step set state = 'RUNNING' where city = ? and name = 'obstacle'")
                .param(city.id().value())
                .update();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cities.require(city.id()).state() == CityState.ACTIVE);
    }

    @Test
    void anOpeningThatIsGivenUpLeavesNothingAndItsCodeIsFreeAgain(
            @Autowired CityLife life, @Autowired Jobs jobs, @Autowired Environment settings) {
        JdbcClient cell = cell(settings);
        obstacle.failures.put("given-up", 1_000);
        City city = start("given-up");
        await().until(() -> step(city, "obstacle").state() == Provisioning.State.FAILED);
        assertThat(exists(cell, "select 1 from pg_roles where rolname = 'city_given_up'")).isTrue();

        Job job = life.abandon(city.id()).orElseThrow();
        assertThat(life.abandon(city.id())).hasValue(jobs.require(job.id()));
        await().until(() -> jobs.require(job.id()).state() == JobState.DONE);

        assertThat(cities.find(city.id())).isEmpty();
        assertThat(exists(cell, "select 1 from pg_roles where rolname = 'city_given_up'"))
                .isFalse();
        assertThat(exists(cell, "select 1 from pg_namespace where nspname = 'city_given_up'"))
                .isFalse();
        assertThat(identities.cities()).doesNotContain("given-up");
        for (String table : List.of("placement", "provisioning_step", "first_admin")) {
            assertThat(rows(table, city)).as(table).isZero();
        }
        obstacle.failures.remove("given-up");
        assertThat(trial.quebec("given-up").id()).isNotEqualTo(city.id());
    }

    /** What is under way comes to its end, and nothing more is made that would be taken back. */
    @Test
    void anOpeningThatIsGivenUpInTheMiddleOfAStepTakesNoOtherStep(
            @Autowired CityLife life, @Autowired Jobs jobs, @Autowired Afterwards afterwards) {
        CountDownLatch goOn = new CountDownLatch(1);
        obstacle.waits.put("midway", goOn);
        City city = start("midway");
        await().until(() -> step(city, "obstacle").state() == Provisioning.State.RUNNING);
        Job job = life.abandon(city.id()).orElseThrow();
        goOn.countDown();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jobs.require(job.id()).state() == JobState.DONE);
        assertThat(cities.find(city.id())).isEmpty();
        assertThat(afterwards.reached).doesNotContain("midway");
        trial.quebec("to-the-end");
        assertThat(afterwards.reached).contains("to-the-end");
    }

    @Test
    void aGivenUpOpeningIsTakenBackAfterFailuresAndAnOpenCityIsNot(
            @Autowired CityLife life, @Autowired Jobs jobs) {
        obstacle.failures.put("resists", 1_000);
        obstacle.undoFailures.put("resists", 2);
        City city = start("resists");
        await().until(() -> step(city, "obstacle").state() == Provisioning.State.FAILED);
        Job job = life.abandon(city.id()).orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jobs.require(job.id()).state() == JobState.DONE);
        assertThat(cities.find(city.id())).isEmpty();

        City open = trial.quebec("stays");
        assertThat(life.abandon(open.id())).isEmpty();
        assertThat(cities.require(open.id()).state()).isEqualTo(CityState.ACTIVE);
    }

    private static JdbcClient cell(Environment settings) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        settings.getRequiredProperty("bourg.cells.cell_1.url"),
                        settings.getRequiredProperty("bourg.cells.cell_1.provisioner-username"),
                        settings.getRequiredProperty("bourg.cells.cell_1.provisioner-password")));
    }

    private static boolean exists(JdbcClient cell, String query) {
        return !cell.sql(query).query(Integer.class).list().isEmpty();
    }

    private int rows(String table, City city) {
        return federation
                .sql("select count(*) from " + table + " where city = ?")
                .param(city.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void theFirstAdministratorIsForgottenOnceTheAccountExists() {
        City city = trial.quebec("forgets");
        assertThat(
                        federation
                                .sql("select count(*) from first_admin where city = ?")
                                .param(city.id().value())
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
