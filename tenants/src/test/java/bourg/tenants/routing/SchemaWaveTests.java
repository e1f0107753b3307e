package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.City;
import bourg.tenants.CityBehind;
import bourg.tenants.CityPage;
import bourg.tenants.CityPages;
import bourg.tenants.CityUpgrade;
import bourg.tenants.CityUpgrade.State;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@CityTest
@TestPropertySource(
        properties = {
            "bourg.cities.migrations=classpath:db/city,classpath:db/trial",
            "bourg.upgrades.canaries=canary",
            "bourg.jobs.first-pause=50ms"
        })
class SchemaWaveTests {
    private final TestCities cities;
    private final SchemaWaves waves;
    private final Jobs jobs;
    private final CityPages pages;
    private final JdbcClient owner;

    SchemaWaveTests(
            @Autowired TestCities cities,
            @Autowired SchemaWaves waves,
            @Autowired Jobs jobs,
            @Autowired CityPages pages,
            @Autowired Cells cells) {
        this.cities = cities;
        this.waves = waves;
        this.jobs = jobs;
        this.pages = pages;
        this.owner = JdbcClient.create(cells.provisioner("cell_1"));
    }

    /** Leaves every city up to date for the next test. */
    @AfterEach
    void endEveryWave() {
        for (CityBehind city : waves.behind()) {
            String schema = Placement.schemaOf(city.code());
            owner.sql("drop table if exists " + schema + ".trial_note").update();
        }
        waves.waves(1).stream()
                .filter(wave -> wave.state() == JobState.FAILED)
                .forEach(wave -> jobs.resume(wave.id()));
        if (waves.waves(1).stream().noneMatch(wave -> wave.state().isUnderWay())) {
            waves.start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> waves.behind().isEmpty());
        await().until(() -> !waves.waves(1).getFirst().state().isUnderWay());
    }

    private void setBack(City city) {
        String schema = Placement.schemaOf(city.code());
        owner.sql("drop table " + schema + ".trial_note").update();
        owner.sql("alter table " + schema + ".page drop column summary").update();
        forgetTrial(schema);
    }

    /** The history lacks a migration that is there already: it cannot be done again. */
    private void damage(City city) {
        String schema = Placement.schemaOf(city.code());
        owner.sql("alter table " + schema + ".page drop column summary").update();
        forgetTrial(schema);
    }

    private void forgetTrial(String schema) {
        owner.sql("delete from " + schema + ".flyway_schema_history where version = '990'")
                .update();
    }

    private Job ended(Job wave) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> jobs.require(wave.id()), job -> !job.state().isUnderWay());
    }

    private State state(Job wave, City city) {
        return waves.of(wave.id()).stream()
                .filter(row -> row.city().equals(city.id()))
                .map(CityUpgrade::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCanaryIsFirstAndOneFailedCityDoesNotStopTheOthers() {
        City early = cities.quebec("early");
        City broken = cities.quebec("broken");
        City canary = cities.quebec("canary");
        City last = cities.quebec("last");
        List.of(early, canary, last).forEach(this::setBack);
        damage(broken);
        assertThat(waves.behind())
                .extracting(CityBehind::code)
                .containsExactlyInAnyOrder("early", "broken", "canary", "last");

        Job wave = waves.start().orElseThrow();
        Job ended = ended(wave);

        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.error()).contains("1 of 4 cities");
        assertThat(waves.of(wave.id()).getFirst().code()).isEqualTo("canary");
        assertThat(waves.of(wave.id()).getFirst().canary()).isTrue();
        assertThat(waves.behind()).extracting(CityBehind::code).containsExactly("broken");
        assertThat(state(wave, broken)).isEqualTo(State.FAILED);
        assertThat(
                        owner.sql(
                                        "select has_table_privilege('city_last', 'city_last.trial_note', 'insert')")
                                .query(Boolean.class)
                                .single())
                .isTrue();

        owner.sql("drop table city_broken.trial_note").update();
        jobs.resume(wave.id());
        assertThat(ended(wave).state()).isEqualTo(JobState.DONE);
        assertThat(state(wave, broken)).isEqualTo(State.DONE);
    }

    @Test
    void aCanaryThatFailsEndsTheWaveBeforeTheOthers() {
        City canary = cities.quebec("canary");
        City spared = cities.quebec("spared");
        damage(canary);
        setBack(spared);

        Job wave = waves.start().orElseThrow();
        assertThat(waves.start()).as("a second wave at the same time").isEmpty();

        assertThat(ended(wave).state()).isEqualTo(JobState.FAILED);
        assertThat(state(wave, spared)).isEqualTo(State.WAITING);
    }

    @Test
    void aCityThatIsBehindStartsAWaveOnceAndAStoppedOneStaysStopped() {
        City canary = cities.quebec("canary");
        damage(canary);
        waves.startIfBehind();
        Job wave = waves.waves(1).getFirst();
        assertThat(ended(wave).state()).isEqualTo(JobState.FAILED);
        waves.startIfBehind();
        assertThat(waves.waves(1).getFirst().id()).isEqualTo(wave.id());
    }

    /** The rule of expand and contract: the version before and this one work on both schemas. */
    @Test
    void bothVersionsReadAndWriteWhileHalfOfTheCitiesAreUpgraded() {
        City old = cities.quebec("half-old");
        City upgraded = cities.quebec("half-new");
        setBack(old);

        for (City city : List.of(old, upgraded)) {
            CurrentCity.run(city.id(), () -> assertThat(pages.list()).hasSize(4));
            versionBefore(city, "before");
            versionAfter(city, "after");
            assertThat(CurrentCity.call(city.id(), pages::list))
                    .extracting(CityPage::slug)
                    .contains("before", "after");
            assertThat(summaries(city)).isEqualTo(city.equals(upgraded) ? 1 : 0);
        }
    }

    /** Names its columns, so that one more does not matter to it. */
    private void versionBefore(City city, String slug) {
        owner.sql(
                        "insert into "
                                + Placement.schemaOf(city.code())
                                + ".page (slug, position, title_fr, title_en, body_fr, body_en)"
                                + " values (?, 9, 'a', 'b', 'c', 'd')")
                .param(slug)
                .update();
    }

    /** Uses the new column where it is there; its city is asked, not its own version. */
    private void versionAfter(City city, String slug) {
        versionBefore(city, slug);
        if (!isBehind(city)) {
            owner.sql(
                            "update "
                                    + Placement.schemaOf(city.code())
                                    + ".page set summary = 'short' where slug = ?")
                    .param(slug)
                    .update();
        }
    }

    private int summaries(City city) {
        return isBehind(city)
                ? 0
                : owner.sql(
                                "select count(summary) from "
                                        + Placement.schemaOf(city.code())
                                        + ".page")
                        .query(Integer.class)
                        .single();
    }

    private boolean isBehind(City city) {
        return waves.behind().stream().anyMatch(behind -> behind.city().equals(city.id()));
    }
}
