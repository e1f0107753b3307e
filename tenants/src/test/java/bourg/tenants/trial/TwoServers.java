package bourg.tenants.trial;

import bourg.parts.BootstrapSql;
import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
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
        TestDatabase federation = TestPostgres.server().database("federation");
        TestDatabase cell = TestPostgres.secondServer().database("cell");
        bootstrap(
                federation,
                "db/bootstrap/federation.sql",
                "federation_owner_password",
                "federation_app_password");
        bootstrap(cell, "db/bootstrap/cell.sql", "cell_owner_password", "cell_app_password");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "two-servers", properties(federation.url(), cell.url())));
    }

    private static Map<String, Object> properties(String federation, String cell) {
        return Map.ofEntries(
                Map.entry("bourg.federation.url", federation),
                Map.entry("bourg.federation.username", "federation_app"),
                Map.entry("bourg.federation.password", PASSWORD),
                Map.entry("bourg.federation.owner-username", "federation_owner"),
                Map.entry("bourg.federation.owner-password", PASSWORD),
                Map.entry("bourg.cells.cell_1.url", cell),
                Map.entry("bourg.cells.cell_1.username", "cell_app"),
                Map.entry("bourg.cells.cell_1.password", PASSWORD),
                Map.entry("bourg.cells.cell_1.provisioner-username", "cell_owner"),
                Map.entry("bourg.cells.cell_1.provisioner-password", PASSWORD),
                Map.entry("bourg.cells.cell_1.region", "ca-central"),
                Map.entry("bourg.identity.internal-url", TestTokens.internalUrl()),
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
}
