package bourg.tenants;

import java.util.UUID;

/**
 * Where events of a city are written with the change they tell of, to be delivered after it
 * commits.
 */
public interface CityOutbox {
    /** Must be called inside an {@link InCity} transaction. */
    void publish(CityEvent event);

    /** The same under an identifier of its own: what was published under it before is not again. */
    void publishOnce(UUID id, CityEvent event);
}
