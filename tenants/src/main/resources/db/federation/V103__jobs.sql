-- Long work with progress: what it is and how far it has come. No personal data.
create table job (
    id uuid primary key,
    kind text not null,
    city uuid references city (id) on delete cascade,
    subject text not null check (length(subject) <= 2000),
    state text not null check (state in ('RUNNING', 'STOPPING', 'STOPPED', 'DONE', 'FAILED')),
    done bigint not null default 0,
    total bigint not null default 0,
    note text,
    error text,
    started_at timestamptz not null,
    finished_at timestamptz,
    check (done between 0 and total),
    check ((finished_at is null) = (state in ('RUNNING', 'STOPPING')))
);
create index job_city on job (city, id) where city is not null;
