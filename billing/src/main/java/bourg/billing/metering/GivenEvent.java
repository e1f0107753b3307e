package bourg.billing.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** An event as a partner gave it, in itself without fault. */
record GivenEvent(
        int index, String id, UUID meter, String subject, Instant at, BigDecimal quantity) {
    /** Whether it says the same as another. */
    boolean same(GivenEvent other) {
        return meter.equals(other.meter)
                && subject.equals(other.subject)
                && at.equals(other.at)
                && quantity.compareTo(other.quantity) == 0;
    }
}
