package bourg.tenants.trial;

import bourg.parts.BootstrapSql;
import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts the control plane on one PostgreSQL server and the cell on another; each test context gets
 * fresh databases.
 */
public final class TwoServers
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String PASSWORD = "trial";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        prepare(context, TestPostgres.server(), TestPostgres.secondServer());
    }

    static void prepare(
            ConfigurableApplicationContext context, TestPostgres first, TestPostgres second) {
        TestDatabase federation = first.database("federation");
        bootstrap(
                federation,
                "db/bootstrap/federation.sql",
                "federation_owner_password",
                "federation_app_password");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("federation", federation(federation.url())));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("cell", cell("cell_1", second, "ca-central")));
    }

    /** A fresh database on the server, prepared to be the cell of that name. */
    static Map<String, Object> cell(String name, TestPostgres server, String region) {
        TestDatabase cell = server.database("cell");
        bootstrap(cell, "db/bootstrap/cell.sql", "cell_owner_password", "cell_app_password");
        String prefix = "bourg.cells." + name + ".";
        return Map.of(
                prefix + "url",
                cell.url(),
                prefix + "username",
                "cell_app",
                prefix + "password",
                PASSWORD,
                prefix + "provisioner-username",
                "cell_owner",
                prefix + "provisioner-password",
                PASSWORD,
                prefix + "region",
                region);
    }

    private static Map<String, Object> federation(String federation) {
        return Map.ofEntries(
                Map.entry("bourg.federation.url", federation),
                Map.entry("bourg.federation.username", "federation_app"),
                Map.entry("bourg.federation.password", PASSWORD),
                Map.entry("bourg.federation.owner-username", "federation_owner"),
                Map.entry("bourg.federation.owner-password", PASSWORD),
                Map.entry("bourg.identity.internal-url", TestTokens.internalUrl()),
                Map.entry("bourg.exports.folder", folder("exports")),
                Map.entry("bourg.backups.folder", folder("backups")),
                Map.entry("bourg.archives.folder", folder("archives")),
                Map.entry("bourg.erasure.private-key", TestKey.PRIVATE.toString()),
                Map.entry("bourg.erasure.public-key", TestKey.PUBLIC.toString()),
                Map.entry("bourg.background.polling-interval", "200ms"),
                Map.entry("bourg.jobs.first-pause", "100ms"),
                Map.entry("bourg.background.heartbeat-interval", "1s"));
    }

    private static void bootstrap(TestDatabase database, String script, String owner, String app) {
        try (var superuser = database.connect()) {
            BootstrapSql.run(superuser, script, Map.of(owner, PASSWORD, app, PASSWORD));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String folder(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target", "trial"));
            return Files.createTempDirectory(target, name).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
