package bourg.tenants.routing;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** All cells by name, and how many connections each may take. */
@ConfigurationProperties("bourg")
record CellDatabases(Map<String, CellDatabase> cells, @DefaultValue("10") int cellPoolSize) {
    CellDatabases {
        if (cells == null || cells.isEmpty()) {
            throw new IllegalArgumentException(
                    "Configure at least one cell, as bourg.cells.<name>.url");
        }
        cells = Map.copyOf(cells);
    }
}
