package bourg.tenants;

import java.util.UUID;

/**
 * Reacts to events of a city, at least once each and with the city bound: be idempotent by {@code
 * eventId}.
 */
public interface CityListener<E extends CityEvent> {
    /** The stable name under which deliveries are recorded. */
    String name();

    /** The class listened to; an interface hears all records that implement it. */
    Class<E> event();

    /** Reacts, with the city bound and no transaction open. */
    void on(CityId city, UUID eventId, E event);
}
