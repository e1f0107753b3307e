-- What somebody has chosen and not ordered yet, under the hash of a key that only the browser has; swept after 30 days like drafts.
create table basket_line (
    id uuid primary key,
    key_hash text not null,
    adoption uuid not null,
    quantity integer not null check (quantity > 0),
    answers text not null check (answers is json),
    added_at timestamptz not null
);
create index basket_line_key on basket_line (key_hash, id);
create index basket_line_added_at on basket_line (added_at);

-- Orders that were placed together, to be paid at once. Each goes its own way afterwards; which belong together never changes.
create table basket (
    id uuid primary key,
    request_key text not null constraint basket_request_key_unique unique,
    placed_at timestamptz not null
);

create table basket_order (
    basket uuid not null references basket (id),
    position integer not null check (position > 0),
    order_id uuid not null references orders (id),
    primary key (basket, position)
);
create unique index basket_order_once on basket_order (order_id);

-- Guests see all orders of a basket with one secret key; only its SHA-256 is here.
create table basket_access_key (
    key_hash text primary key,
    basket uuid not null references basket (id)
);
create index basket_access_key_basket on basket_access_key (basket);
