-- Who saw or changed what. Each row's hash covers the row before it; CitySchemas takes UPDATE and DELETE from the city.
create table audit_entry (
    sequence bigint primary key check (sequence > 0),
    id uuid not null unique,
    at timestamptz not null,
    actor_kind text not null,
    actor text,
    actor_role text,
    verb text not null,
    object_kind text not null,
    object text not null,
    resident text,
    trace text,
    previous_hash text not null,
    hash text not null
);
create index audit_entry_resident on audit_entry (resident, sequence desc) where resident is not null;
create index audit_entry_object on audit_entry (object, sequence desc);

-- One row: the end of the chain, locked while it grows, and how far it was copied to the control plane. Nothing is proven by it.
create table audit_end (
    one boolean primary key check (one),
    sequence bigint not null,
    hash text not null,
    witnessed bigint not null
);
