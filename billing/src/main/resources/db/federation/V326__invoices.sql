-- Who a party is on invoices, from a day on; a version is never changed, a later one takes its place.
create table invoicing_identity (
    id uuid primary key,
    party text not null,
    valid_from date not null,
    legal_name text not null check (length(legal_name) between 1 and 200),
    street text not null,
    locality text not null,
    region text not null,
    postal_code text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    gst_number text check (gst_number ~ '^[0-9]{9}RT[0-9]{4}$'),
    qst_number text check (qst_number ~ '^[0-9]{10}TQ[0-9]{4}$'),
    vat_number text check (vat_number ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'),
    recorded_at timestamptz not null
);
create index invoicing_identity_party on invoicing_identity (party, valid_from desc, recorded_at desc);

-- The counter moves in the transaction that writes the invoice: what is rolled back leaves no gap.
create table invoice_counter (
    issuer text not null,
    year integer not null,
    last_number bigint not null,
    primary key (issuer, year)
);

-- No personal data: whom an invoice is for stays in the city's schema, under the order.
create table invoice (
    id uuid primary key,
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    issuer text not null,
    year integer not null,
    number bigint not null check (number > 0),
    city uuid not null,
    order_id uuid not null,
    payment uuid not null references payment (id),
    refund uuid unique references refund (id),
    credits uuid references invoice (id),
    content text not null check (content is json object),
    content_hash bytea not null check (content_hash = sha256(convert_to(content, 'UTF8'))),
    issued_at timestamptz not null,
    unique (issuer, year, number),
    check ((kind = 'CREDIT_NOTE') = (refund is not null)),
    check ((kind = 'CREDIT_NOTE') = (credits is not null))
);
create unique index invoice_of_payment on invoice (payment) where kind = 'INVOICE';
create index invoice_city on invoice (city);
create index payment_captured_at on payment (captured_at) where state = 'CAPTURED';

create trigger invoicing_identity_stays before update or delete or truncate on invoicing_identity
    for each statement execute function refuse_change_of_document();
create trigger invoice_stays before update or delete or truncate on invoice
    for each statement execute function refuse_change_of_document();
