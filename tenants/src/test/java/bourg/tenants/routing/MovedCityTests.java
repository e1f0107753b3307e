package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityMoving;
import bourg.tenants.CityReadOnly;
import bourg.tenants.CurrentCity;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A move as this application sees it whose memory of places is out of date. */
@CityTest
class MovedCityTests {
    private static final String WRITE = "update page set title_fr = title_fr || '+'";

    private final TestCities cities;
    private final Placements placements;
    private final TransactionTemplate inCity;
    private final JdbcClient city;
    private final JdbcClient federation;
    private Cells cells;

    MovedCityTests(
            @Autowired TestCities cities,
            @Autowired Placements placements,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions,
            @Autowired @Qualifier("city") JdbcClient city,
            @Autowired @Qualifier("federation") JdbcClient federation) {
        this.cities = cities;
        this.placements = placements;
        this.inCity = new TransactionTemplate(transactions);
        this.city = city;
        this.federation = federation;
    }

    @Autowired
    void set(Cells all) {
        cells = all;
    }

    /** The write waits for the lock of the move; when that lets go, the right to write is gone. */
    @Test
    void aWriteThatMetTheMoveIsRefusedAndNotLost() throws Exception {
        City moved = cities.quebec("moved-under-load");
        write(moved.id());
        CountDownLatch began = new CountDownLatch(1);
        try (Connection mover = cells.provisioner("cell_1").getConnection();
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            mover.setAutoCommit(false);
            run(mover, "lock table city_moved_under_load.page in share mode");
            var late =
                    CompletableFuture.runAsync(
                            () ->
                                    CurrentCity.run(
                                            moved.id(),
                                            () ->
                                                    inCity.execute(_ -> {
                                                        city.sql("select 1").query().listOfRows();
                                                        began.countDown();
                                                        return city.sql(WRITE).update();
                                                    })),
                            workers);
            began.await();
            awaitBlocked();
            run(
                    mover,
                    "revoke all on all tables in schema city_moved_under_load from city_moved_under_load");
            setPlace(moved.id(), "MOVING");
            mover.commit();
            assertThatThrownBy(late::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseInstanceOf(CityMoving.class);
        }
        assertThat(plusses("city_moved_under_load")).isEqualTo(1);
        assertThatThrownBy(() -> write(moved.id())).isInstanceOf(CityMoving.class);
    }

    /** Nothing was written yet: the memory is renewed, and the city is met where it lives now. */
    @Test
    void whoIsRefusedAtTheOldDoorFindsTheNewOne() throws Exception {
        City moved = cities.quebec("old-door");
        City gone = cities.quebec("new-door");
        write(moved.id());
        ownerRuns("revoke city_old_door from cell_app");
        federation.sql("delete from placement where city = ?").param(gone.id().value()).update();
        federation
                .sql("update placement set schema = 'city_new_door' where city = ?")
                .param(moved.id().value())
                .update();
        write(moved.id());
        assertThat(plusses("city_new_door")).isEqualTo(1);
        assertThat(plusses("city_old_door")).isEqualTo(1);
    }

    /**
     * A right that is missing without any move is a fault, and is not to be tried again for ever.
     */
    @Test
    void aMissingRightIsNoMove() throws Exception {
        City broken = cities.quebec("broken");
        write(broken.id());
        ownerRuns("revoke update on city_broken.page from city_broken");
        assertThatThrownBy(() -> write(broken.id()))
                .rootCause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        ownerRuns("revoke city_broken from cell_app");
        assertThatThrownBy(() -> write(broken.id()))
                .rootCause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied to set role");
    }

    @Test
    void aCityThatIsReadOnlyIsReadAndNotWritten() {
        City quiet = cities.quebec("quiet");
        setPlace(quiet.id(), "READ_ONLY");
        placements.forget(quiet.id());
        assertThatThrownBy(() -> write(quiet.id())).isInstanceOf(CityReadOnly.class);
        int pages =
                CurrentCity.call(
                        quiet.id(),
                        () ->
                                inCity.execute(_ ->
                                        city.sql("select slug from page")
                                                .query()
                                                .listOfRows()
                                                .size()));
        assertThat(pages).isEqualTo(4);
    }

    private void write(CityId id) {
        CurrentCity.run(id, () -> inCity.execute(_ -> city.sql(WRITE).update()));
    }

    private void setPlace(CityId id, String state) {
        federation
                .sql("update placement set state = ?, epoch = epoch + 1 where city = ?")
                .params(state, id.value())
                .update();
    }

    private int plusses(String schema) {
        return JdbcClient.create(cells.provisioner("cell_1"))
                .sql(
                        "select length(title_fr) - length(rtrim(title_fr, '+')) from "
                                + schema
                                + ".page where slug = 'about'")
                .query(Integer.class)
                .single();
    }

    private void ownerRuns(String sql) throws SQLException {
        try (Connection owner = cells.provisioner("cell_1").getConnection()) {
            run(owner, sql);
        }
    }

    private void awaitBlocked() throws InterruptedException {
        Thread.sleep(
                500); // the write must stand before the lock; earlier it would be refused all the
        // same
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
