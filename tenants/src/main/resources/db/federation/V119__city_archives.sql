-- Archives of other installations that operators gave in: what was found wrong with each, and which city it became.
create table city_archive (
    job uuid primary key references job (id),
    file uuid not null unique,
    bytes bigint not null check (bytes >= 0),
    city uuid,
    faults jsonb not null default '[]',
    notes jsonb not null default '[]',
    given_at timestamptz not null,
    deleted_at timestamptz
);
create index city_archive_city on city_archive (city) where city is not null;

-- What other installations had recorded of a city that came from there: payments, ledger, services. Read, never reckoned with. No personal data.
create table city_history (
    city uuid not null references city (id),
    part text not null,
    position bigint not null,
    content text not null check (content is json),
    primary key (city, part, position)
);
