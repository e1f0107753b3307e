-- Orders that are paid after approval wait for the city first, and may be refused before anything was paid.
alter table orders drop constraint orders_state_check;
alter table orders add constraint orders_state_check check (state in
    ('AWAITING_APPROVAL', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'DONE', 'REFUSED', 'EXPIRED', 'CANCELLED'));
alter table orders drop constraint orders_paid_has_payment;
alter table orders add constraint orders_paid_has_payment check
    (state not in ('PAID', 'ACCEPTED', 'DONE') or payment_ref is not null);
