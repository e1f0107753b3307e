package bourg.tenants.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one city's schema on one connection, in one transaction: streams them out and in, and
 * tells a checksum of every table. The connection must own the tables; committing is the caller's.
 */
public final class CityRecords {
    /** Where lines of JSON wait within the transaction to become rows. */
    private static final String LINES = "import_line";

    private final Connection connection;
    private final String schema;

    private CityRecords(Connection connection, String schema) {
        if (!Placement.isSchema(schema)) {
            throw new IllegalArgumentException("Not the schema of a city");
        }
        this.connection = connection;
        this.schema = schema;
    }

    /** To read: one snapshot for everything, and no change to anything. Starts a transaction. */
    public static CityRecords reading(Connection connection, String schema) throws SQLException {
        var records = new CityRecords(connection, schema);
        Rows.beginReading(connection);
        return records;
    }

    /** To write: in a transaction that the caller commits. */
    public static CityRecords writing(Connection connection, String schema) throws SQLException {
        var records = new CityRecords(connection, schema);
        Rows.beginWriting(connection);
        return records;
    }

    /** All tables but Flyway's own, those that others refer to first. */
    public List<CityTable> tables() throws SQLException {
        return new CityCatalogue(connection, schema).tables();
    }

    /** Streams all rows out in the order of their key; returns how many. */
    public long copyOut(CityTable table, RowFormat format, OutputStream target)
            throws SQLException, IOException {
        String columns =
                format == RowFormat.JSON_LINES ? table.jsonColumnList() : table.columnList();
        return Rows.copyOut(
                connection, "select " + columns + from(table) + table.keyOrder(), format, target);
    }

    /** The rows of a table as something to stream out. */
    public RowSource source(CityTable table) {
        return new TableRows(this, table);
    }

    /** Streams rows in that {@link #copyOut} wrote in the same format; returns how many. */
    public long copyIn(CityTable table, RowFormat format, InputStream source)
            throws SQLException, IOException {
        if (format == RowFormat.JSON_LINES) {
            return copyLinesIn(table, source);
        }
        String target = in(table.name()) + " (" + table.columnList() + ")";
        long rows =
                Rows.copies(connection)
                        .copyIn(
                                "copy " + target + " from stdin with (" + format.options() + ")",
                                source);
        followIdentities(table);
        return rows;
    }

    private long copyLinesIn(CityTable table, InputStream source) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table " + in(LINES) + " (line text not null)");
            Rows.copies(connection)
                    .copyIn(
                            "copy "
                                    + in(LINES)
                                    + " from stdin with ("
                                    + RowFormat.JSON_LINES.options()
                                    + ")",
                            source);
            int rows =
                    statement.executeUpdate(
                            "insert into "
                                    + in(table.name())
                                    + " ("
                                    + table.columnList()
                                    + ") overriding system value select "
                                    + table.columnList()
                                    + " from "
                                    + in(LINES)
                                    + ", json_populate_record(null::"
                                    + in(table.name())
                                    + ", line::json)");
            statement.execute("drop table " + in(LINES));
            followIdentities(table);
            return rows;
        }
    }

    /** Deletes all rows of all tables, while others neither read nor write them. */
    public void clear() throws SQLException {
        List<String> names = tables().stream().map(table -> in(table.name())).toList();
        try (var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", names));
        }
    }

    /** Lets generated numbers go on after the highest that came in. */
    private void followIdentities(CityTable table) throws SQLException {
        for (CityColumn column : table.columns()) {
            if (column.identity()) {
                String name = CityTable.quoted(column.name());
                try (var statement = connection.createStatement()) {
                    statement.execute(
                            "select setval(pg_get_serial_sequence('"
                                    + in(table.name())
                                    + "', '"
                                    + column.name()
                                    + "'), max("
                                    + name
                                    + "))"
                                    + from(table)
                                    + " having max("
                                    + name
                                    + ") is not null");
                }
            }
        }
    }

    /** Counts the rows and adds up a hash of each, in whatever order they come. */
    public TableDigest digest(CityTable table) throws SQLException {
        return Rows.digest(connection, table.name(), table.columnList(), from(table));
    }

    /** The digests of all tables, in the order of {@link #tables}. */
    public List<TableDigest> digests() throws SQLException {
        List<TableDigest> digests = new ArrayList<>();
        for (CityTable table : tables()) {
            digests.add(digest(table));
        }
        return digests;
    }

    private String from(CityTable table) {
        return " from " + in(table.name());
    }

    private String in(String name) {
        return schema + "." + CityTable.quoted(name);
    }

    private record TableRows(CityRecords records, CityTable table) implements RowSource {
        @Override
        public String name() {
            return table.name();
        }

        @Override
        public List<CityColumn> columns() {
            return table.columns();
        }

        @Override
        public TableDigest digest() throws SQLException {
            return records.digest(table);
        }

        @Override
        public long copyOut(RowFormat format, OutputStream target)
                throws SQLException, IOException {
            return records.copyOut(table, format, target);
        }
    }
}
