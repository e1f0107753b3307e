package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Party;
import java.util.Arrays;

/**
 * How money that went into a city's till, or out of it, stands against what the city is owed: its
 * own taxes are set off against its own taxes, the rest against its share. What is left over of the
 * rest is what others are due, and the city owes it.
 *
 * @param taxMinor the city's own taxes in it
 * @param restMinor everything else in it
 * @param owedMinor what of the rest is due to others
 */
record InTill(Party city, long taxMinor, long restMinor, long owedMinor) {

    /** Of a payment, or of the part of it that is handed back. */
    static InTill of(Payment payment, Division division, long[] amounts) {
        Party city = Party.city(payment.city());
        long tax = division.held(city, Part.Kind.TAX, amounts);
        long rest = Math.subtractExact(Arrays.stream(amounts).sum(), tax);
        long share = division.held(city, Part.Kind.SHARE, amounts);
        return new InTill(city, tax, rest, Math.subtractExact(rest, share));
    }

    /** The city has it already. */
    void addTo(Draft draft) {
        draft.debit(LedgerAccount.taxOf(city), "COUNTER", taxMinor)
                .debit(LedgerAccount.shareOf(city), "COUNTER", restMinor);
    }

    /** The city has handed it back. */
    void takeFrom(Draft draft) {
        draft.credit(LedgerAccount.taxOf(city), "COUNTER", taxMinor)
                .credit(LedgerAccount.shareOf(city), "COUNTER", restMinor);
    }
}
