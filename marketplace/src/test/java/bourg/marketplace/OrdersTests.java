package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.NoCityBound;
import bourg.tenants.trial.TestCities;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@MarketplaceTest
class OrdersTests {
    private final Stall stall;
    private final Orders orders;
    private final PartnerOrders partnerOrders;
    private final Drafts drafts;
    private final City city;
    private final City other;
    private final Partner partner;
    private final Adoption service;

    @Autowired
    OrdersTests(
            Stall stall,
            Orders orders,
            PartnerOrders partnerOrders,
            Drafts drafts,
            TestCities cities) {
        this.stall = stall;
        this.orders = orders;
        this.partnerOrders = partnerOrders;
        this.drafts = drafts;
        this.city = cities.quebec("orderville");
        this.other = cities.novaScotia("elsewhere");
        this.partner = stall.partner("Commandes");
        this.service = stall.live(city, stall.published(partner, Stall.content("Abri", "Shelter")));
    }

    @Test
    void anOrderGoesFromPlacedToDoneAndKeepsItsHistory() {
        Order order = stall.paid(city, service);
        awaitReference(order, OrderState.PAID);
        assertThat(partnerOrders.accept(partner.id(), order.id()))
                .isInstanceOf(OrderChange.Changed.class);
        assertThat(partnerOrders.accept(partner.id(), order.id()))
                .isInstanceOf(OrderChange.AlreadySo.class);
        assertThat(partnerOrders.complete(partner.id(), order.id()))
                .isInstanceOf(OrderChange.Changed.class);
        Order done = partnerOrders.find(partner.id(), order.id()).orElseThrow();
        assertThat(done.history())
                .extracting(Order.Step::state)
                .containsExactly(
                        OrderState.AWAITING_PAYMENT,
                        OrderState.PAID,
                        OrderState.ACCEPTED,
                        OrderState.DONE);
        assertThat(done.quote().net()).isEqualTo(Money.of(5000, "CAD"));
        assertThat(done.service().terms().shares()).isEqualTo(Shares.of(1000, 8500, 500));
        assertThat(partnerOrders.decline(partner.id(), order.id(), "Trop tard"))
                .isEqualTo(new OrderChange.NotAllowed(OrderState.DONE, OrderState.REFUSED));
        awaitReference(order, OrderState.DONE);
        assertThat(partnerOrders.counts(partner.id())).containsEntry(OrderState.DONE, 1L);
    }

    private void awaitReference(Order order, OrderState state) {
        Stall.await(() ->
                partnerOrders.list(partner.id(), state, null, 100).items().stream()
                        .anyMatch(reference -> reference.order().equals(order.id())));
    }

    @Test
    void aPaymentToldTwiceMarksAnOrderPaidOnce() {
        Order order = stall.placed(city, service);
        CurrentCity.run(
                city.id(),
                () -> {
                    assertThat(orders.markPaid(order.id(), "pymt_a", Instant.now()))
                            .isInstanceOf(OrderChange.Changed.class);
                    assertThat(orders.markPaid(order.id(), "pymt_a", Instant.now()))
                            .isInstanceOf(OrderChange.AlreadySo.class);
                    orders.refuse(order.id(), "Complet");
                    assertThat(orders.markPaid(order.id(), "pymt_a", Instant.now()))
                            .isInstanceOf(OrderChange.AlreadySo.class);
                    assertThat(orders.requireForPayment(order.id()))
                            .isInstanceOf(Payability.AlreadyPaid.class);
                    assertThat(orders.find(order.id()).orElseThrow().history()).hasSize(3);
                });
    }

    @Test
    void theSameWishIsPlacedOnceEvenWhenItComesManyTimesAtOnce() throws Exception {
        PlaceOrder wish = Stall.wish(service);
        Callable<Placing> place = () -> CurrentCity.call(city.id(), () -> orders.place(wish));
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Placing.Placed> placed =
                    threads
                            .invokeAll(IntStream.range(0, 8).mapToObj(number -> place).toList())
                            .stream()
                            .map(future -> (Placing.Placed) future.resultNow())
                            .toList();
            assertThat(placed)
                    .extracting(result -> result.order().id())
                    .containsOnly(placed.getFirst().order().id());
            CurrentCity.run(
                    city.id(),
                    () ->
                            assertThat(placed)
                                    .allMatch(result ->
                                            orders.findByKey(
                                                            result.order().id(),
                                                            String.valueOf(result.accessKey()))
                                                    .isPresent()));
        }
    }

    @Test
    void aRequestKeyBelongsToOneWish() {
        PlaceOrder wish = Stall.wish(service);
        PlaceOrder changed =
                new PlaceOrder(
                        wish.requestKey(),
                        wish.service(),
                        1,
                        wish.answers(),
                        wish.contact(),
                        wish.language(),
                        null);
        CurrentCity.run(
                city.id(),
                () -> {
                    assertThat(orders.place(wish)).isInstanceOf(Placing.Placed.class);
                    assertThat(orders.place(changed)).isInstanceOf(Placing.RequestKeyReused.class);
                });
    }

    @Test
    void faultsAreToldPerFieldAndNothingIsPlaced() {
        PlaceOrder wish =
                new PlaceOrder(
                        "faulty-wish",
                        service.id(),
                        11,
                        JsonMapper.shared().readTree("{\"bikes\": 9}"),
                        new Contact("nobody", " "),
                        Locale.ENGLISH,
                        null);
        CurrentCity.run(
                city.id(),
                () -> {
                    Placing refused = orders.place(wish);
                    assertThat(((Placing.Invalid) refused).errors())
                            .extracting(FormError::field)
                            .containsExactly(
                                    "quantity", "answers.bikes", "contact.name", "contact.email");
                    assertThat(orders.quote(service.id(), 11)).isEmpty();
                    assertThat(orders.quote(service.id(), 2).orElseThrow().total())
                            .isEqualTo(Money.of(5750, "CAD"));
                });
    }

    @Test
    void nothingOfACityIsThereForAnother() {
        Order order = stall.paid(city, service);
        CurrentCity.run(
                other.id(),
                () -> {
                    assertThat(orders.find(order.id())).isEmpty();
                    assertThat(orders.refuse(order.id(), "Malice"))
                            .isInstanceOf(OrderChange.NotFound.class);
                    assertThat(orders.place(Stall.wish(service)))
                            .isInstanceOf(Placing.NotOffered.class);
                });
        assertThatThrownBy(() -> orders.find(order.id())).hasRootCauseInstanceOf(NoCityBound.class);
    }

    @Test
    void nothingOfAPartnerIsThereForAnother() {
        Order order = stall.paid(city, service);
        awaitReference(order, OrderState.PAID);
        PartnerId stranger = stall.partner("Étranger").id();
        assertThat(partnerOrders.find(stranger, order.id())).isEmpty();
        assertThat(partnerOrders.accept(stranger, order.id()))
                .isInstanceOf(OrderChange.NotFound.class);
        assertThat(partnerOrders.decline(stranger, order.id(), "Malice"))
                .isInstanceOf(OrderChange.NotFound.class);
        assertThat(partnerOrders.list(stranger, null, null, 10).items()).isEmpty();
    }

    @Test
    void onlyTheRightKeyOpensAGuestsOrder() {
        CurrentCity.run(
                city.id(),
                () -> {
                    var first = (Placing.Placed) orders.place(Stall.wish(service));
                    var second = (Placing.Placed) orders.place(Stall.wish(service));
                    String key = String.valueOf(first.accessKey());
                    assertThat(orders.findByKey(first.order().id(), key)).isPresent();
                    assertThat(orders.findByKey(second.order().id(), key)).isEmpty();
                    assertThat(orders.findByKey(first.order().id(), "guess")).isEmpty();
                });
    }

    @Test
    void aDraftIsKeptAsTypedUntilForgotten() {
        Map<String, List<String>> typed =
                Map.of("bikes", List.of("two"), "contact", List.of("Lise"));
        CurrentCity.run(
                city.id(),
                () -> {
                    drafts.save("cookie", service.id(), Map.of("bikes", List.of("1")));
                    drafts.save("cookie", service.id(), typed);
                    assertThat(drafts.find("cookie", service.id())).contains(typed);
                    assertThat(drafts.find("other-cookie", service.id())).isEmpty();
                    drafts.forget("cookie", service.id());
                    assertThat(drafts.find("cookie", service.id())).isEmpty();
                });
    }

    @Test
    void listsGoByStateAndPage() {
        Order expired = stall.placed(city, service);
        stall.placed(city, service);
        CurrentCity.run(
                city.id(),
                () -> {
                    orders.markExpired(expired.id());
                    assertThat(orders.requireForPayment(expired.id()))
                            .isEqualTo(new Payability.NotPayable(OrderState.EXPIRED));
                    assertThat(orders.listOfCity(OrderState.EXPIRED, null, 50).items())
                            .extracting(Order::id)
                            .contains(expired.id());
                    Slice<Order> first = orders.listOfCity(null, null, 1);
                    Slice<Order> second = orders.listOfCity(null, first.next(), 1);
                    assertThat(second.items()).isNotEqualTo(first.items()).hasSize(1);
                    assertThat(orders.counts().get(OrderState.EXPIRED)).isPositive();
                });
    }
}
