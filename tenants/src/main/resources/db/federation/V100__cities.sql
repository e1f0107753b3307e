-- Who the cities are and where their data lives. No personal data, with one exception that is told below.
create table city (
    id uuid primary key,
    code text not null constraint city_code_unique unique,
    name_fr text not null,
    name_en text not null,
    host text not null constraint city_host_unique unique,
    languages text[] not null,
    time_zone text not null,
    currency char(3) not null,
    tax_region text not null,
    colour text not null,
    logo_type text,
    logo bytea,
    state text not null check (state in ('PROVISIONING', 'ACTIVE', 'SUSPENDED')),
    opened_at timestamptz not null,
    check ((logo_type is null) = (logo is null))
);

create table placement (
    city uuid primary key references city (id),
    cell text not null,
    schema text not null,
    region text not null,
    state text not null check (state in ('ACTIVE', 'READ_ONLY', 'MOVING')),
    epoch bigint not null,
    constraint placement_schema_unique unique (cell, schema)
);

create table provisioning_step (
    city uuid not null references city (id),
    name text not null,
    position integer not null,
    state text not null check (state in ('PENDING', 'RUNNING', 'DONE', 'FAILED')),
    attempts integer not null default 0,
    error text,
    started_at timestamptz,
    finished_at timestamptz,
    primary key (city, name)
);

-- The first administrator of a city that is being opened; the row goes as soon as the account exists.
create table first_admin (
    city uuid primary key references city (id),
    email text not null,
    given_name text not null,
    family_name text not null
);
