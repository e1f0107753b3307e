package bourg.tenants;

/** Something that happened in a city; a record that Jackson can write and read. */
public interface CityEvent {
    /** Whether nothing of it may be left once everybody has heard of it. */
    default boolean leavesNoTrace() {
        return false;
    }
}
