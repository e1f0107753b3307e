package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One component of a commission: what a recipient gets of the net price before the offering partner
 * gets the rest. A part of the price and a fixed amount add up, the floor raises and the cap lowers
 * the sum; amounts are in the minor unit of the price.
 */
public record Commission(
        Recipient to,
        BasisPoints percent,
        long fixedMinor,
        Per per,
        long floorMinor,
        @Nullable Long capMinor) {
    /** What the fixed amount is due for. */
    public enum Per {
        ORDER,
        UNIT
    }

    public Commission {
        if (fixedMinor < 0
                || floorMinor < 0
                || fixedMinor > OfferDraft.HIGHEST_PRICE_MINOR
                || floorMinor > OfferDraft.HIGHEST_PRICE_MINOR) {
            throw new IllegalArgumentException("Amounts are from 0 to the highest price");
        }
        if (capMinor != null
                && (capMinor < floorMinor || capMinor > OfferDraft.HIGHEST_PRICE_MINOR)) {
            throw new IllegalArgumentException("A cap is not below the floor");
        }
    }

    /** A part of the price and nothing else. */
    public static Commission percent(Recipient to, int basisPoints) {
        return new Commission(to, new BasisPoints(basisPoints), 0, Per.ORDER, 0, null);
    }

    /** Tells whether it is a part of the price and nothing else. */
    public boolean onlyPart() {
        return fixedMinor == 0 && floorMinor == 0 && capMinor == null;
    }

    /** What the fixed amount comes to in an order. */
    public long fixedMinor(int quantity) {
        return switch (per) {
            case ORDER -> fixedMinor;
            case UNIT -> Math.multiplyExact(fixedMinor, quantity);
        };
    }

    /** What it promises, in words. */
    public Localized words(Currency currency) {
        return ShareWords.of(this, currency);
    }
}
