package bourg.billing.settlement;

import bourg.billing.ledger.LedgerAccount;
import bourg.billing.sharing.Part;
import bourg.marketplace.Party;

/** Which account each kind of money belongs to. */
final class Postings {
    private Postings() {}

    static LedgerAccount account(Part part) {
        return switch (part.kind()) {
            case TAX -> LedgerAccount.taxOf(part.party());
            case SHARE -> LedgerAccount.shareOf(part.party());
        };
    }

    static LedgerAccount feeOf(Party bearer) {
        return bearer.kind() == Party.Kind.PLATFORM
                ? LedgerAccount.CARD_FEES
                : LedgerAccount.shareOf(bearer);
    }
}
