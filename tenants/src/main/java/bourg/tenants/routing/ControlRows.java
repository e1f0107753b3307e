package bourg.tenants.routing;

import bourg.tenants.CityExtract;
import bourg.tenants.CityId;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one extract of the control plane that are a city's, within one snapshot. */
final class ControlRows implements RowSource {
    private final Connection connection;
    private final String name;
    private final String query;
    private final List<CityColumn> columns;

    ControlRows(Connection connection, CityId city, CityExtract.Part part) throws SQLException {
        this.connection = connection;
        this.name = part.name();
        this.query =
                part.query()
                        .replace(":city_text", "'" + city + "'")
                        .replace(":city", "'" + city.value() + "'::uuid");
        this.columns = describe();
    }

    private List<CityColumn> describe() throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            ResultSetMetaData data = statement.getMetaData();
            List<CityColumn> found = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                found.add(
                        new CityColumn(
                                data.getColumnLabel(i), data.getColumnTypeName(i), true, false));
            }
            return List.copyOf(found);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<CityColumn> columns() {
        return columns;
    }

    @Override
    public TableDigest digest() throws SQLException {
        String all =
                String.join(
                        ", ",
                        columns.stream().map(column -> CityTable.quoted(column.name())).toList());
        return Rows.digest(connection, name, all, "from (" + query + ") as extract");
    }

    @Override
    public long copyOut(RowFormat format, OutputStream target) throws SQLException, IOException {
        return Rows.copyOut(connection, query, format, target);
    }
}
