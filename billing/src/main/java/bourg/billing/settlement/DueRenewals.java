package bourg.billing.settlement;

import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.Renewals;
import bourg.marketplace.SubscriptionId;
import bourg.tenants.Cities;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Renews what is due in every open city, one period at a time: what failed is tried again, what is
 * not wanted any more ends, and what is to be renewed soon is announced. One subscription, or one
 * city that is away, does not keep the others.
 */
@Component
class DueRenewals {
    private static final Logger LOG = LoggerFactory.getLogger(DueRenewals.class);

    /** In a city and at a time; the others have their turn next time. */
    private static final int MOST = 1_000;

    private final Cities cities;
    private final Renewals renewals;
    private final Renewing renewing;
    private final Orders orders;
    private final Renewals.Notice notice;

    DueRenewals(
            Cities cities,
            Renewals renewals,
            Renewing renewing,
            Orders orders,
            RenewalSettings settings) {
        this.cities = cities;
        this.renewals = renewals;
        this.renewing = renewing;
        this.orders = orders;
        RenewalSettings.Ahead ahead = settings.notice();
        this.notice = new Renewals.Notice(ahead.year(), ahead.month(), ahead.trial());
    }

    void run() {
        renewDue(Instant.now());
    }

    /** In every open city, as if it were that time. */
    void renewDue(Instant now) {
        cities.each(city -> {
            if (isLooked(city.state())) {
                in(city.id(), now);
            }
        });
    }

    /** What is over in a city that closes ends there too; nothing is renewed. */
    private static boolean isLooked(CityState state) {
        return state == CityState.ACTIVE || state == CityState.CLOSING;
    }

    void in(CityId city, Instant now) {
        try {
            CurrentCity.run(city, () -> renewSome(now));
        } catch (RuntimeException unreachable) {
            LOG.warn("Subscriptions of {} not renewed: {}", city, unreachable.toString());
        }
    }

    private void renewSome(Instant now) {
        for (SubscriptionId id : renewals.due(now, MOST)) {
            guarded(
                    id,
                    () -> renewals.next(id, now).ifPresent(order -> renewing.charge(order, now)));
        }
        for (SubscriptionId id : renewals.ahead(now, notice, MOST)) {
            guarded(id, () -> renewals.announce(id, now));
        }
        for (OrderId id : renewals.openChanges(MOST)) {
            guarded(id, () -> orders.find(id).ifPresent(order -> renewing.charge(order, now)));
        }
    }

    private static void guarded(Object about, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("{} not renewed", about, failure);
        }
    }
}
