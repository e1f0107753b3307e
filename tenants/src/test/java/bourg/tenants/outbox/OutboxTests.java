package bourg.tenants.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import bourg.tenants.City;
import bourg.tenants.CityEvent;
import bourg.tenants.CityId;
import bourg.tenants.CityLife;
import bourg.tenants.CityListener;
import bourg.tenants.CityOutbox;
import bourg.tenants.CurrentCity;
import bourg.tenants.NoCityBound;
import bourg.tenants.routing.DueOutboxes;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
@Import(OutboxTests.Ear.class)
@TestPropertySource(properties = "bourg.outbox.sweep-interval=200ms")
class OutboxTests {
    private final City city;
    private final CityOutbox outbox;
    private final Ear ear;
    private final JdbcClient sql;
    private final TransactionTemplate inCity;

    OutboxTests(
            @Autowired TestCities cities,
            @Autowired CityOutbox outbox,
            @Autowired Ear ear,
            @Autowired @Qualifier("city") JdbcClient sql,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.city = cities.quebec("outbox-city");
        this.outbox = outbox;
        this.ear = ear;
        this.sql = sql;
        this.inCity = new TransactionTemplate(transactions);
    }

    /** What a test says. */
    record Said(String word) implements CityEvent {}

    /** Hears everything, and may be told to fail after it has heard. */
    static class Ear implements CityListener<CityEvent> {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public String name() {
            return "ear";
        }

        @Override
        public Class<CityEvent> event() {
            return CityEvent.class;
        }

        @Override
        public void on(CityId where, UUID eventId, CityEvent event) {
            heard.add(CurrentCity.id().equals(where) + " " + eventId + " " + event);
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("Crashed after hearing");
            }
        }

        List<String> about(String word) {
            return heard.stream().filter(line -> line.endsWith("Said[word=" + word + "]")).toList();
        }
    }

    private void say(String word) {
        CurrentCity.run(
                city.id(), () -> inCity.executeWithoutResult(_ -> outbox.publish(new Said(word))));
    }

    private int undelivered() {
        return Optional.ofNullable(
                        CurrentCity.call(
                                city.id(),
                                () ->
                                        inCity.execute(_ ->
                                                sql.sql(
                                                                "select count(*) from outbox where delivered_at is null")
                                                        .query(Integer.class)
                                                        .single())))
                .orElseThrow();
    }

    @Test
    void whatIsCommittedIsHeardOnceWithTheCityBound() {
        say("hello");
        await().untilAsserted(() -> assertThat(undelivered()).isZero());
        assertThat(ear.about("hello")).hasSize(1).allMatch(line -> line.startsWith("true "));
    }

    @Test
    void whatIsRolledBackIsNeverHeard() {
        CurrentCity.run(
                city.id(),
                () ->
                        inCity.executeWithoutResult(status -> {
                            outbox.publish(new Said("nothing"));
                            status.setRollbackOnly();
                        }));
        say("after nothing");
        await().until(() -> !ear.about("after nothing").isEmpty());
        assertThat(ear.about("nothing")).isEmpty();
    }

    @Test
    void aListenerThatCrashesHearsTheSameEventAgain() {
        ear.failures.set(1);
        say("twice");
        await().until(() -> ear.about("twice").size() == 2);
        assertThat(ear.about("twice").getFirst()).isEqualTo(ear.about("twice").getLast());
        await().untilAsserted(() -> assertThat(undelivered()).isZero());
    }

    @Test
    void aRelayThatDiesBetweenDeliveryAndRecordIsReplaced() {
        say("survives");
        await().until(() -> ear.about("survives").size() == 1);
        await().untilAsserted(() -> assertThat(undelivered()).isZero());
        // As a kill after the listener and before the record would have left it, a lease later.
        CurrentCity.run(
                city.id(),
                () ->
                        inCity.executeWithoutResult(_ ->
                                sql.sql(
                                                "update outbox set delivered_at = null, due_at = now() - interval '1 second'"
                                                        + " where payload ->> 'word' = 'survives'")
                                        .update()));
        await().until(() -> ear.about("survives").size() == 2);
    }

    @Test
    void aSuspendedCityIsSweptToo(@Autowired CityLife life) {
        say("while suspended");
        await().until(() -> ear.about("while suspended").size() == 1);
        assertThat(life.suspend(city.id(), "trial")).isPresent();
        try {
            CurrentCity.run(
                    city.id(),
                    () ->
                            inCity.executeWithoutResult(_ ->
                                    sql.sql(
                                                    "update outbox set delivered_at = null, due_at = now() - interval '1 second'"
                                                            + " where payload ->> 'word' = 'while suspended'")
                                            .update()));
            await().until(() -> ear.about("while suspended").size() == 2);
        } finally {
            assertThat(life.reopen(city.id())).isPresent();
        }
    }

    /** What was delivered is not due, what waits for its hour is not, and then it is. */
    @Test
    void onlyCitiesWithSomethingDueAreFound(@Autowired DueOutboxes outboxes) {
        say("due");
        await().until(() -> undelivered() == 0);
        assertThat(outboxes.in("cell_1")).doesNotContain(city.id());
        change("set delivered_at = null, due_at = now() + interval '1 hour'");
        assertThat(outboxes.in("cell_1")).doesNotContain(city.id());
        // Somebody else may deliver it between the two lines.
        await().until(() -> {
            change("set delivered_at = null, due_at = now() - interval '1 second'");
            return outboxes.in("cell_1").contains(city.id());
        });
    }

    private void change(String how) {
        CurrentCity.run(
                city.id(),
                () ->
                        inCity.executeWithoutResult(_ ->
                                sql.sql(
                                                "update outbox "
                                                        + how
                                                        + " where payload ->> 'word' = 'due'")
                                        .update()));
    }

    @Test
    void aLeasedRowIsNotLeasedTwice(@Autowired Deliveries deliveries) {
        CurrentCity.run(
                city.id(),
                () ->
                        inCity.executeWithoutResult(_ ->
                                sql.sql(
                                                """
                                                insert into outbox (event_id, listener, type, payload, created_at, due_at)
                                                values (?, 'nobody', 'none', '{}', now(), now() - interval '1 hour')\
                                                """)
                                        .param(UUID.randomUUID())
                                        .update()));
        List<Deliveries.Delivery> first = CurrentCity.call(city.id(), deliveries::lease);
        List<Deliveries.Delivery> second = CurrentCity.call(city.id(), deliveries::lease);
        assertThat(second).doesNotContainAnyElementsOf(first).isEmpty();
        CurrentCity.run(
                city.id(),
                () ->
                        inCity.executeWithoutResult(_ ->
                                sql.sql("delete from outbox where listener = 'nobody'").update()));
    }

    @Test
    void nothingIsPublishedOutsideACityTransaction() {
        assertThatThrownBy(() -> outbox.publish(new Said("x"))).isInstanceOf(NoCityBound.class);
        assertThatThrownBy(() -> CurrentCity.run(city.id(), () -> outbox.publish(new Said("x"))))
                .isInstanceOf(IllegalStateException.class);
    }
}
