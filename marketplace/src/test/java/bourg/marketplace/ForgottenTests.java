package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.ConsentPurpose;
import bourg.tenants.Consents;
import bourg.tenants.CurrentCity;
import bourg.tenants.Erasing;
import bourg.tenants.Erasure;
import bourg.tenants.ErasureReport;
import bourg.tenants.PersonalData;
import bourg.tenants.trial.TestCities;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Canaries of a citizen who wishes to be forgotten, searched in every table of the city. */
@MarketplaceTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ForgottenTests {
    private static final Concessions RESIDENTS =
            new Concessions(Map.of(Concession.RESIDENT, new BasisPoints(1_000)));

    @Autowired Stall stall;
    @Autowired Orders orders;
    @Autowired PersonalData data;
    @Autowired Consents consents;
    @Autowired TestCities cities;

    @Autowired
    @Qualifier("city")
    JdbcClient sql;

    @Autowired
    @Qualifier("cityTransactions")
    PlatformTransactionManager transactions;

    private City city;
    private Adoption service;

    @BeforeEach
    void open() {
        city = cities.quebec("forgetting");
        String name = "Oubli " + UUID.randomUUID().toString().substring(0, 8);
        service =
                stall.live(
                        city,
                        stall.published(
                                stall.partner(name),
                                Stall.content(name, name).withConcessions(RESIDENTS)));
    }

    private <T> T in(Supplier<T> work) {
        return CurrentCity.call(
                city.id(),
                () ->
                        java.util.Objects.requireNonNull(
                                new TransactionTemplate(transactions).execute(_ -> work.get())));
    }

    private Erasing erase(String citizen, String version) {
        Actor.Citizen who = new Actor.Citizen(citizen, city.id(), "l@citoyen.example", "Lise");
        return CurrentCity.call(city.id(), () -> data.erase(who, version, Locale.FRENCH));
    }

    private Order order(@Nullable String citizen, String canary) {
        PlaceOrder wish =
                new PlaceOrder(
                        "api:" + citizen + ":" + UUID.randomUUID(),
                        service.id(),
                        1,
                        JsonMapper.shared().readTree("{\"bikes\": 2}"),
                        new Contact(canary + "@citoyen.example", "Nom " + canary),
                        Locale.CANADA_FRENCH,
                        citizen,
                        new ConcessionClaim(Concession.RESIDENT, "Motif " + canary));
        return CurrentCity.call(city.id(), () -> ((Placing.Placed) orders.place(wish)).order());
    }

    private Order paid(@Nullable String citizen, String canary) {
        Order order = order(citizen, canary);
        CurrentCity.call(
                city.id(), () -> orders.markPaid(order.id(), "pymt_" + canary, Instant.now()));
        return order;
    }

    private Order cancelled(String citizen, String canary) {
        Order order = order(citizen, canary);
        CurrentCity.call(city.id(), () -> orders.cancel(order.id()));
        return order;
    }

    /** How many rows of any table contain the word. */
    private long rowsWith(String word) {
        return in(() ->
                sql
                        .sql(
                                "select tablename from pg_tables where schemaname ="
                                        + " current_schema() and tablename <> 'flyway_schema_history'")
                        .query(String.class)
                        .list()
                        .stream()
                        .mapToLong(table ->
                                sql.sql("select count(*) from " + table + " t where t::text like ?")
                                        .param("%" + word + "%")
                                        .query(Long.class)
                                        .single())
                        .sum());
    }

    @Test
    void whatMayGoIsGoneAndNothingElse() {
        cancelled("lise-1", "canari1");
        paid("lise-1", "kept1");
        cancelled("paul-1", "others1");
        ErasureReport plan = CurrentCity.call(city.id(), () -> data.plan("lise-1"));
        int year = Instant.now().atZone(ZoneOffset.UTC).getYear();
        assertThat(plan.lines())
                .contains(
                        Erasure.deleted("orders", 1),
                        Erasure.kept(
                                "orders", 1, "books", java.time.LocalDate.of(year + 6, 12, 31)));
        assertThat(rowsWith("canari1")).isPositive();
        long others = rowsWith("others1");

        assertThat(erase("lise-1", plan.version())).isEqualTo(new Erasing.Erased(plan));

        assertThat(rowsWith("canari1")).isZero();
        assertThat(rowsWith("Nom kept1")).isPositive();
        assertThat(rowsWith("others1")).isEqualTo(others).isPositive();
    }

    @Test
    void nothingIsLostThatTheCitizenHasNotReadOf() {
        paid("lise-6", "kept6");
        ErasureReport read = CurrentCity.call(city.id(), () -> data.plan("lise-6"));
        cancelled("lise-6", "canari6");
        assertThat(erase("lise-6", read.version())).isInstanceOf(Erasing.Outdated.class);
        assertThat(rowsWith("canari6@")).isPositive();

        ErasureReport again = CurrentCity.call(city.id(), () -> data.plan("lise-6"));
        assertThat(again.version()).isNotEqualTo(read.version());
        paid("lise-6", "more6");
        assertThat(erase("lise-6", again.version())).isInstanceOf(Erasing.Erased.class);
        assertThat(rowsWith("canari6@")).isZero();
    }

    @Test
    void whatWasKeptLosesItsNameWhenItsRetentionEnds() {
        Order kept = paid("lise-2", "canari2");
        erase("lise-2", ErasureReport.ANY);
        int year = Instant.now().atZone(ZoneOffset.UTC).getYear();
        sweep(Instant.parse((year + 6) + "-12-31T23:59:59Z"));
        assertThat(rowsWith("canari2@")).isPositive();
        sweep(Instant.parse((year + 7) + "-01-01T00:00:00Z"));
        assertThat(rowsWith("canari2@")).isZero();
        assertThat(rowsWith("Nom canari2")).isZero();
        assertThat(rowsWith("Motif canari2")).isZero();
        Order left = CurrentCity.call(city.id(), () -> orders.find(kept.id())).orElseThrow();
        assertThat(left.citizen()).isNull();
        assertThat(left.claim()).isNull();
        assertThat(left.quote()).isEqualTo(kept.quote());
    }

    private void sweep(Instant now) {
        CurrentCity.run(city.id(), () -> data.expire(now));
    }

    @Test
    void anOrderThatMayStillBePaidGoesOnceItCannotAndNewOnesStay() {
        Order open = order("lise-3", "canari3");
        assertThat(CurrentCity.call(city.id(), () -> data.plan("lise-3")).lines())
                .contains(Erasure.waiting("orders", 1, "payment_open"));
        erase("lise-3", ErasureReport.ANY);
        assertThat(rowsWith("canari3")).isPositive();
        CurrentCity.call(city.id(), () -> orders.markExpired(open.id()));
        cancelled("lise-3", "again3");
        sweep(Instant.now().plus(1, ChronoUnit.DAYS));
        assertThat(rowsWith("canari3")).isZero();
        assertThat(rowsWith("again3")).isPositive();
    }

    @Test
    void whatAGuestNeverPaidGoesByItselfAndWhatWasPaidStays() {
        Order given = order(null, "canari7");
        CurrentCity.call(city.id(), () -> orders.cancel(given.id()));
        paid(null, "kept7");
        sweep(Instant.now().plus(29, ChronoUnit.DAYS));
        assertThat(rowsWith("canari7")).isPositive();
        sweep(Instant.now().plus(31, ChronoUnit.DAYS));
        assertThat(rowsWith("canari7")).isZero();
        assertThat(rowsWith("Nom kept7")).isPositive();
    }

    @Test
    void theExportHoldsEveryKindAndNobodyElses() {
        paid("lise-4", "canari4");
        paid("paul-4", "others4");
        CurrentCity.run(
                city.id(),
                () -> consents.decide("lise-4", ConsentPurpose.CITY_NEWS, true, "portal"));
        var export = CurrentCity.call(city.id(), () -> data.export("lise-4"));
        assertThat(export).containsKeys("orders", "consents", "audit", "repeated_requests");
        assertThat(export.toString()).contains("canari4", "city_news", "order_paid");
        assertThat(export.toString()).doesNotContain("others4");
    }

    @Test
    void consentIsNeverPresumedAndEndsAsEasilyAsItBegins() {
        Supplier<Boolean> given = () -> consents.isGiven("lise-5", ConsentPurpose.CITY_NEWS);
        assertThat(CurrentCity.call(city.id(), given)).isFalse();
        decide(true);
        decide(true);
        assertThat(CurrentCity.call(city.id(), given)).isTrue();
        decide(false);
        assertThat(CurrentCity.call(city.id(), given)).isFalse();
        assertThat(CurrentCity.call(city.id(), () -> consents.history("lise-5")))
                .extracting(bourg.tenants.Consent::given)
                .containsExactly(true, false);
    }

    private void decide(boolean yes) {
        CurrentCity.run(
                city.id(),
                () -> consents.decide("lise-5", ConsentPurpose.CITY_NEWS, yes, "portal"));
    }
}
