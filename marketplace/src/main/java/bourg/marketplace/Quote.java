package bourg.marketplace;

import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price explained: net, taxes, total, and how the net is shared; pinned into the order when it is
 * placed. The net is the sum of the lines less the reduction.
 */
public record Quote(
        Money unitPrice,
        int quantity,
        Money net,
        List<TaxLine> taxes,
        Money total,
        List<ShareLine> shares,
        FeeBearer feeBearer,
        Party merchant,
        List<PricePlan.Line> lines,
        @Nullable Reduction reduction) {
    /** Before prices had lines, every unit cost the same. */
    public Quote {
        lines =
                lines == null
                        ? List.of(new PricePlan.Line(quantity, unitPrice, net))
                        : List.copyOf(lines);
        taxes = List.copyOf(taxes);
        shares = List.copyOf(shares);
    }

    /** With one price for every unit. */
    public Quote(
            Money unitPrice,
            int quantity,
            Money net,
            List<TaxLine> taxes,
            Money total,
            List<ShareLine> shares,
            FeeBearer feeBearer,
            Party merchant) {
        this(
                unitPrice,
                quantity,
                net,
                taxes,
                total,
                shares,
                feeBearer,
                merchant,
                List.of(new PricePlan.Line(quantity, unitPrice, net)),
                null);
    }

    /**
     * What a concession took off the sum of the lines before taxes, in their currency. It says
     * neither which concession nor why: quotes are kept where nothing personal is.
     */
    public record Reduction(BasisPoints share, Money full, Money off) {
        /** The part of the price to the nearest minor unit, halves to the even one. */
        public static Reduction of(Money full, BasisPoints share) {
            long off =
                    BigDecimal.valueOf(full.amountMinor())
                            .multiply(BigDecimal.valueOf(share.value()))
                            .divide(
                                    BigDecimal.valueOf(BasisPoints.WHOLE),
                                    0,
                                    RoundingMode.HALF_EVEN)
                            .longValueExact();
            return new Reduction(share, full, new Money(off, full.currency()));
        }

        /** What is left to pay before taxes. */
        public Money net() {
            return full.minus(off);
        }
    }

    /** One tax, with its rate in percent ({@code 9.975}), owed by the merchant of record. */
    public record TaxLine(String code, Localized name, BigDecimal percent, Money amount) {}

    /**
     * What one party receives of the net, before the card fee; without a reason it is its part of
     * the price. Whom not everybody knows beside city, offering partner and platform has a name.
     */
    public record ShareLine(
            Party party,
            BasisPoints share,
            Money amount,
            @Nullable Reason reason,
            @Nullable Localized name) {
        public ShareLine(Party party, BasisPoints share, Money amount) {
            this(party, share, amount, null, null);
        }

        /** Why the party receives this, in words. */
        public Localized words() {
            return ShareWords.of(this);
        }
    }

    /** Why a share is not just a part of the price. */
    public record Reason(Money fixed, Commission.Per per, Limit limit, @Nullable Money bound) {
        /** Of the offering partner, who has what the others leave. */
        public static Reason rest(Money nothing) {
            return new Reason(nothing, Commission.Per.ORDER, Limit.REST, null);
        }

        /** Tells whether the price was too low for what was agreed. */
        public boolean isShort() {
            return limit == Limit.LEFT;
        }
    }

    /** What, other than its formula, decided how much a share is. */
    public enum Limit {
        /** Nothing: the formula held. */
        NONE,
        /** It was raised to the least. */
        FLOOR,
        /** It was lowered to the most. */
        CAP,
        /** Earlier components had left less of the price. */
        LEFT,
        /** It is whatever the components leave. */
        REST
    }
}
