package bourg.tenants;

import java.util.List;

/**
 * Tells which rows of the control plane are a city's own, so that they leave with it when it is
 * exported; beans in any module.
 */
public interface CityExtract {
    /** In the order in which they must be filled again. */
    List<Part> parts();

    /** Whether its rows must be older than those of the city's own, which may grow meanwhile. */
    default boolean comesFirst() {
        return false;
    }

    /**
     * The rows of one kind: an ordered query on the control plane, in which {@code :city} stands
     * for the city's UUID and {@code :city_text} for its identifier as text.
     */
    record Part(String name, String query) {}
}
