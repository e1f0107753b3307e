package bourg.billing.settlement;

import bourg.billing.CheckOut;
import bourg.billing.Reconciliation;
import bourg.billing.checkout.Attempt;
import bourg.marketplace.Basket;
import bourg.marketplace.BasketPlacing;
import bourg.marketplace.Baskets;
import bourg.marketplace.Contact;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.PlaceBasket;
import bourg.marketplace.Shares;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What tests of baskets share: a city that sells itself, and two partners who sell there. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
abstract class BasketSaleTest extends SaleTest {
    static final String CARD = "4242424242424242";

    /** 50.03, 100.01 and 23.45 with 5 % and 9.975 % of taxes. */
    static final List<Long> TOTALS = List.of(5_752L, 11_499L, 2_696L);

    static final long ALL = 19_947;

    @Autowired Baskets baskets;
    @Autowired Reconciliation reconciliation;

    /** The city's own service, then those of two partners. */
    record Market(City city, List<Shop.OnSale> stalls) {
        Party partner(int stall) {
            return stalls.get(stall).partnerParty();
        }

        Party cityParty() {
            return Party.city(city.id());
        }
    }

    Market market(String code) {
        City city = cities.quebec(code);
        Shares shares = Shares.of(1_500, 7_500, 1_000);
        List<Shop.OnSale> stalls =
                List.of(
                        shop.openOwn(city, 5_003),
                        shop.open(city, 10_001, shares, FeeBearer.PARTNER),
                        shop.open(city, 2_345, shares, FeeBearer.SHARED));
        stalls.forEach(shop::onboard);
        return new Market(city, stalls);
    }

    Basket placed(Market market) {
        PlaceBasket wish = wish(market, UUID.randomUUID().toString());
        return switch (in(market.city(), () -> baskets.place(wish))) {
            case BasketPlacing.Placed(var basket, _, _) -> basket;
            case BasketPlacing refused -> throw new IllegalStateException(refused.toString());
        };
    }

    static PlaceBasket wish(Market market, String key) {
        return new PlaceBasket(
                key,
                market.stalls().stream()
                        .map(stall ->
                                new PlaceBasket.Line(
                                        stall.adoption().id(),
                                        1,
                                        JsonMapper.shared()
                                                .createObjectNode()
                                                .put("place", "Mairie")))
                        .toList(),
                new Contact("lise@citoyen.example", "Lise Tremblay"),
                Locale.FRENCH,
                null);
    }

    <T> T in(City city, Supplier<T> work) {
        return CurrentCity.call(city.id(), work);
    }

    CheckOut pay(Market market, Basket basket) {
        return in(market.city(), () -> billing.checkOut(basket.id()));
    }

    /** Opens the page of all orders and gives the provider's name of it. */
    String page(Market market, Basket basket) {
        CheckOut answer = pay(market, basket);
        if (!(answer instanceof CheckOut.Redirect(var url))) {
            throw new IllegalStateException(answer.toString());
        }
        return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }

    Basket sold(Market market) {
        Basket basket = placed(market);
        TestStripe.pay(page(market, basket), CARD);
        awaitAll(basket, OrderState.PAID);
        await("sent", () -> sent(basket) == 6);
        return basket;
    }

    void awaitAll(Basket basket, OrderState state) {
        await(
                "all " + state,
                () -> basket.orders().stream().allMatch(order -> stateOf(order) == state));
    }

    /** Transfers out of the shared charge: to the city and a partner, for each order. */
    long sent(Basket basket) {
        return basket.orders().stream().mapToLong(order -> transfersIn(order, "SENT")).sum();
    }

    Attempt attempt(Order order) {
        return payments.alive(order.id()).orElseThrow();
    }

    String charge(Basket basket) {
        return Objects.requireNonNull(attempt(basket.orders().getFirst()).charge());
    }

    List<Long> feesOf(Basket basket) {
        return basket.orders().stream().map(this::feeOf).toList();
    }

    void awaitReconciled() {
        await("reconciled", () -> reconciliation.run().differences().isEmpty());
    }
}
