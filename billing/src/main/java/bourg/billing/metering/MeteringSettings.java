package bourg.billing.metering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When months are rated: how long after their end, how often it is looked, how many events are
 * summed in one transaction.
 */
@ConfigurationProperties("bourg.metering")
record MeteringSettings(
        @DefaultValue("3d") Duration grace,
        @DefaultValue("1h") Duration interval,
        @DefaultValue("1000000") int eventsAtOnce) {}
