package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.City;
import bourg.tenants.CityPlaces;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.Moving;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TwoMoreCells;
import bourg.tenants.trial.TwoServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

/** A city goes to another PostgreSQL server while people write in it. */
@CityTest
@ContextConfiguration(initializers = {TwoServers.class, TwoMoreCells.class})
class CityMoveTests {
    private final TestCities cities;
    private final CityPlaces places;
    private final Jobs jobs;
    private final CityWriters writers;
    private Cells cells;
    private CitySchemas schemas;
    private Placements placements;

    CityMoveTests(
            @Autowired TestCities cities,
            @Autowired CityPlaces places,
            @Autowired Jobs jobs,
            @Autowired @Qualifier("city") JdbcClient city,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.cities = cities;
        this.places = places;
        this.jobs = jobs;
        this.writers = new CityWriters(city, transactions);
    }

    @Autowired
    void set(Cells allCells, CitySchemas citySchemas, Placements allPlacements) {
        cells = allCells;
        schemas = citySchemas;
        placements = allPlacements;
    }

    @Test
    void noAcknowledgedWriteIsLostUnderLoad() throws Exception {
        City city = cities.quebec("under-load");
        String from = places.cellOf(city.id()).orElseThrow();
        String to = from.equals("cell_1") ? "cell_2" : "cell_1";
        CityWriters.Load load = writers.start(city.id(), 4);
        await().until(() -> load.acknowledged() > 200);

        Job job = start(city, to);
        assertThat(places.move(city, to))
                .isInstanceOfAny(Moving.NotNow.class, Moving.AlreadyThere.class);
        awaitState(job, JobState.DONE);
        long after = load.acknowledged();
        await().until(() -> load.acknowledged() > after + 200);
        Set<String> acknowledged = load.stop();

        assertThat(places.cellOf(city.id())).contains(to);
        assertThat(slugs(to)).containsAll(acknowledged);
        System.out.printf(
                "Move under load: %d acknowledged writes, none lost; longest time without one %d ms%n",
                acknowledged.size(), load.longestPause().toMillis());
    }

    /** Whoever began to write before the move ends before it; the copy has it. */
    @Test
    void aSlowWriteIsWaitedFor() throws Exception {
        City city = cities.quebec("slow-writer");
        String to = places.cellOf(city.id()).orElseThrow().equals("cell_1") ? "cell_2" : "cell_1";
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread slow =
                Thread.ofVirtual()
                        .start(() -> writers.write(city.id(), "slow", written, mayCommit));
        written.await();
        Job job = start(city, to);
        boolean overtaken = isDoneWithin(job, Duration.ofSeconds(2));
        mayCommit.countDown();
        slow.join();

        assertThat(overtaken).isFalse();
        awaitState(job, JobState.DONE);
        assertThat(writers.read(city.id())).contains("slow");
    }

    private boolean isDoneWithin(Job job, Duration time) throws InterruptedException {
        Thread.sleep(time);
        return jobs.require(job.id()).state() == JobState.DONE;
    }

    @Test
    void whatWasLeftIsDroppedAfterAGraceAndTheWayBackIsOpen() throws Exception {
        City city = cities.quebec("there-and-back");
        String home = places.cellOf(city.id()).orElseThrow();
        String away = home.equals("cell_1") ? "cell_2" : "cell_1";
        awaitState(start(city, away), JobState.DONE);
        await().until(() -> !hasSchema(home, "city_there_and_back"));
        assertThat(hasSchema(away, "city_there_and_back")).isTrue();

        awaitState(start(city, home), JobState.DONE);
        await().until(() -> !hasSchema(away, "city_there_and_back"));
        assertThat(writers.read(city.id())).contains("about");
    }

    /** The copy is whole, the old place has lost its rights, and then the process was killed. */
    @Test
    void aMoveThatWasKilledAfterTheCopyComesHome() throws Exception {
        City city = cities.quebec("killed-late");
        String from = places.cellOf(city.id()).orElseThrow();
        String to = from.equals("cell_1") ? "cell_2" : "cell_1";
        copyAndDie(city, from, to, true);

        awaitState(start(city, to), JobState.DONE);
        assertThat(writers.read(city.id())).contains("about", "only-here");
    }

    /** The copy was committed, but the old place still had its rights: it counts for nothing. */
    @Test
    void aMoveThatWasKilledBeforeTheOldPlaceWasLeftBeginsAnew() throws Exception {
        City city = cities.quebec("killed-early");
        String from = places.cellOf(city.id()).orElseThrow();
        String to = from.equals("cell_1") ? "cell_2" : "cell_1";
        copyAndDie(city, from, to, false);
        writers.write(city.id(), "after-the-kill");

        awaitState(start(city, to), JobState.DONE);
        assertThat(writers.read(city.id())).contains("after-the-kill").doesNotContain("only-here");
    }

    private void copyAndDie(City city, String from, String to, boolean left) throws Exception {
        Placement old = placement(city, from);
        try (Connection source = cells.provisioner(from).getConnection();
                Connection sink = cells.provisioner(to).getConnection()) {
            schemas.create(old.in(to));
            CityCopy copy = new CityCopy(old.schema(), source, sink);
            for (CityTable table : copy.lock()) {
                copy.copy(table);
            }
            copy.compare();
            copy.keepCopy();
            if (left) {
                copy.leave();
            } else {
                source.rollback();
            }
        }
        JdbcClient.create(cells.provisioner(to))
                .sql(
                        "update "
                                + old.schema()
                                + ".page set slug = 'only-here' where slug = 'contact'")
                .update();
    }

    @Test
    void dataStaysInItsRegion() {
        City city = cities.quebec("pinned");
        assertThat(places.othersFor(city.id())).doesNotContain("cell_far");
        assertThat(places.move(city, "cell_far")).isInstanceOf(Moving.NoSuchCell.class);
        Job forced = jobs.start(CityPlaces.MOVE, city.id(), "cell_far");
        Job failed = awaitState(forced, JobState.FAILED);
        assertThat(failed.error()).contains("The data must stay in ca-central");
        writers.write(city.id(), "still-at-home");
    }

    @Test
    void aMoveThatCannotReachTheCellLeavesTheCityWhereItIs() {
        City city = cities.quebec("stays");
        String from = places.cellOf(city.id()).orElseThrow();
        Job job = jobs.start(CityPlaces.MOVE, city.id(), "cell_of_nowhere");
        awaitState(job, JobState.FAILED);
        assertThat(places.cellOf(city.id())).contains(from);
        writers.write(city.id(), "still-writing");
    }

    private Job start(City city, String cell) {
        Moving moving = places.move(city, cell);
        assertThat(moving).isInstanceOf(Moving.Started.class);
        return ((Moving.Started) moving).job();
    }

    private Job awaitState(Job job, JobState state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    JobState now = jobs.require(job.id()).state();
                    assertThat(now)
                            .as(jobs.require(job.id()).error())
                            .isIn(JobState.RUNNING, JobState.STOPPING, state);
                    return now == state;
                });
        return jobs.require(job.id());
    }

    private Set<String> slugs(String cell) {
        return JdbcClient.create(cells.provisioner(cell))
                .sql("select slug from city_under_load.page")
                .query((row, _) -> row.getString("slug"))
                .set();
    }

    private boolean hasSchema(String cell, String schema) throws SQLException {
        return JdbcClient.create(cells.provisioner(cell))
                .sql("select to_regnamespace(?) is not null")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    private Placement placement(City city, String cell) throws SQLException {
        return placements.fresh(city.id()).orElseThrow().in(cell);
    }
}
