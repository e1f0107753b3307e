package bourg.marketplace;

import bourg.tenants.City;

/** Everything a price depends on. */
public record PriceRequest(
        City city, PartnerId partner, OfferDraft content, int quantity, Terms terms) {}
