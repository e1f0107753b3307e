package bourg.marketplace.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Adoption;
import bourg.marketplace.MarketplaceTest;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.marketplace.Stall;
import bourg.marketplace.TellOfClosing;
import bourg.tenants.City;
import bourg.tenants.CityClosing;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import bourg.tenants.CloseCity;
import bourg.tenants.Closings;
import bourg.tenants.CurrentCity;
import bourg.tenants.trial.TestCities;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Everybody whom a closing city has an address of is told once, however often it is announced. */
@MarketplaceTest
@Import(ClosingNewsTests.Told.class)
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ClosingNewsTests {
    @Autowired Told told;
    @Autowired Stall stall;
    @Autowired Orders orders;
    @Autowired Closings closings;
    @Autowired ClosingNews news;

    /** Hears what would become letters. */
    static class Told implements CityListener<TellOfClosing> {
        private final List<OrderId> orders = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "told-of-closing";
        }

        @Override
        public Class<TellOfClosing> event() {
            return TellOfClosing.class;
        }

        @Override
        public void on(CityId city, UUID eventId, TellOfClosing event) {
            orders.add(event.order());
        }
    }

    @Test
    void eachAddressIsToldOnceByItsLastOrder(@Autowired TestCities cities) {
        City city = cities.quebec("says-goodbye");
        Adoption service =
                stall.live(
                        city,
                        stall.published(
                                stall.partner("Goodbye bikes"), Stall.content("Adieu", "Bye")));
        stall.placed(city, service);
        Order last = stall.placed(city, service);
        PlaceOrder late = Stall.wish(service);

        closings.close(city, new CloseCity(city.code(), true));
        Stall.await(() -> !told.orders.isEmpty());
        assertThat(CurrentCity.call(city.id(), () -> orders.place(late)))
                .isEqualTo(new Placing.CityCloses());

        UUID again = UUID.randomUUID();
        var event = new CityClosing(Instant.now());
        CurrentCity.run(city.id(), () -> news.on(city.id(), again, event));
        CurrentCity.run(city.id(), () -> news.on(city.id(), again, event));
        Stall.await(() -> told.orders.size() > 1);
        assertThat(told.orders).containsExactly(last.id(), last.id());
    }
}
