package bourg.billing.settlement;

import bourg.billing.sharing.Division;
import bourg.billing.sharing.Split;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who bears what of money that a dispute takes, and to whom it goes when it comes back. */
final class Contested {
    private Contested() {}

    /**
     * What a movement takes of each part: of what remains, as a refund does. What comes back goes
     * to those from whom this dispute took it; when all comes back, exactly as it was taken.
     */
    static long[] parts(
            Division division, long takenMinor, List<long[]> all, List<long[]> ofThisDispute) {
        if (takenMinor >= 0) {
            return division.refund(takenMinor, all);
        }
        long[] held = new long[division.parts().size()];
        for (long[] movement : ofThisDispute) {
            for (int i = 0; i < held.length; i++) {
                held[i] += movement[i];
            }
        }
        long[] back = Split.byLargestRemainder(Math.negateExact(takenMinor), held);
        for (int i = 0; i < back.length; i++) {
            if (back[i] > held[i]) {
                throw new IllegalStateException("More came back than the dispute took");
            }
            back[i] = -back[i];
        }
        return back;
    }

    /** The provider's fee is borne as the card fee is; negative where the provider returns it. */
    static Map<Party, Long> fee(Quote quote, long feeMinor) {
        Map<Party, Long> fees = new LinkedHashMap<>();
        Division.fee(quote, Math.abs(feeMinor))
                .forEach((party, fee) -> fees.put(party, feeMinor < 0 ? -fee : fee));
        return fees;
    }
}
