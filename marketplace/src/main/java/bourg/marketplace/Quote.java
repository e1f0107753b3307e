package bourg.marketplace;

import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.util.List;

/**
 * A price explained: net, taxes, total, and how the net is shared; pinned into the order when it is
 * placed.
 */
public record Quote(
        Money unitPrice,
        int quantity,
        Money net,
        List<TaxLine> taxes,
        Money total,
        List<ShareLine> shares,
        FeeBearer feeBearer,
        Party merchant) {
    public Quote {
        taxes = List.copyOf(taxes);
        shares = List.copyOf(shares);
    }

    /** One tax, with its rate in percent ({@code 9.975}), owed by the merchant of record. */
    public record TaxLine(String code, Localized name, BigDecimal percent, Money amount) {}

    /** What one party receives of the net, before the card fee. */
    public record ShareLine(Party party, BasisPoints share, Money amount) {}
}
