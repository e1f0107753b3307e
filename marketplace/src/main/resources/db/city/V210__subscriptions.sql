-- What citizens pay for again and again. What was agreed when it began (service, terms, price) is pinned for good in the
-- first order and here; every period that is paid is an order of its own.
create table subscription (
    id uuid primary key,
    first_order uuid not null unique references orders (id),
    adoption uuid not null,
    citizen text,
    state text not null check (state in ('OPENING', 'TRIAL', 'ACTIVE', 'PAST_DUE', 'ENDING', 'ENDED')),
    unit_minor bigint not null check (unit_minor > 0),
    currency text not null,
    every text not null check (every in ('MONTH', 'YEAR')),
    trial_days integer not null check (trial_days >= 0),
    quantity integer not null check (quantity > 0),
    most integer not null check (most >= quantity),
    -- When the first paid period begins: the clock of all that follow.
    anchor timestamptz,
    period integer not null default 0 check (period >= 0),
    until timestamptz,
    -- What the next renewal costs less, before taxes; below zero it costs more.
    credit_minor bigint not null default 0,
    -- The provider's names of the person and of the card; let go when it has ended.
    customer text,
    payment_method text,
    failures integer not null default 0 check (failures >= 0),
    counted_payment text,
    next_attempt timestamptz,
    cause text check (cause in ('PERSON', 'CITY', 'UNPAID', 'PERIOD_OVER', 'SERVICE_GONE', 'REFUSED', 'NOT_BEGUN')),
    reason text,
    created_at timestamptz not null,
    ended_at timestamptz,
    constraint subscription_begun check (state in ('OPENING', 'ENDED') or (anchor is not null and until is not null)),
    constraint subscription_past_due check (state <> 'PAST_DUE' or (failures > 0 and next_attempt is not null)),
    constraint subscription_ended check ((state = 'ENDED') = (ended_at is not null) and (state = 'ENDED') = (cause is not null))
);
create index subscription_due on subscription (until) where state in ('TRIAL', 'ACTIVE', 'ENDING');
create index subscription_past_due on subscription (next_attempt) where state = 'PAST_DUE';
create index subscription_citizen on subscription (citizen, id desc) where citizen is not null;
create index subscription_adoption on subscription (adoption, id desc);

-- The orders of a subscription: one for each period (0 is the trial), one for each change in the middle of a period.
create table subscription_order (
    order_id uuid primary key references orders (id),
    subscription uuid not null references subscription (id),
    kind text not null check (kind in ('PERIOD', 'CHANGE')),
    number integer not null check (number >= 0),
    -- How many are subscribed to once it is paid.
    quantity integer not null check (quantity > 0),
    credit_minor bigint not null default 0,
    -- Whom and what it was tried to be charged to, so that asking again asks for the same.
    customer text,
    payment_method text,
    constraint subscription_order_once unique (subscription, kind, number)
);
