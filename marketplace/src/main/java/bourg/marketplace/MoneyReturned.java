package bourg.marketplace;

import bourg.tenants.CityEvent;
import java.time.Instant;

/**
 * Money of an order went back to the person who paid; billing publishes it, partners hear of it.
 */
public interface MoneyReturned extends CityEvent {
    OrderId order();

    Money amount();

    /** What stays paid; zero after a full refund. */
    Money remaining();

    Instant at();
}
