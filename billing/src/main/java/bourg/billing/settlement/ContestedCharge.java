package bourg.billing.settlement;

import bourg.billing.Dispute;
import bourg.billing.Payment;
import bourg.billing.sharing.Split;
import bourg.billing.stripe.CardDisputes.Movement;
import bourg.marketplace.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Divides what a bank does about a charge over the payments that the charge paid, one number for
 * each: what is taken, over what could still be given back of each; what comes back, to those from
 * whom this dispute took it.
 */
final class ContestedCharge {
    private ContestedCharge() {}

    /** A movement's part of each payment; for the only payment, the movement itself. */
    static List<Movement> parts(Movement movement, List<Payment> together, List<Dispute> known) {
        if (together.size() == 1) {
            return List.of(movement);
        }
        long[] taken =
                taken(
                        movement.taken().amountMinor(),
                        each(together, payment -> payment.refundable().amountMinor()),
                        each(together, payment -> of(known, payment, Dispute::taken)));
        long[] fees =
                fees(
                        movement.fee().amountMinor(),
                        taken,
                        each(together, payment -> of(known, payment, Dispute::fee)),
                        each(together, payment -> of(known, payment, Dispute::amount)));
        Currency currency = movement.taken().currency();
        return IntStream.range(0, taken.length)
                .mapToObj(i ->
                        new Movement(
                                DisputeRows.named(movement, together.get(i).id()),
                                new Money(taken[i], currency),
                                new Money(fees[i], currency),
                                movement.at()))
                .toList();
    }

    private static long of(List<Dispute> known, Payment payment, Function<Dispute, Money> what) {
        return known.stream()
                .filter(dispute -> dispute.payment().equals(payment.id()))
                .mapToLong(dispute -> what.apply(dispute).amountMinor())
                .sum();
    }

    static long[] each(List<Payment> payments, ToLongFunction<Payment> what) {
        return payments.stream().mapToLong(what).toArray();
    }

    /** What of the contested amount is about each payment. */
    static long[] contested(long amountMinor, long[] refundable, long[] totals) {
        boolean enough = Arrays.stream(refundable).sum() >= amountMinor;
        return Split.byLargestRemainder(amountMinor, enough ? refundable : totals);
    }

    /**
     * What a movement takes of each payment, never more than could be given back of it; negative
     * for what comes back, never more than it took.
     */
    static long[] taken(long takenMinor, long[] refundable, long[] held) {
        long[] from = takenMinor < 0 ? held : refundable;
        long[] parts = Split.byLargestRemainder(Math.abs(takenMinor), from);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > from[i]) {
                throw new IllegalStateException(
                        takenMinor + " is more than the payments of the charge have");
            }
            parts[i] = takenMinor < 0 ? -parts[i] : parts[i];
        }
        return parts;
    }

    /**
     * Who bears the provider's fee: those from whom money was taken, in proportion; it comes back
     * to those who bore it. Where neither says anything, what is contested of each does.
     */
    static long[] fees(long feeMinor, long[] taken, long[] borne, long[] contested) {
        long[] weights = feeMinor < 0 ? borne : taken;
        boolean usable =
                Arrays.stream(weights).sum() > 0
                        && Arrays.stream(weights).allMatch(weight -> weight >= 0);
        long[] parts = Split.byLargestRemainder(Math.abs(feeMinor), usable ? weights : contested);
        return feeMinor < 0 ? Arrays.stream(parts).map(part -> -part).toArray() : parts;
    }
}
