package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/**
 * Lets nobody write to a city, and then nobody use it at all, while its rows are exchanged in one
 * transaction. A kill leaves the city still; the same work, taken up again, sets it free.
 */
@Component
class Standstill {
    private final Placements placements;
    private final MoveRecords places;
    private final Cells cells;

    Standstill(Placements placements, MoveRecords places, Cells cells) {
        this.placements = placements;
        this.places = places;
        this.cells = cells;
    }

    /** Work on the city's rows, on a connection of their owner. */
    interface Exchange {
        void on(Connection connection, CityRecords records, Runnable close)
                throws SQLException, IOException;
    }

    /**
     * Commits what the exchange does, or nothing of it.
     *
     * @param exchange is given what closes the city, which it calls when reading has to end too
     */
    void during(CityId city, Exchange exchange) throws SQLException, IOException {
        Placement place = placements.fresh(city).orElseThrow();
        become(place, Placement.State.READ_ONLY);
        try (var connection = cells.provisioner(place.cell()).getConnection()) {
            try {
                exchange.on(
                        connection,
                        CityRecords.writing(connection, place.schema()),
                        () -> become(place, Placement.State.MOVING));
                connection.commit();
            } finally {
                connection.rollback();
            }
        } finally {
            become(place, Placement.State.ACTIVE);
        }
    }

    private void become(Placement place, Placement.State state) {
        places.state(place, state);
        placements.forget(place.city());
    }
}
