package bourg.tenants.routing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Makes connection pools that start without their database and give up waiting soon. */
final class Pools {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofMinutes(25);

    private Pools() {}

    static HikariConfig config(String name, String url, String username, String password) {
        if (url.contains("preferQueryMode")) {
            // In the simple mode the server would run stacked statements that the driver overlooks.
            throw new IllegalArgumentException("preferQueryMode is not to be chosen");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "bourg-" + name);
        config.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        return config;
    }

    static HikariDataSource open(HikariConfig config, int size, int idle) {
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(idle);
        return new HikariDataSource(config);
    }
}
