package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.City;
import bourg.tenants.CityPages;
import bourg.tenants.CurrentCity;
import bourg.tenants.NoCityBound;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class IsolationTests {
    private final City valmont;
    private final City harbour;
    private final TransactionTemplate inCity;
    private final JdbcClient city;
    private final EntityManager entities;
    private final JdbcClient federation;
    private CityConnections connections;
    private CityPages pages;
    private DataSource federationSource;

    IsolationTests(
            @Autowired TestCities cities,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions,
            @Autowired @Qualifier("city") JdbcClient city,
            @Autowired EntityManager entities,
            @Autowired @Qualifier("federation") JdbcClient federation) {
        this.valmont = cities.quebec("valmont");
        this.harbour = cities.novaScotia("harbour-point");
        this.inCity = new TransactionTemplate(transactions);
        this.city = city;
        this.entities = entities;
        this.federation = federation;
    }

    @Autowired
    void set(
            CityPages storedPages,
            CityConnections cityConnections,
            @Qualifier("federationDataSource") DataSource source) {
        connections = cityConnections;
        pages = storedPages;
        federationSource = source;
    }

    @Test
    void eachCityReadsItsOwnPages() {
        assertThat(
                        CurrentCity.call(valmont.id(), () -> pages.find("about"))
                                .orElseThrow()
                                .body()
                                .french())
                .contains("Ville de valmont");
        assertThat(CurrentCity.call(harbour.id(), () -> pages.list())).hasSize(4);
    }

    @Test
    void noCityBoundIsRefused() {
        assertThatThrownBy(() -> pages.find("about")).hasRootCauseInstanceOf(NoCityBound.class);
        assertThatThrownBy(() -> city.sql("select 1").query(Integer.class).single())
                .hasRootCauseMessage("City data is reached only inside an @InCity transaction");
    }

    @Test
    void anotherThreadIsRefused() {
        CurrentCity.run(
                valmont.id(),
                () -> {
                    var other = new java.util.concurrent.atomic.AtomicReference<Throwable>();
                    Thread thread =
                            Thread.ofVirtual()
                                    .start(() -> {
                                        try {
                                            pages.list();
                                        } catch (RuntimeException refused) {
                                            other.set(refused);
                                        }
                                    });
                    try {
                        thread.join();
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                    assertThat(other.get()).hasRootCauseInstanceOf(NoCityBound.class);
                });
    }

    @Test
    void entityManagerAndJdbcShareTheRoleAndTheConnection() {
        String roles =
                CurrentCity.call(
                        valmont.id(),
                        () ->
                                inCity.execute(_ -> {
                                    Object byEntities =
                                            entities.createNativeQuery(
                                                            "select current_user || ' ' || pg_backend_pid()",
                                                            String.class)
                                                    .getSingleResult();
                                    String byJdbc =
                                            city.sql(
                                                            "select current_user || ' ' || pg_backend_pid()")
                                                    .query(String.class)
                                                    .single();
                                    assertThat(byJdbc).isEqualTo(byEntities);
                                    return byJdbc;
                                }));
        assertThat(roles).startsWith("city_valmont ");
    }

    @Test
    void whatIsOfAnotherCityIsRefusedByTheDatabase() {
        assertThatThrownBy(() -> byEntities("select title_fr from city_harbour_point.page"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; set role city_harbour_point; select title_fr from city_harbour_point.page",
                "set role city_harbour_point",
                "do $$ begin execute 'set role city_harbour_point'; end $$",
                "explain analyze delete from page"
            })
    void everyWayIntoACityIsGuarded(String attack) {
        List<ThrowingCallable> ways =
                List.of(
                        () -> byEntities(attack),
                        () -> inValmont(() -> city.sql(attack).query().listOfRows()),
                        () -> byStatement(statement -> statement.execute(attack)),
                        () -> byStatement(statement -> statement.executeLargeUpdate(attack)),
                        () ->
                                byStatement(statement ->
                                        statement.getConnection().prepareCall(attack).execute()));
        assertThat(ways)
                .allSatisfy(way -> assertThatThrownBy(way).isInstanceOf(RefusedStatement.class));
    }

    @Test
    void aBatchIsGuarded() {
        assertThatThrownBy(() ->
                        byStatement(statement -> {
                            statement.addBatch("select 1");
                            statement.addBatch("set role city_harbour_point");
                            return statement.executeBatch();
                        }))
                .isInstanceOf(RefusedStatement.class);
    }

    @Test
    void theControlPlaneIsGuardedToo() {
        assertThatThrownBy(() -> federation.sql("select 1; select 2").query().listOfRows())
                .isInstanceOf(RefusedStatement.class);
        assertThatThrownBy(() -> federation.sql("set search_path = public").update())
                .isInstanceOf(RefusedStatement.class);
        SchedulerClient scheduler =
                SchedulerClient.Builder.create(federationSource)
                        .tableName("scheduled_tasks where picked = ?; select 1 --")
                        .build();
        assertThatThrownBy(() -> scheduler.fetchScheduledExecutions(_ -> {}))
                .isInstanceOf(RefusedStatement.class);
    }

    @Test
    void aConnectionComesBackStripped() throws Exception {
        Set<Integer> lent = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            Connection guarded = connections.getConnection(valmont.id().toString());
            try (var statement =
                    ((Connection) ((ProxyJdbcObject) guarded).getTarget()).createStatement()) {
                statement.execute("set statement_timeout = '7s'; set bourg.note = 'valmont'");
                statement.execute("declare kept cursor with hold for select slug from page");
                statement.execute("listen valmont");
                lent.add(number(statement, "select pg_backend_pid()"));
            }
            connections.releaseConnection(valmont.id().toString(), guarded);
        }
        Connection guarded = connections.getConnection(harbour.id().toString());
        try (var statement = guarded.createStatement()) {
            assertThat(lent).contains(number(statement, "select pg_backend_pid()"));
            assertThat(text(statement, LEFTOVERS))
                    .isEqualTo("city_harbour_point city_harbour_point 1min null 0");
            assertThatThrownBy(() ->
                            ((Connection) ((ProxyJdbcObject) guarded).getTarget())
                                    .createStatement()
                                    .execute("fetch all from kept"))
                    .hasMessageContaining("does not exist");
        }
        connections.releaseConnection(harbour.id().toString(), guarded);
    }

    /**
     * The server's plan of a statement is kept by its text; the same text must not keep the city.
     */
    @Test
    void aPreparedStatementDoesNotRememberItsCity() throws Exception {
        for (int i = 0; i < 20; i++) {
            City one = i % 2 == 0 ? valmont : harbour;
            Connection guarded = connections.getConnection(one.id().toString());
            try (var statement =
                    guarded.prepareStatement("select body_fr from page where slug = ?")) {
                statement.setString(1, "about");
                try (var rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).contains("Ville de " + one.code());
                }
            }
            connections.releaseConnection(one.id().toString(), guarded);
        }
    }

    private Object byEntities(String sql) {
        return inValmont(() -> entities.createNativeQuery(sql).getResultList());
    }

    private Object byStatement(Work work) throws Exception {
        Connection guarded = connections.getConnection(valmont.id().toString());
        try (var statement = guarded.createStatement()) {
            return work.on(statement);
        } finally {
            connections.releaseConnection(valmont.id().toString(), guarded);
        }
    }

    private <T> T inValmont(Supplier<T> work) {
        return CurrentCity.call(valmont.id(), () -> inCity.execute(_ -> work.get()));
    }

    private interface Work {
        Object on(Statement statement) throws SQLException;
    }

    private static int number(Statement statement, String query) throws SQLException {
        return Integer.parseInt(text(statement, query));
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static final String LEFTOVERS =
            """
            select concat_ws(' ', current_user, current_setting('search_path'), current_setting('statement_timeout'),
                coalesce(nullif(current_setting('bourg.note', true), ''), 'null'),
                (select count(*) from pg_listening_channels()))\
            """;
}
