package bourg.marketplace;

/**
 * What a part of a period costs, by days, in whole minor units: rounded half up, never more than
 * the whole period, nothing for no day.
 */
record Proration(long daysLeft, long days) {
    /**
     * What no card is charged with: Stripe takes at least the equivalent of 0.50 US dollars
     * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
     */
    static final long LEAST_MINOR = 100;

    Proration {
        if (days < 1 || daysLeft < 0 || daysLeft > days) {
            throw new IllegalArgumentException(daysLeft + " of " + days + " days");
        }
    }

    Money of(Money whole) {
        if (whole.amountMinor() < 0) {
            throw new IllegalArgumentException("A price is not below zero: " + whole);
        }
        long twice = Math.multiplyExact(Math.multiplyExact(whole.amountMinor(), daysLeft), 2L);
        return new Money(Math.addExact(twice, days) / (2 * days), whole.currency());
    }

    /**
     * How much of a credit a price takes: all, or so much that a card can be charged the rest; a
     * credit below zero is asked for in full.
     */
    static Money usable(Money credit, Money price) {
        if (credit.amountMinor() < 0) {
            return credit;
        }
        if (credit.amountMinor() >= price.amountMinor()) {
            return price;
        }
        long rest = price.amountMinor() - credit.amountMinor();
        long kept = Math.min(price.amountMinor(), Math.max(rest, LEAST_MINOR));
        return price.minus(new Money(kept, price.currency()));
    }
}
