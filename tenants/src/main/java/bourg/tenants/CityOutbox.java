package bourg.tenants;

/**
 * Where events of a city are written with the change they tell of, to be delivered after it
 * commits.
 */
public interface CityOutbox {
    /** Must be called inside an {@link InCity} transaction. */
    void publish(CityEvent event);
}
