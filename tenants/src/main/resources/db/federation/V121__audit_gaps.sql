-- What a city's audit trail lost when the city was put back to a backup: declared, so that it is neither hidden nor taken for
-- tampering. Without `kept` the restoration has not come to its end.
create table audit_gap (
    id uuid primary key,
    city uuid not null references city (id) on delete cascade,
    at timestamptz not null,
    backup text not null,
    kept_in text not null,
    kept bigint,
    lost bigint not null,
    lost_hash text not null,
    was_intact boolean not null,
    unique (city, kept_in)
);
