package bourg.billing.settlement;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a city's subscriptions are looked at, how long before a renewal people are told of it,
 * and how long to wait after each refusal before a renewal is tried again; a refusal after the last
 * wait ends the subscription.
 */
@ConfigurationProperties("bourg.renewals")
record RenewalSettings(
        @DefaultValue("15m") Duration interval,
        @DefaultValue({"3d", "5d", "7d"}) List<Duration> waits,
        @DefaultValue Ahead notice) {
    /**
     * How long before a year is renewed, a month of which the price has changed, and the first
     * payment after a trial.
     */
    record Ahead(
            @DefaultValue("14d") Duration year,
            @DefaultValue("7d") Duration month,
            @DefaultValue("7d") Duration trial) {}

    RenewalSettings {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(wait -> !wait.isPositive())) {
            throw new IllegalArgumentException("A wait of no time: " + waits);
        }
    }
}
