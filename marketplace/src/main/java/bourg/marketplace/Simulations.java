package bourg.marketplace;

import bourg.tenants.City;

/** Computes what past sales would have brought under other terms. */
public interface Simulations {
    /** Of the last twelve months of the offer in the city, or else of the offer's category. */
    Simulation of(City city, Offer offer, Terms terms);
}
