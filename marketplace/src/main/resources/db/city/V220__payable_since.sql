-- Since when an order waits to be paid, where that is not since it was placed: a payment was recorded by mistake, or the city has
-- approved the order since.
alter table orders add column payable_since timestamptz;
