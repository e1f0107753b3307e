-- Backups of single cities that are complete; the files lie in the folder of backups. No personal data.
create table city_backup (
    id uuid primary key,
    city uuid not null references city (id) on delete cascade,
    taken_at timestamptz not null,
    row_count bigint not null,
    bytes bigint not null
);
create index city_backup_city on city_backup (city, id);
