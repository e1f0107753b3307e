package bourg.billing.metering;

import bourg.billing.RateCard;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rates a month on its own, unit by unit of the tiers, as the documentation says. */
final class Oracle {
    private Oracle() {}

    static long total(RateCard.Prices prices, BigDecimal used) {
        BigDecimal left = used.max(BigDecimal.ZERO);
        BigDecimal floor = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.valueOf(prices.flatMinor());
        for (RateCard.Tier tier : prices.tiers()) {
            BigDecimal room = tier.upTo() == null ? left : tier.upTo().subtract(floor);
            BigDecimal taken = room.min(left);
            cost = cost.add(taken.multiply(tier.unitPrice()));
            left = left.subtract(taken);
            floor = tier.upTo() == null ? floor : tier.upTo();
        }
        BigDecimal bounded = cost.max(BigDecimal.valueOf(prices.minimumMinor()));
        if (prices.capMinor() != null) {
            bounded = bounded.min(BigDecimal.valueOf(prices.capMinor()));
        }
        return bounded.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
