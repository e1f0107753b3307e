package bourg.billing;

import java.util.Optional;

/** Tells who would receive what of a line of usage, as the agreement of its month divides it. */
public interface UsageShares {
    /** Empty if no agreement held in the month. */
    Optional<UsageDivision> of(UsageLine line);
}
