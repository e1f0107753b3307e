package bourg.tenants.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of one city's schema on one connection, in one transaction: streams them out and in, and
 * tells a checksum of every table. The connection must own the tables; committing is the caller's.
 */
public final class CityRecords {
    /** Where lines of JSON wait within the transaction to become rows. */
    private static final String LINES = "import_line";

    /** A transaction that runs for longer stops a move or a restore, not the city. */
    private static final String PATIENCE = "set local lock_timeout = '10s'";

    private static final Pattern MARK = Pattern.compile("[a-z0-9_ ]+");

    private final Connection connection;
    private final String schema;

    private CityRecords(Connection connection, String schema) {
        if (!Placement.isSchema(schema)) {
            throw new IllegalArgumentException("Not the schema of a city");
        }
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * To read: one snapshot for everything, and no change to anything. Starts a transaction, and
     * holds the tables from before the snapshot: a restore empties tables, which an older snapshot
     * would not notice.
     */
    public static CityRecords reading(Connection connection, String schema) throws SQLException {
        var records = new CityRecords(connection, schema);
        List<String> names = records.names(Set.of());
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        Rows.beginReading(connection, names);
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

    /** What has made the schema what it is, in the order in which it was applied. */
    public List<AppliedMigration> migrations() throws SQLException {
        String query =
                "select version, checksum from "
                        + in(CityTemplate.HISTORY)
                        + " where success and version is not null order by installed_rank";
        List<AppliedMigration> applied = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                applied.add(
                        new AppliedMigration(rows.getString("version"), rows.getInt("checksum")));
            }
        }
        return applied;
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

    /** Waits until the last write has ended, and lets nobody begin another; reads go on. */
    List<CityTable> standStill() throws SQLException {
        List<CityTable> tables = tables();
        run(PATIENCE);
        run("lock table " + String.join(", ", names(Set.of())) + " in share mode");
        return tables;
    }

    /** Deletes all rows of all tables but some, while others neither read nor write them. */
    void clearAllBut(Set<String> lasting) throws SQLException {
        run("truncate " + String.join(", ", names(lasting)));
    }

    private List<String> names(Set<String> without) throws SQLException {
        return tables().stream()
                .map(CityTable::name)
                .filter(name -> !without.contains(name))
                .map(this::in)
                .toList();
    }

    /** What was last written on the schema itself, in the transaction that did it; or nothing. */
    String mark() throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select coalesce(obj_description(?::regnamespace, 'pg_namespace'), '')")) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** Words and spaces alone. */
    void mark(String words) throws SQLException {
        if (!MARK.matcher(words).matches()) {
            throw new IllegalArgumentException("Not a mark: " + words);
        }
        run("comment on schema " + schema + " is '" + words + "'");
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
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
