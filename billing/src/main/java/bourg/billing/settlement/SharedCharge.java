package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.sharing.Split;
import bourg.billing.stripe.Charges;
import bourg.marketplace.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What each of several payments is of the one charge that paid them: its total, and its part of the
 * provider's fee by largest remainder over the totals.
 */
final class SharedCharge {
    private SharedCharge() {}

    static List<Charges.Captured> parts(Charges.Captured charge, List<Payment> payments) {
        Money asked = payments.stream().map(Payment::total).reduce(Money::plus).orElseThrow();
        if (!charge.gross().equals(asked)) {
            throw new IllegalStateException(
                    payments.getFirst().id() + " asked for " + asked + ", got " + charge.gross());
        }
        long[] totals =
                payments.stream().mapToLong(payment -> payment.total().amountMinor()).toArray();
        long[] fees = fees(charge.fee().amountMinor(), totals);
        List<Charges.Captured> parts = new ArrayList<>();
        for (int i = 0; i < fees.length; i++) {
            Money fee = new Money(fees[i], charge.fee().currency());
            parts.add(
                    new Charges.Captured(
                            charge.charge(), payments.get(i).total(), fee, charge.at()));
        }
        return parts;
    }

    static long[] fees(long feeMinor, long[] totals) {
        return Split.byLargestRemainder(feeMinor, totals);
    }
}
