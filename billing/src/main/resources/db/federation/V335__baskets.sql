-- Orders of one basket are paid on one page, with one charge; each has a payment of its own. Payments under one idempotency key
-- belong together: the provider was asked once for all of them. basket is where the page leads back to.
alter table payment add column basket uuid;
alter table payment drop constraint payment_idempotency_key_key;
alter table payment drop constraint payment_session_id_key;
alter table payment add constraint payment_idempotency_key_once unique (idempotency_key, order_id);
alter table payment add constraint payment_session_once unique (session_id, order_id);

-- A bank contests a charge, which may have paid several orders: each of their payments has its own part of the dispute.
alter table dispute drop constraint dispute_provider_ref_key;
alter table dispute add constraint dispute_once_for_a_payment unique (provider_ref, payment);
