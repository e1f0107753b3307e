package bourg.billing.settlement;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a city's subscriptions are looked at, and how long to wait after each refusal before a
 * renewal is tried again; a refusal after the last wait ends the subscription.
 */
@ConfigurationProperties("bourg.renewals")
record RenewalSettings(
        @DefaultValue("15m") Duration interval,
        @DefaultValue({"3d", "5d", "7d"}) List<Duration> waits) {
    RenewalSettings {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(wait -> !wait.isPositive())) {
            throw new IllegalArgumentException("A wait of no time: " + waits);
        }
    }
}
