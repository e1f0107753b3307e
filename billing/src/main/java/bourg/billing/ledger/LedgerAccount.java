package bourg.billing.ledger;

import bourg.marketplace.Party;

/** An account of the ledger: whose it is and what for. */
public record LedgerAccount(Party party, Purpose purpose) {
    /** What an account is for. */
    public enum Purpose {
        /** What lies with the payment provider. */
        CLEARING,
        /** What the platform earned. */
        REVENUE,
        /** The card fees the platform bears. */
        CARD_FEES,
        /** What a party is owed. */
        PAYABLE,
        /** Taxes held for the party that must remit them. */
        TAX,
        /** What is on its way to a party. */
        TRANSIT,
        /** What cities paid into the platform's own bank account, outside the provider. */
        BANK
    }

    public static final LedgerAccount CLEARING =
            new LedgerAccount(Party.platform(), Purpose.CLEARING);
    public static final LedgerAccount CARD_FEES =
            new LedgerAccount(Party.platform(), Purpose.CARD_FEES);

    public static final LedgerAccount BANK = new LedgerAccount(Party.platform(), Purpose.BANK);

    /** Where a party's shares go. */
    public static LedgerAccount shareOf(Party party) {
        return new LedgerAccount(
                party, party.kind() == Party.Kind.PLATFORM ? Purpose.REVENUE : Purpose.PAYABLE);
    }

    /** Where the taxes go that a party must remit. */
    public static LedgerAccount taxOf(Party party) {
        return new LedgerAccount(party, Purpose.TAX);
    }

    /** Where a party's money waits for the provider's word. */
    public static LedgerAccount transitOf(Party party) {
        return new LedgerAccount(party, Purpose.TRANSIT);
    }
}
