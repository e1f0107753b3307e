package bourg.marketplace;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What city and partner agree on: the shares, who bears the card fee, and from which day to which
 * (both included).
 */
public record Terms(
        Shares shares, FeeBearer feeBearer, LocalDate validFrom, @Nullable LocalDate validUntil) {}
