-- Exports that a city's administrators asked for. People are known by their subject at the identity provider alone.
create table export (
    id uuid primary key,
    city uuid not null references city (id),
    job uuid not null unique references job (id),
    asked_by text not null,
    asked_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    deleted_at timestamptz,
    check ((approved_by is null) = (approved_at is null)),
    constraint export_four_eyes check (approved_by <> asked_by)
);
create index export_city on export (city, id desc);

create table export_download (
    export uuid not null references export (id),
    by_subject text not null,
    at timestamptz not null
);
create index export_download_export on export_download (export);
