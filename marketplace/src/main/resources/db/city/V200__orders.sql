-- What a city's citizens ask for. What was pinned when the order was placed (service, quote) stays as JSON for good.
create table orders (
    id uuid primary key,
    request_key text not null constraint orders_request_key_unique unique,
    request_hash text not null,
    partner uuid not null,
    state text not null check (state in
        ('AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'DONE', 'REFUSED', 'EXPIRED', 'CANCELLED')),
    service text not null check (service is json),
    quote text not null check (quote is json),
    answers text not null check (answers is json),
    contact_email text not null,
    contact_name text not null,
    language text not null check (language in ('fr', 'en')),
    citizen text,
    payment_ref text,
    reason text,
    placed_at timestamptz not null,
    version bigint not null,
    constraint orders_paid_has_payment check
        (state not in ('PAID', 'ACCEPTED', 'DONE', 'REFUSED') or payment_ref is not null),
    constraint orders_refused_has_reason check (state <> 'REFUSED' or reason is not null)
);
create index orders_state on orders (state, id desc);
create index orders_citizen on orders (citizen, id desc) where citizen is not null;

create table order_event (
    order_id uuid not null references orders (id),
    sequence integer not null check (sequence > 0),
    state text not null,
    at timestamptz not null,
    reason text,
    primary key (order_id, sequence)
);

-- Guests follow an order with a secret key; only its SHA-256 is here.
create table order_access_key (
    key_hash text primary key,
    order_id uuid not null references orders (id)
);

-- Unfinished forms, under the hash of a key that only the browser has; swept after 30 days.
create table draft (
    key_hash text not null,
    adoption uuid not null,
    fields text not null check (fields is json),
    saved_at timestamptz not null,
    primary key (key_hash, adoption)
);
create index draft_saved_at on draft (saved_at);
