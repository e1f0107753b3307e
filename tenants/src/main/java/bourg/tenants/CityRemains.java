package bourg.tenants;

import java.util.List;
import java.util.Optional;

/**
 * What one part of the platform holds of a city that is to be erased, beside what the steps of its
 * opening take back themselves; a bean in any module.
 */
public interface CityRemains {
    /** A stable name; the certificate says under it what became of what. */
    String name();

    /** What is there now: what of it goes, and what stays under which rule. Changes nothing. */
    List<Erasure> plan(City city);

    /**
     * Makes all go that {@link #plan} calls deleted, with no city bound and no transaction open;
     * safe to run again.
     */
    void erase(City city);

    /** What must end before the city can be erased, as a stable word. */
    default Optional<String> hindrance(City city) {
        return Optional.empty();
    }
}
