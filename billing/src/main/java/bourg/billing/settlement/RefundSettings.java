package bourg.billing.settlement;

import bourg.marketplace.Money;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a refund needs two people.
 *
 * @param secondPersonAboveMinor per currency, the largest amount in minor units that one person may
 *     give back alone; a currency that is not named has no limit
 */
@ConfigurationProperties("bourg.refunds")
record RefundSettings(@DefaultValue Map<String, Long> secondPersonAboveMinor) {
    RefundSettings {
        secondPersonAboveMinor = Map.copyOf(secondPersonAboveMinor);
    }

    boolean needsSecondPerson(Money amount) {
        return secondPersonAboveMinor.entrySet().stream()
                .filter(limit ->
                        limit.getKey().equalsIgnoreCase(amount.currency().getCurrencyCode()))
                .anyMatch(limit -> amount.amountMinor() > limit.getValue());
    }
}
