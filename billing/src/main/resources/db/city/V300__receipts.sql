-- Receipts are numbered without gaps per year: the counter moves in the transaction that writes the receipt.
create table receipt_counter (
    year integer primary key,
    last_number bigint not null
);

create table receipt (
    order_id uuid primary key,
    year integer not null,
    number bigint not null,
    issued_at timestamptz not null,
    unique (year, number)
);

-- Which refunds the city has been told of, so that each is told once.
create table refund_notice (
    refund_id uuid primary key,
    order_id uuid not null,
    told_at timestamptz not null
);
