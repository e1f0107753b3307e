package bourg.tenants.routing;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Copies a city from one server to another while nobody can write at the old place, compares, and
 * leaves the old place without rights.
 */
final class CityCopy {
    private static final int BUFFER = 1 << 16;

    private final String schema;
    private final Connection old;
    private final Connection fresh;
    private final CityRecords from;
    private final CityRecords to;

    CityCopy(String schema, Connection old, Connection fresh) throws SQLException {
        this.schema = schema;
        this.old = old;
        this.fresh = fresh;
        this.from = CityRecords.writing(old, schema);
        this.to = CityRecords.writing(fresh, schema);
    }

    /** Whether a city's role has lost its rights here, which happens only after a whole copy. */
    static boolean isLeft(Connection owner, String schema) throws SQLException {
        try (var query =
                owner.prepareStatement(
                        "select bool_or(has_table_privilege(?, format('%I.%I', schemaname,"
                                + " tablename), 'insert')) from pg_tables where schemaname = ?")) {
            query.setString(1, schema);
            query.setString(2, schema);
            try (var rows = query.executeQuery()) {
                rows.next();
                boolean mayWrite = rows.getBoolean(1);
                return !rows.wasNull() && !mayWrite;
            }
        }
    }

    /** Waits until the last write has ended, and lets nobody begin another; reads go on. */
    List<CityTable> lock() throws SQLException {
        return from.standStill();
    }

    long copy(CityTable table) throws SQLException, IOException {
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
                PipedInputStream rows = new PipedInputStream(BUFFER)) {
            PipedOutputStream pipe = new PipedOutputStream(rows);
            Callable<Long> reading =
                    () -> {
                        try (pipe) {
                            return from.copyOut(table, RowFormat.ROWS, pipe);
                        }
                    };
            Future<Long> read = reader.submit(reading);
            long written = to.copyIn(table, RowFormat.ROWS, rows);
            return same(table, ended(read), written);
        }
    }

    private static long ended(Future<Long> read) throws SQLException {
        try {
            return read.get();
        } catch (ExecutionException failure) {
            throw new SQLException("The old place could not be read", failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SQLException(stop);
        }
    }

    private static long same(CityTable table, long read, long written) {
        if (read != written) {
            throw new IllegalStateException(
                    table.name() + ": " + read + " rows read, " + written + " written");
        }
        return written;
    }

    /** Nothing is believed that was not compared: count and checksum of every table. */
    void compare() throws SQLException {
        List<TableDigest> before = from.digests();
        List<TableDigest> after = to.digests();
        if (!before.equals(after)) {
            throw new IllegalStateException("The copy differs: " + before + " " + after);
        }
    }

    void keepCopy() throws SQLException {
        fresh.commit();
    }

    /**
     * From this commit on the old place refuses whoever still believes in it. It is also the mark
     * that the copy is whole: whoever takes up a killed move need not copy again.
     */
    void leave() throws SQLException {
        run(old, "revoke all on all tables in schema " + schema + " from " + schema);
        run(old, "revoke all on all sequences in schema " + schema + " from " + schema);
        old.commit();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
