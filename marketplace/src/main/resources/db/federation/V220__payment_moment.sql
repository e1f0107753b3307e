-- Whether people pay when they order, or after the city has approved their order.
alter table adoption add column payment_moment text not null default 'BEFORE'
    check (payment_moment in ('BEFORE', 'AFTER_APPROVAL'));
