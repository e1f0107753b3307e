package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.util.List;

/** Who would receive what of a line: taxes come on top of its amount, which is shared as agreed. */
public record UsageDivision(Money total, List<Share> shares) {
    public UsageDivision {
        shares = List.copyOf(shares);
    }

    /** What a party would receive, and why: a tax to remit or its share. */
    public record Share(Party party, String code, Money amount) {}
}
