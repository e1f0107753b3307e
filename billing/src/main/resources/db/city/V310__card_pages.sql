-- Pages on which a person leaves a card with the provider without paying: for a trial, or in place of another card.
create table card_page (
    id uuid primary key,
    order_id uuid not null,
    idempotency_key text not null unique,
    session_id text unique,
    session_url text,
    state text not null check (state in ('CREATED', 'OPEN', 'DONE', 'CLOSED')),
    expires_at timestamptz not null,
    created_at timestamptz not null
);
create index card_page_order on card_page (order_id, created_at);
create unique index card_page_alive on card_page (order_id) where state in ('CREATED', 'OPEN');
