package bourg.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Runs the SQL that a superuser runs once, with psql's {@code :'name'} variables filled in. */
public final class BootstrapSql {

    private BootstrapSql() {}

    /** Reads a script from the class path and runs it. */
    public static void run(Connection superuser, String resource, Map<String, String> variables)
            throws SQLException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream script = loader.getResourceAsStream(resource)) {
            if (script == null) {
                throw new IllegalArgumentException(resource + " is not on the class path");
            }
            execute(
                    superuser,
                    new String(script.readAllBytes(), StandardCharsets.UTF_8),
                    variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Connection superuser, String script, Map<String, String> variables)
            throws SQLException {
        String filled = script;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String literal = "'" + variable.getValue().replace("'", "''") + "'";
            filled = filled.replace(":'" + variable.getKey() + "'", literal);
        }
        try (Statement statement = superuser.createStatement()) {
            statement.execute(filled);
        }
    }
}
