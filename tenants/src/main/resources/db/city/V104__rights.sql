-- What citizens have agreed to, and no longer: each change is a row; rows are only added, until their retention ends.
create table consent (
    id uuid primary key,
    citizen text not null,
    purpose text not null,
    text_version integer not null,
    given boolean not null,
    how text not null,
    at timestamptz not null
);
create index consent_citizen on consent (citizen, purpose, at desc);

-- Who has asked to be forgotten: what must still be kept goes when its retention ends.
create table erasure (
    citizen text primary key,
    asked_at timestamptz not null
);
