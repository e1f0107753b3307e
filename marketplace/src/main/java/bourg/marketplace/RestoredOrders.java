package bourg.marketplace;

import bourg.tenants.CityRestored;
import bourg.tenants.CurrentCity;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Takes the control plane's traces of orders back with their city, so that partners see what the
 * city sees. Of orders that the city has forgotten the trace stays: somebody asked for them.
 */
@Component
class RestoredOrders implements CityRestored {
    /** Clocks of two servers may differ a little. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final OrderFinder orders;
    private final ReferenceRows references;

    RestoredOrders(OrderFinder orders, ReferenceRows references) {
        this.orders = orders;
        this.references = references;
    }

    @Override
    public void restoredTo(Instant moment) {
        references
                .changedSince(CurrentCity.id(), moment.minus(SLACK))
                .forEach(id -> {
                    orders.find(id).ifPresent(references::putBack);
                    // What changed between the two lines would have been taken back too.
                    orders.find(id).ifPresent(references::keep);
                });
    }
}
