package bourg.tenants.background;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often background work is looked for, how soon a killed worker is noticed, how long a stop
 * waits.
 */
@ConfigurationProperties("bourg.background")
record BackgroundPace(
        @DefaultValue("1s") Duration pollingInterval,
        @DefaultValue("3s") Duration heartbeatInterval,
        @DefaultValue("20s") Duration shutdownWait,
        @DefaultValue("8") int threads) {}
