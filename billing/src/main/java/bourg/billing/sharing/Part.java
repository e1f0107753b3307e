package bourg.billing.sharing;

import bourg.marketplace.Party;

/** One piece of what a person pays: a party's share of the net, or a tax that it must remit. */
public record Part(Party party, Kind kind, String code, long amountMinor) {
    /** Why the party receives it. */
    public enum Kind {
        TAX,
        SHARE
    }
}
