package bourg.tenants.routing;

import bourg.tenants.CityBehind;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which cities are upgraded first (by their codes; else the oldest of each cell), how many of the
 * others may fail before a wave stops, and how often cities that are behind are looked for.
 */
@ConfigurationProperties("bourg.upgrades")
record UpgradeSettings(
        @DefaultValue List<String> canaries,
        @DefaultValue("3") int failuresTolerated,
        @DefaultValue("5") int percentTolerated,
        @DefaultValue("10m") Duration checkInterval) {
    private static final int PERCENT = 100;

    UpgradeSettings {
        canaries = List.copyOf(canaries);
    }

    boolean isCanary(CityBehind city) {
        return canaries.contains(city.code());
    }

    int tolerated(int cities) {
        return Math.max(failuresTolerated, cities * percentTolerated / PERCENT);
    }
}
