package bourg.marketplace;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The periods of a subscription, counted from one moment on the city's clocks: what began on 31
 * January is renewed on 28 February and again on 31 March.
 */
record Periods(Instant anchor, ZoneId zone, PricePlan.Subscription.Every every) {
    /** Where the period with this number begins; period 1 begins with the anchor. */
    Instant start(int number) {
        return end(number - 1);
    }

    Instant end(int number) {
        ZonedDateTime from = anchor.atZone(zone);
        ZonedDateTime end =
                switch (every) {
                    case MONTH -> from.plusMonths(number);
                    case YEAR -> from.plusYears(number);
                };
        return end.toInstant();
    }

    /** How many days the period has. */
    long days(int number) {
        return between(start(number), end(number));
    }

    /** How many days of the period are left, the one that has begun included. */
    long daysLeft(int number, Instant now) {
        Instant from = now.isBefore(start(number)) ? start(number) : now;
        long gone = between(start(number), from);
        return Math.max(0, days(number) - gone);
    }

    private long between(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(
                from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
    }
}
