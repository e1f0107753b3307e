package bourg.billing.settlement;

import bourg.billing.PaymentState;
import bourg.billing.checkout.Payments;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets orders expire that nobody has paid for days. One whose bank is still thinking waits; money
 * that arrives after all still pays an expired order.
 */
@Component
class UnpaidOrders {
    private static final Logger LOG = LoggerFactory.getLogger(UnpaidOrders.class);

    /** In a city and at a time; the others have their turn next time. */
    private static final int MOST = 1_000;

    private final Cities cities;
    private final Orders orders;
    private final Payments payments;
    private final Duration patience;

    UnpaidOrders(
            Cities cities,
            Orders orders,
            Payments payments,
            @Value("${bourg.checkout.orders-expire-after:7d}") Duration patience) {
        this.cities = cities;
        this.orders = orders;
        this.payments = payments;
        this.patience = patience;
    }

    void expire() {
        expire(Instant.now().minus(patience));
    }

    /** In every open city; one that is away does not keep the others. */
    void expire(Instant placedBefore) {
        cities.each(city -> {
            if (city.state() == CityState.ACTIVE) {
                expire(city, placedBefore);
            }
        });
    }

    private void expire(City city, Instant placedBefore) {
        try {
            CurrentCity.run(city.id(), () -> expireSome(placedBefore));
        } catch (RuntimeException away) {
            LOG.warn("Unpaid orders of {} did not expire: {}", city.id(), away.toString());
        }
    }

    private void expireSome(Instant placedBefore) {
        List<OrderId> unpaid = orders.unpaid(placedBefore, MOST);
        unpaid.stream().filter(order -> !isBeingPaid(order)).forEach(orders::markExpired);
    }

    private boolean isBeingPaid(OrderId order) {
        return payments.alive(order)
                .filter(attempt ->
                        attempt.state() == PaymentState.PROCESSING
                                || attempt.state() == PaymentState.CAPTURED
                                || attempt.expiresAt().isAfter(Instant.now()))
                .isPresent();
    }
}
