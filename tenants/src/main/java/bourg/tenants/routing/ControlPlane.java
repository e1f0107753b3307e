package bourg.tenants.routing;

import bourg.tenants.CityExtract;
import bourg.tenants.CityId;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads what the control plane holds of a city, all from one snapshot; as the owner, for whoever
 * serves requests may neither choose how values are written nor stream them out.
 */
@Component
public class ControlPlane implements AutoCloseable {
    private static final int READERS = 2;

    private final HikariDataSource owner;

    ControlPlane(FederationDatabase database) {
        var config =
                Pools.config(
                        "federation-reader",
                        database.url(),
                        database.ownerUsername(),
                        database.ownerPassword());
        config.setSchema("control");
        config.setReadOnly(true);
        this.owner = Pools.open(config, READERS, 0);
    }

    @Override
    public void close() {
        owner.close();
    }

    /** Gives the work the rows of every extract, which it must not keep. */
    public void read(CityId city, List<CityExtract> extracts, Reading reading)
            throws SQLException, IOException {
        try (var connection = owner.getConnection()) {
            try {
                Rows.beginReading(connection);
                List<RowSource> sources = new ArrayList<>();
                for (CityExtract extract : extracts) {
                    for (CityExtract.Part part : extract.parts()) {
                        sources.add(new ControlRows(connection, city, part));
                    }
                }
                reading.of(sources);
            } finally {
                connection.rollback();
            }
        }
    }

    /** Work on rows of the control plane, within their snapshot. */
    @FunctionalInterface
    public interface Reading {
        void of(List<RowSource> sources) throws SQLException, IOException;
    }
}
