package bourg.tenants.routing;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All cells by name, how many connections each may take, and the region where new cities are at
 * home: unless it is said, that of the first cell by name.
 */
@ConfigurationProperties("bourg")
record CellDatabases(
        Map<String, CellDatabase> cells,
        @DefaultValue("10") int cellPoolSize,
        @DefaultValue("") String homeRegion) {
    CellDatabases {
        if (cells == null || cells.isEmpty()) {
            throw new IllegalArgumentException(
                    "Configure at least one cell, as bourg.cells.<name>.url");
        }
        String home =
                homeRegion.isEmpty()
                        ? new TreeMap<>(cells).firstEntry().getValue().region()
                        : homeRegion;
        if (cells.values().stream().noneMatch(cell -> cell.region().equals(home))) {
            throw new IllegalArgumentException("No cell is in the home region " + home);
        }
        homeRegion = home;
        cells = Map.copyOf(cells);
    }
}
