package bourg.tenants.routing;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/** Rows of one kind that can be streamed out, all from one snapshot of their database. */
public interface RowSource {
    String name();

    List<CityColumn> columns();

    TableDigest digest() throws SQLException;

    /** Streams all rows out in a stable order; returns how many. */
    long copyOut(RowFormat format, OutputStream target) throws SQLException, IOException;
}
