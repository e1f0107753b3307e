package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Opens the records of a city where they live now, as their owner. */
@Component
public class CitySnapshots {
    private final Placements placements;
    private final Cells cells;

    CitySnapshots(Placements placements, Cells cells) {
        this.placements = placements;
        this.cells = cells;
    }

    /** Reads everything from one snapshot. */
    public <T> T read(CityId city, Reading<T> reading) throws SQLException, IOException {
        Placement place = placements.fresh(city).orElseThrow();
        try (var connection = cells.provisioner(place.cell()).getConnection()) {
            try {
                return reading.of(CityRecords.reading(connection, place.schema()));
            } finally {
                connection.rollback();
            }
        }
    }

    /** Writes all or nothing. */
    public <T> T write(CityId city, Reading<T> writing) throws SQLException, IOException {
        Placement place = placements.fresh(city).orElseThrow();
        try (var connection = cells.provisioner(place.cell()).getConnection()) {
            try {
                T result = writing.of(CityRecords.writing(connection, place.schema()));
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        }
    }

    /** Work on the records of a city, within their transaction. */
    public interface Reading<T> {
        T of(CityRecords records) throws SQLException, IOException;
    }
}
