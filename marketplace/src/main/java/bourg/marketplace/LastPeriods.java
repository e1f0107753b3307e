package bourg.marketplace;

import bourg.tenants.CityClosing;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has the subscriptions of a city end that closes: what is paid lasts as long as it would, or as
 * the city; nothing is renewed. Nothing is changed if the city was kept meanwhile.
 */
@Component
class LastPeriods implements CityListener<CityClosing> {
    private static final int AT_ONCE = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final SubscriptionFinder finder;
    private final SubscriptionDesk desk;
    private final Prospects prospects;
    private final LastPeriodDesk last;

    LastPeriods(
            SubscriptionFinder finder,
            SubscriptionDesk desk,
            Prospects prospects,
            LastPeriodDesk last) {
        this.finder = finder;
        this.desk = desk;
        this.prospects = prospects;
        this.last = last;
    }

    @Override
    public String name() {
        return "last-periods";
    }

    @Override
    public Class<CityClosing> event() {
        return CityClosing.class;
    }

    @Override
    public void on(CityId city, UUID eventId, CityClosing event) {
        if (!prospects.isCityClosing()) {
            return;
        }
        Instant now = Times.now();
        List<Subscription> some = finder.open(FIRST, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(one -> end(one, event, now));
            some = finder.open(some.getLast().id().value(), AT_ONCE);
        }
    }

    /** A trial, or a period that nobody has paid, ends at once: nobody loses what was paid. */
    private void end(Subscription subscription, CityClosing event, Instant now) {
        if (!last.plan(subscription.id(), event.eraseAt(), now)) {
            desk.end(subscription.id(), new SubscriptionDesk.End(EndCause.CITY_CLOSES, null), now);
        }
    }
}
