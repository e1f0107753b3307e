package bourg.tenants;

import java.util.List;
import java.util.Optional;

/** Where the data of cities lives, and how a city gets to another place. */
public interface CityPlaces {
    /** The kind of the job that moves a city. */
    String MOVE = "move-city";

    /** The cell that the city lives in; nothing as long as it has no place. */
    Optional<String> cellOf(CityId city);

    /** The other cells that may hold the city: those of its region. */
    List<String> othersFor(CityId city);

    /**
     * Starts to move the city: read-only while it is copied and compared, then at home in the new
     * cell. What is left behind can no longer be reached, and is dropped after a grace.
     */
    Moving move(City city, String cell);
}
