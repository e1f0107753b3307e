package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.trial.TestCities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Orders placed together: all of them or none, and once. */
@MarketplaceTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class BasketsTests {
    @Autowired Stall stall;
    @Autowired Baskets baskets;
    @Autowired BasketLines lines;
    @Autowired Orders orders;
    @Autowired Adoptions adoptions;
    @Autowired OrderRecords records;

    @Autowired
    @Qualifier("city")
    JdbcClient sql;

    @Autowired
    @Qualifier("cityTransactions")
    PlatformTransactionManager transactions;

    private final TestCities cities;

    @Autowired
    BasketsTests(TestCities cities) {
        this.cities = cities;
    }

    private Adoption service(City city) {
        return stall.live(
                city, stall.published(stall.partner("Panier"), Stall.content("Abri", "Shelter")));
    }

    private static PlaceBasket wish(String key, int bikes, Adoption... services) {
        return new PlaceBasket(
                key,
                Stream.of(services)
                        .map(service ->
                                new PlaceBasket.Line(
                                        service.id(),
                                        1,
                                        JsonMapper.shared().createObjectNode().put("bikes", bikes)))
                        .toList(),
                new Contact("lise@citoyen.example", "Lise"),
                Locale.CANADA_FRENCH,
                null);
    }

    private static <T> T in(City city, Supplier<T> work) {
        return CurrentCity.call(city.id(), work);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aServiceThatIsGoneOrAnAnswerThatIsWrongStopsAllAndSaysWhich() {
        City city = cities.quebec("baskets-none");
        Adoption stays = service(city);
        Adoption goes = service(city);
        String key = key();
        assertThat(in(city, () -> baskets.place(wish(key, 9, stays, goes))))
                .isInstanceOfSatisfying(
                        BasketPlacing.Invalid.class,
                        invalid ->
                                assertThat(invalid.errors())
                                        .extracting(FormError::field)
                                        .containsExactly(
                                                "lines.0.answers.bikes", "lines.1.answers.bikes"));
        adoptions.withdraw(city.id(), goes.id());
        assertThat(in(city, () -> baskets.place(wish(key, 1, stays, goes))))
                .isEqualTo(new BasketPlacing.NotOffered(List.of(1)));
        assertThat(in(city, () -> orders.listOfCity(null, null, 10)).items()).isEmpty();
        assertThat(in(city, () -> baskets.place(wish(key, 1, stays))))
                .isInstanceOf(BasketPlacing.Placed.class);
    }

    @Test
    void manyAtOnceUnderOneKeyPlaceOneBasket() throws Exception {
        City city = cities.quebec("baskets-once");
        Adoption first = service(city);
        Adoption second = service(city);
        PlaceBasket wish = wish(key(), 1, first, second);
        Callable<BasketPlacing> place = () -> in(city, () -> baskets.place(wish));
        List<BasketId> placed;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            placed =
                    threads.invokeAll(IntStream.range(0, 6).mapToObj(_ -> place).toList()).stream()
                            .map(each -> ((BasketPlacing.Placed) each.resultNow()).basket().id())
                            .toList();
        }
        assertThat(placed).containsOnly(placed.getFirst());
        assertThat(in(city, () -> orders.listOfCity(null, null, 10)).items()).hasSize(2);
        assertThat(in(city, () -> baskets.place(wish(wish.requestKey(), 2, first, second))))
                .isInstanceOf(BasketPlacing.RequestKeyReused.class);
        City other = cities.novaScotia("baskets-elsewhere");
        assertThat(in(other, () -> baskets.find(placed.getFirst()))).isEmpty();
    }

    @Test
    void whatIsChosenIsKeptForItsBrowserOnlyAndABasketTakesTwenty() {
        City city = cities.quebec("baskets-lines");
        Adoption service = service(city);
        String key = key();
        var answers = JsonMapper.shared().createObjectNode().put("bikes", 1);
        for (int i = 0; i < PlaceBasket.MOST_LINES; i++) {
            assertThat(
                            in(
                                    city,
                                    () ->
                                            lines.add(
                                                    key,
                                                    new PlaceBasket.Line(
                                                            service.id(), 1, answers))))
                    .isTrue();
        }
        assertThat(in(city, () -> lines.add(key, new PlaceBasket.Line(service.id(), 1, answers))))
                .isFalse();
        List<BasketLines.Line> all = in(city, () -> lines.of(key));
        assertThat(all)
                .hasSize(PlaceBasket.MOST_LINES)
                .extracting(line -> line.wish().answers())
                .containsOnly(answers);
        CurrentCity.run(city.id(), () -> lines.remove("another browser", all.getFirst().id()));
        assertThat(in(city, () -> lines.of(key))).hasSize(PlaceBasket.MOST_LINES);
        CurrentCity.run(city.id(), () -> lines.remove(key, all.getFirst().id()));
        assertThat(in(city, () -> lines.of(key))).hasSize(PlaceBasket.MOST_LINES - 1);
        assertThat(in(city, () -> lines.of("another browser"))).isEmpty();
    }

    @Test
    void whatAGuestNeverPaidIsForgottenWithTheBasket() {
        City city = cities.quebec("baskets-forgotten");
        var placed =
                (BasketPlacing.Placed)
                        in(city, () -> baskets.place(wish(key(), 1, service(city), service(city))));
        Order first = placed.basket().orders().getFirst();
        in(city, () -> orders.cancel(first.id()));
        forget(city);
        assertThat(in(city, () -> baskets.find(placed.basket().id())).orElseThrow().orders())
                .singleElement()
                .isNotEqualTo(first);
        in(city, () -> orders.cancel(placed.basket().orders().getLast().id()));
        forget(city);
        assertThat(in(city, () -> baskets.find(placed.basket().id()))).isEmpty();
        assertThat(rows(city)).isZero();
    }

    private void forget(City city) {
        inTransaction(
                city,
                () -> {
                    records.expire(Instant.now().plus(Duration.ofDays(31)));
                    return true;
                });
    }

    private long rows(City city) {
        return inTransaction(
                city,
                () ->
                        sql.sql(
                                        "select (select count(*) from basket) + (select count(*) from basket_order)"
                                                + " + (select count(*) from basket_access_key)")
                                .query(Long.class)
                                .single());
    }

    private <T> T inTransaction(City city, Supplier<T> work) {
        return in(
                city,
                () ->
                        Objects.requireNonNull(
                                new TransactionTemplate(transactions).execute(_ -> work.get())));
    }
}
