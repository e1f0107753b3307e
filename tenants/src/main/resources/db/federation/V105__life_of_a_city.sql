-- Why and since when a city is suspended; and the job that takes back an opening that was given up.
alter table city add column suspended_at timestamptz;
alter table city add column suspended_reason text;
alter table city add column abandonment uuid references job (id);

-- One row per line of a file of cities. The wish names the first administrator; it is deleted as soon as the city is being opened.
create table city_import_row (
    import uuid not null references job (id),
    line integer not null,
    code text not null,
    host text not null,
    wish jsonb,
    outcome text not null check (outcome in ('WAITING', 'OPENING', 'OPENED', 'KNOWN', 'FAILED')),
    error text,
    city uuid,
    primary key (import, line)
);

-- One row per city that a wave brings up to date.
create table city_upgrade (
    wave uuid not null references job (id),
    city uuid not null references city (id),
    cell text not null,
    position integer not null,
    canary boolean not null,
    state text not null check (state in ('WAITING', 'DONE', 'FAILED')),
    error text,
    finished_at timestamptz,
    primary key (wave, city)
);
