package bourg.billing;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;

/** What the sales of a service would have brought under another split, to the cent. */
public record WhatIf(
        long sales,
        BasisPoints share,
        Money cityNow,
        Money cityThen,
        Money partnerNow,
        Money partnerThen) {
    public Money difference() {
        return cityThen.minus(cityNow);
    }
}
