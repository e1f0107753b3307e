-- The trace of every order for its partner, across cities; nothing here tells who ordered.
create table order_reference (
    id uuid primary key,
    city uuid not null references city (id),
    adoption uuid not null references adoption (id),
    offer uuid not null references offer (id),
    partner uuid not null references partner (id),
    name_fr text not null,
    name_en text not null,
    quantity integer not null check (quantity > 0),
    total_minor bigint not null,
    currency char(3) not null,
    state text not null,
    placed_at timestamptz not null,
    changed_at timestamptz not null,
    revision bigint not null
);
create index order_reference_partner on order_reference (partner, id desc);

create table webhook_endpoint (
    id uuid primary key,
    partner uuid not null references partner (id),
    url text not null,
    -- Needed in clear to sign with; told to the partner once.
    secret text not null,
    created_at timestamptz not null,
    removed_at timestamptz
);
create index webhook_endpoint_partner on webhook_endpoint (partner) where removed_at is null;

create table webhook_delivery (
    id uuid primary key,
    endpoint uuid not null references webhook_endpoint (id),
    event uuid not null,
    type text not null,
    body text not null check (body is json),
    state text not null check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts integer not null default 0,
    last_status integer,
    last_error text,
    created_at timestamptz not null,
    finished_at timestamptz,
    constraint webhook_delivery_once unique (endpoint, event),
    check ((state = 'PENDING') = (finished_at is null))
);
create index webhook_delivery_endpoint on webhook_delivery (endpoint, id desc);
