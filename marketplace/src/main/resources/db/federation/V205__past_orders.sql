-- What the orders of a city's service, or of its category, would have brought under other terms.
create index order_reference_city_offer on order_reference (city, offer, placed_at desc);
