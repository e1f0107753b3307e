-- Payments, what follows from them, and what the payment provider told us. No personal data: what a person typed stays in
-- the city's schema and at the provider; of the provider's events only their identity and object are kept.
create table payment (
    id uuid primary key,
    order_id uuid not null,
    city uuid not null,
    attempt integer not null check (attempt > 0),
    state text not null check (state in ('CREATED', 'OPEN', 'PROCESSING', 'CAPTURED', 'FAILED', 'EXPIRED')),
    currency text not null,
    total_minor bigint not null check (total_minor > 0),
    quote text not null check (quote is json),
    idempotency_key text not null unique,
    expires_at timestamptz not null,
    session_id text unique,
    session_url text,
    charge_id text,
    fee_minor bigint,
    refunded_minor bigint not null default 0 check (refunded_minor between 0 and total_minor),
    posting uuid,
    captured_at timestamptz,
    settled_at timestamptz,
    created_at timestamptz not null,
    checked_at timestamptz not null,
    unique (order_id, attempt),
    check ((state = 'CAPTURED') = (posting is not null)),
    check (refunded_minor = 0 or state = 'CAPTURED')
);
-- At most one payment of an order is alive.
create unique index payment_alive on payment (order_id) where state in ('CREATED', 'OPEN', 'PROCESSING', 'CAPTURED');
create index payment_unfinished on payment (checked_at) where state in ('CREATED', 'OPEN', 'PROCESSING');
create index payment_unsettled on payment (captured_at) where state = 'CAPTURED' and settled_at is null;

-- What one party is sent of one payment; due_minor shrinks by refunds before it is sent and may be negative.
create table transfer (
    id uuid primary key,
    payment uuid not null references payment (id),
    party text not null,
    currency text not null,
    due_minor bigint not null,
    sent_minor bigint not null default 0 check (sent_minor >= 0),
    reversed_minor bigint not null default 0,
    state text not null check (state in ('PLANNED', 'SENDING', 'SENT', 'CANCELLED')),
    attempt integer not null default 1,
    destination text,
    posting uuid,
    provider_ref text unique,
    refusal text,
    not_before timestamptz,
    created_at timestamptz not null,
    unique (payment, party),
    check (reversed_minor between 0 and sent_minor)
);
create index transfer_planned on transfer (party) where state in ('PLANNED', 'SENDING');

create table refund (
    id uuid primary key,
    payment uuid not null references payment (id),
    order_id uuid not null,
    request_key text not null,
    currency text not null,
    amount_minor bigint not null check (amount_minor > 0),
    parts bigint[] not null,
    reason text not null,
    state text not null check (state in ('REQUESTED', 'SUCCEEDED', 'FAILED')),
    provider_ref text unique,
    refusal text,
    posting uuid,
    told_at timestamptz,
    requested_at timestamptz not null,
    unique (payment, request_key)
);
create index refund_unfinished on refund (requested_at) where state = 'REQUESTED' or told_at is null;

create table transfer_reversal (
    id uuid primary key,
    refund uuid not null references refund (id),
    transfer uuid not null references transfer (id),
    tax_minor bigint not null check (tax_minor >= 0),
    share_minor bigint not null check (share_minor >= 0),
    amount_minor bigint,
    attempt integer not null default 1,
    state text not null check (state in ('WAITING', 'SENT', 'NOT_NEEDED')),
    provider_ref text unique,
    refusal text,
    created_at timestamptz not null,
    unique (refund, transfer)
);
create index transfer_reversal_waiting on transfer_reversal (created_at) where state = 'WAITING';

create table provider_event (
    id text primary key,
    type text not null,
    object_id text,
    api_version text,
    received_at timestamptz not null,
    processed_at timestamptz,
    outcome text check (outcome in ('APPLIED', 'IGNORED'))
);
create index provider_event_waiting on provider_event (received_at) where processed_at is null;

create table payout_account (
    party text primary key,
    provider_ref text not null unique,
    status text not null check (status in ('ONBOARDING', 'ACTIVE', 'RESTRICTED')),
    checked_at timestamptz not null
);
