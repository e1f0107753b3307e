-- Answers already given on the hosts of partners and operators, so that a repeated request gets the same one.
create table idempotent_request (
    caller text not null,
    key text not null,
    request_hash text not null,
    started_at timestamptz not null,
    status integer,
    headers jsonb,
    body bytea,
    primary key (caller, key)
);
create index idempotent_request_started_at on idempotent_request (started_at);
