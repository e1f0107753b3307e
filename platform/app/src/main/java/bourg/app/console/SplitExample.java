package bourg.app.console;

import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What everybody would receive of one sale, with a card fee as it usually is; the real fee is only
 * known when somebody pays.
 */
record SplitExample(Quote quote, Money fee, List<Row> rows) {
    private static final int FEE_PER_THOUSAND = 29;
    private static final int FEE_FIXED = 30;

    /**
     * One party's part of the price before taxes, what it pays of the card fee, and what is left.
     */
    record Row(Quote.ShareLine line, Money fee, Money left) {}

    static SplitExample of(Quote quote) {
        Money fee =
                new Money(
                        (quote.total().amountMinor() * FEE_PER_THOUSAND + 500) / 1000 + FEE_FIXED,
                        quote.total().currency());
        List<Row> rows = new ArrayList<>();
        Money open = fee;
        for (int i = quote.shares().size() - 1; i >= 0; i--) {
            Quote.ShareLine line = quote.shares().get(i);
            Money part =
                    i == 0 && quote.feeBearer() == FeeBearer.SHARED ? open : part(line, quote, fee);
            open = open.minus(part);
            rows.addFirst(new Row(line, part, line.amount().minus(part)));
        }
        return new SplitExample(quote, fee, rows);
    }

    private static Money part(Quote.ShareLine line, Quote quote, Money fee) {
        boolean bears =
                switch (quote.feeBearer()) {
                    case CITY -> line.party().kind() == Party.Kind.CITY;
                    case PARTNER -> line.party().kind() == Party.Kind.PARTNER;
                    case PLATFORM -> line.party().kind() == Party.Kind.PLATFORM;
                    case SHARED -> false;
                };
        if (quote.feeBearer() == FeeBearer.SHARED) {
            return new Money(shared(line, quote, fee.amountMinor()), fee.currency());
        }
        return bears ? fee : Money.zero(fee.currency());
    }

    /** By parts of the price, or by what each receives as soon as one of them is an amount. */
    private static long shared(Quote.ShareLine line, Quote quote, long fee) {
        if (quote.shares().stream().allMatch(one -> one.reason() == null)) {
            return fee * line.share().value() / 10_000;
        }
        return quote.net().isZero()
                ? 0
                : BigInteger.valueOf(fee)
                        .multiply(BigInteger.valueOf(line.amount().amountMinor()))
                        .divide(BigInteger.valueOf(quote.net().amountMinor()))
                        .longValueExact();
    }

    /** Tells whether the price of one unit is too low for what is agreed. */
    boolean isShort() {
        return quote.shares().stream()
                .map(Quote.ShareLine::reason)
                .anyMatch(reason -> reason != null && reason.isShort());
    }
}
