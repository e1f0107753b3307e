package bourg.billing.settlement;

/**
 * What of a transfer is sent: what the party owes stays here. Taxes are not used to pay what it
 * owes otherwise, they are the tax authority's.
 *
 * @param taxMinor what is sent of its taxes
 * @param shareMinor what is sent of its share, negative where its part of the card fee was more
 * @param nettedMinor what stays here
 */
record Netting(long taxMinor, long shareMinor, long nettedMinor) {

    static Netting of(long taxesDue, long shareDue, long taxesHeld, long shareHeld) {
        long tax = Math.clamp(taxesHeld, 0, taxesDue);
        long share = shareDue <= 0 ? shareDue : Math.clamp(shareHeld, 0, shareDue);
        return new Netting(tax, share, taxesDue - tax + shareDue - share);
    }

    long sentMinor() {
        return Math.addExact(taxMinor, shareMinor);
    }

    boolean isWhole() {
        return nettedMinor == 0;
    }
}
