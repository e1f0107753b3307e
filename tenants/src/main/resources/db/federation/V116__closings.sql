-- Cities on their way out, and until when their people can take their data. The row stays when the city is gone.
create table closing (
    city uuid primary key references city (id),
    announced_at timestamptz not null,
    erase_at timestamptz not null,
    without_export boolean not null,
    job uuid references job (id),
    counted_at timestamptz,
    trail_entries bigint,
    trail_head text
);
create index closing_due on closing (erase_at) where job is null;

-- What an erasure found before it began, and what its steps took back; the certificate is made of it. No personal data.
create table erased (
    city uuid not null references city (id),
    part text not null,
    kind text not null,
    rule text not null,
    records bigint not null check (records >= 0),
    kept_until date,
    primary key (city, part, kind, rule)
);

-- Certificates as they were signed. No personal data.
create table erasure_certificate (
    city uuid primary key references city (id),
    text text not null,
    signature text not null,
    public_key text not null,
    signed_at timestamptz not null
);

-- A city that is gone gives its host away; its code it keeps, for its books are kept under it.
alter table city drop constraint city_host_unique;
create unique index city_host_unique on city (host) where state <> 'CLOSED';
