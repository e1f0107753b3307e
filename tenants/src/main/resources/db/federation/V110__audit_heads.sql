-- How far each city's audit trail had come, kept where a city's own role cannot reach: a trail cut short no longer has it.
create table audit_head (
    city uuid primary key references city (id) on delete cascade,
    sequence bigint not null,
    hash text not null,
    at timestamptz not null,
    doubted_at timestamptz
);
