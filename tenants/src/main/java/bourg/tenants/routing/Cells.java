package bourg.tenants.routing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The pools of every cell; not beans of their own, so that nothing can take one for the data source
 * of a city.
 */
@Component
@EnableConfigurationProperties(CellDatabases.class)
class Cells implements DisposableBean {
    private static final int PROVISIONERS = 3;

    private final Map<String, CellDatabase> databases;
    private final String homeRegion;
    private final Map<String, HikariDataSource> pools = new HashMap<>();
    private final Map<String, HikariDataSource> provisioners = new HashMap<>();

    Cells(CellDatabases databases) {
        this.databases = databases.cells();
        this.homeRegion = databases.homeRegion();
        this.databases.forEach((name, cell) -> open(name, cell, databases.cellPoolSize()));
    }

    private void open(String name, CellDatabase cell, int size) {
        var config = Pools.config(name, cell.url(), cell.username(), cell.password());
        config.setAutoCommit(false);
        pools.put(name, Pools.open(config, size, 1));
        var owner =
                Pools.config(
                        name + "-owner",
                        cell.url(),
                        cell.provisionerUsername(),
                        cell.provisionerPassword());
        provisioners.put(name, Pools.open(owner, PROVISIONERS, 0));
    }

    Set<String> names() {
        return databases.keySet();
    }

    /** Where new cities are placed. */
    String homeRegion() {
        return homeRegion;
    }

    Set<String> in(String region) {
        return databases.entrySet().stream()
                .filter(cell -> cell.getValue().region().equals(region))
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }

    String region(String cell) {
        return require(databases, cell).region();
    }

    /** Connections without any right until they step into the role of a city. */
    DataSource pool(String cell) {
        return require(pools, cell);
    }

    /** Connections that open and migrate the cities of the cell. */
    DataSource provisioner(String cell) {
        return require(provisioners, cell);
    }

    private static <T> T require(Map<String, T> all, String cell) {
        T found = all.get(cell);
        if (found == null) {
            throw new IllegalStateException("No cell named " + cell + " is configured");
        }
        return found;
    }

    @Override
    public void destroy() {
        pools.values().forEach(HikariDataSource::close);
        provisioners.values().forEach(HikariDataSource::close);
    }
}
