package bourg.marketplace;

/** Computes what an order costs and who receives what, before anybody pays. */
public interface Pricing {
    Quote quote(PriceRequest request);
}
