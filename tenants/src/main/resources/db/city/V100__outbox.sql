-- One row per event and listener: written with the change, delivered after it.
create table outbox (
    event_id uuid not null,
    listener text not null,
    type text not null,
    payload jsonb not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    error text,
    delivered_at timestamptz,
    primary key (event_id, listener)
);
create index outbox_due on outbox (due_at) where delivered_at is null;
