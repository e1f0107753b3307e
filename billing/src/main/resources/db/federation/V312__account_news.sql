-- What becomes of the money after it was sent: the provider pays connected accounts out to their banks, and banks refuse.
create table bank_payout (
    provider_ref text primary key,
    party text not null,
    currency text not null,
    amount_minor bigint not null,
    state text not null check (state in ('UNDER_WAY', 'PAID', 'FAILED', 'CANCELLED')),
    failure text,
    created_at timestamptz not null,
    checked_at timestamptz not null
);
create index bank_payout_party on bank_payout (party, created_at desc);
create index bank_payout_failed on bank_payout (created_at) where state = 'FAILED';

alter table payout_account add column since timestamptz not null default now();

-- Of which connected account an event is, when it happened, and whether it came by itself or was found by the sweep.
alter table provider_event add column account text;
alter table provider_event add column happened_at timestamptz;
alter table provider_event add column found_by text not null default 'WEBHOOK' check (found_by in ('WEBHOOK', 'SWEEP'));
create index provider_event_swept on provider_event (received_at) where found_by = 'SWEEP';

-- Until when the provider's events were swept; one row.
create table event_sweep (
    one boolean primary key default true check (one),
    swept_until timestamptz not null
);
