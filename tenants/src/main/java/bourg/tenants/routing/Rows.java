package bourg.tenants.routing;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What reading rows of any query by COPY has in common. */
final class Rows {
    /** How values are written as text, so that two servers write them alike. */
    private static final String SETTINGS =
            "select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),"
                    + " set_config('intervalstyle', 'iso_8601', true),"
                    + " set_config('bytea_output', 'hex', true),"
                    + " set_config('extra_float_digits', '1', true)";

    private Rows() {}

    /** Starts a transaction that sees one moment and changes nothing. */
    static void beginReading(Connection connection) throws SQLException {
        beginReading(connection, List.of());
    }

    /** The same, with tables that nobody can empty or change until its end. */
    static void beginReading(Connection connection, List<String> held) throws SQLException {
        begin(connection, Connection.TRANSACTION_REPEATABLE_READ, true);
        if (!held.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "lock table " + String.join(", ", held) + " in access share mode");
            }
        }
        set(connection);
    }

    static void beginWriting(Connection connection) throws SQLException {
        begin(connection, Connection.TRANSACTION_READ_COMMITTED, false);
        set(connection);
    }

    private static void begin(Connection connection, int isolation, boolean readOnly)
            throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(readOnly);
        connection.setTransactionIsolation(isolation);
    }

    /** The first query, which takes the snapshot. */
    private static void set(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var set = statement.executeQuery(SETTINGS)) {
            set.next();
        }
    }

    static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static long copyOut(Connection connection, String query, RowFormat format, OutputStream target)
            throws SQLException, IOException {
        String rows =
                format == RowFormat.JSON_LINES
                        ? "select row_to_json(line) from (" + query + ") as line"
                        : query;
        return copies(connection)
                .copyOut("copy (" + rows + ") to stdout with (" + format.options() + ")", target);
    }

    /** Counts the rows and adds up a hash of each, in whatever order they come. */
    static TableDigest digest(Connection connection, String name, String columns, String from)
            throws SQLException {
        String query =
                "select count(*) as rows, coalesce(sum("
                        + half(1)
                        + "), 0) || ':' || coalesce(sum("
                        + half(17)
                        + "), 0) as checksum from (select md5(row("
                        + columns
                        + ")::text) as hash "
                        + from
                        + ") as hashes";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return new TableDigest(name, rows.getLong("rows"), rows.getString("checksum"));
        }
    }

    private static String half(int start) {
        return "('x' || substr(hash, " + start + ", 16))::bit(64)::bigint::numeric";
    }
}
