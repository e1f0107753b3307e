package bourg.tenants.trial;

import bourg.testing.TestPostgres;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts a second cell on a third PostgreSQL server, and one of another region beside it, for cities
 * that move.
 */
public final class TwoMoreCells
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> cells = new HashMap<>();
        cells.putAll(TwoServers.cell("cell_2", TestPostgres.server("third"), "ca-central"));
        cells.putAll(TwoServers.cell("cell_far", TestPostgres.server("third"), "eu-west"));
        cells.put("bourg.moves.grace", "1s");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("two-more-cells", cells));
    }
}
