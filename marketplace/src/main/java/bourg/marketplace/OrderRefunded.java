package bourg.marketplace;

import bourg.tenants.CityEvent;
import java.time.Instant;

/**
 * Money of an order went back to the person; billing publishes it, and partners' servers hear of
 * it.
 */
public interface OrderRefunded extends CityEvent {
    OrderId order();

    Instant at();
}
