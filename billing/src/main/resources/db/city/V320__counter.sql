-- What a clerk wrote down of money taken at the counter, before the ledger was asked: an entry whose payment is not in the ledger
-- came to nothing. A restore leaves it: the money was taken.
create table counter_entry (
    payment_id uuid primary key,
    order_id uuid not null,
    reference text not null,
    clerk text not null,
    clerk_name text not null,
    taken_at timestamptz not null
);
create index counter_entry_order on counter_entry (order_id);
