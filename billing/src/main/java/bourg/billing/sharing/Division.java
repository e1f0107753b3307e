package bourg.billing.sharing;

import bourg.marketplace.FeeBearer;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a pinned quote divides the total: taxes first, then shares; always the same for a quote. */
public record Division(List<Part> parts) {
    public Division {
        parts = List.copyOf(parts);
    }

    public static Division of(Quote quote) {
        List<Part> parts = new ArrayList<>();
        for (var tax : quote.taxes()) {
            parts.add(
                    new Part(
                            quote.merchant(),
                            Part.Kind.TAX,
                            tax.code(),
                            tax.amount().amountMinor()));
        }
        for (var share : quote.shares()) {
            parts.add(
                    new Part(
                            share.party(), Part.Kind.SHARE, "SHARE", share.amount().amountMinor()));
        }
        Division division = new Division(parts);
        if (sum(division.amounts()) != quote.total().amountMinor()) {
            throw new IllegalArgumentException("The quote's parts are not its total");
        }
        return division;
    }

    public long[] amounts() {
        return parts.stream().mapToLong(Part::amountMinor).toArray();
    }

    /** Divides a refund over what earlier refunds have left of each part. */
    public long[] refund(long amountMinor, List<long[]> earlier) {
        long[] remaining = remaining(earlier);
        if (amountMinor > sum(remaining)) {
            throw new IllegalArgumentException("More than remains: " + amountMinor);
        }
        return Split.byLargestRemainder(amountMinor, remaining);
    }

    /** What earlier refunds have left of each part. */
    public long[] remaining(List<long[]> earlier) {
        long[] remaining = amounts();
        for (long[] refund : earlier) {
            for (int i = 0; i < remaining.length; i++) {
                remaining[i] -= refund[i];
            }
        }
        return remaining;
    }

    /** What of some amounts, one per part, a party holds as a kind. */
    public long held(Party party, Part.Kind kind, long[] amounts) {
        long held = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (parts.get(i).party().equals(party) && parts.get(i).kind() == kind) {
                held += amounts[i];
            }
        }
        return held;
    }

    /** Who bears how much of the card fee. */
    public static Map<Party, Long> fee(Quote quote, long feeMinor) {
        Map<Party, Long> borne = new LinkedHashMap<>();
        if (quote.feeBearer() == FeeBearer.SHARED) {
            long[] fees = Split.byLargestRemainder(feeMinor, weights(quote));
            for (int i = 0; i < fees.length; i++) {
                borne.merge(quote.shares().get(i).party(), fees[i], Math::addExact);
            }
        } else {
            borne.put(bearer(quote), feeMinor);
        }
        return borne;
    }

    /** Parts of the price bear like parts; as soon as one is an amount, all bear by amounts. */
    private static long[] weights(Quote quote) {
        boolean parts = quote.shares().stream().allMatch(line -> line.reason() == null);
        return quote.shares().stream()
                .mapToLong(line -> parts ? line.share().value() : line.amount().amountMinor())
                .toArray();
    }

    private static Party bearer(Quote quote) {
        Party.Kind kind = Party.Kind.valueOf(quote.feeBearer().name());
        return quote.shares().stream()
                .map(Quote.ShareLine::party)
                .filter(party -> party.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }
}
