package bourg.marketplace;

import bourg.tenants.City;

/** Computes what an order costs and who receives what, before anybody pays. */
public interface Pricing {
    Quote quote(PriceRequest request);

    /** The same sale at the same price, divided as other terms say. */
    Quote divide(Quote pinned, City city, Terms terms);
}
