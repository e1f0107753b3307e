-- What attacks on the walls between cities have tried and found, for the city's administrators. No personal data.
create table isolation_report (
    id uuid primary key,
    city uuid not null references city (id),
    ran_at timestamptz not null,
    seconds bigint not null check (seconds >= 0),
    operations integer not null check (operations >= 0),
    probes bigint not null check (probes >= 0),
    valid_probes bigint not null check (valid_probes between 0 and probes),
    leaks bigint not null check (leaks >= 0),
    foreign_writes bigint not null check (foreign_writes >= 0),
    by_role jsonb not null,
    by_trick jsonb not null
);
create index isolation_report_latest on isolation_report (city, ran_at desc, id desc);
