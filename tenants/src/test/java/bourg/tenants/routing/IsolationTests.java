package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.City;
import bourg.tenants.CityPages;
import bourg.tenants.CurrentCity;
import bourg.tenants.NoCityBound;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import jakarta.persistence.EntityManager;
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
    private final CityPages pages;

    IsolationTests(
            @Autowired TestCities cities,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions,
            @Autowired @Qualifier("city") JdbcClient city,
            @Autowired EntityManager entities,
            @Autowired CityPages pages) {
        this.valmont = cities.quebec("valmont");
        this.harbour = cities.novaScotia("harbour-point");
        this.inCity = new TransactionTemplate(transactions);
        this.city = city;
        this.entities = entities;
        this.pages = pages;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select title_fr from city_harbour_point.page",
                "select set_config('role', 'city_harbour_point', true)",
                "update pg_settings set setting = 'city_harbour_point' where name = 'role'",
                "select cast(query_to_xml('select title_fr from city_harbour_point.page', true, true, '') as text)",
                "do $$ begin execute 'set role city_harbour_point'; end $$",
                "select installed_by from flyway_schema_history",
                "create table mine (id int)",
                "create temporary table mine (id int)"
            })
    void theDatabaseRefuses(String attack) {
        assertThatThrownBy(() ->
                        CurrentCity.call(
                                valmont.id(),
                                () ->
                                        inCity.execute(_ -> {
                                            entities.createNativeQuery(attack).executeUpdate();
                                            return attack;
                                        })))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aConnectionComesBackStripped() throws Exception {
        CurrentCity.run(
                valmont.id(),
                () ->
                        inCity.execute(_ -> {
                            entities.createNativeQuery("set statement_timeout = '1min'")
                                    .executeUpdate();
                            return valmont;
                        }));
        for (int i = 0; i < 3; i++) {
            String state =
                    CurrentCity.call(
                            harbour.id(),
                            () ->
                                    inCity.execute(_ ->
                                            city.sql(
                                                            "select current_user || current_setting('search_path') || current_setting('statement_timeout')")
                                                    .query(String.class)
                                                    .single()));
            assertThat(state).isEqualTo("city_harbour_pointcity_harbour_point0");
        }
    }
}
