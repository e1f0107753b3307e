-- Disputes: a card's holder has the bank take money back. The provider takes it, with a fee, before we hear of it; each of its
-- balance transactions on the dispute is one movement here, applied once. What staff answer the bank goes to the provider only: it
-- may speak of a person.
create table dispute (
    id uuid primary key,
    provider_ref text not null unique,
    payment uuid not null references payment (id),
    order_id uuid not null,
    city uuid not null,
    currency text not null,
    amount_minor bigint not null check (amount_minor > 0),
    reason text not null,
    state text not null check (state in ('INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'CLOSED')),
    due_by timestamptz,
    answered_at timestamptz,
    accepted_at timestamptz,
    opened_at timestamptz not null,
    checked_at timestamptz not null
);
create index dispute_payment on dispute (payment);
create index dispute_city on dispute (city, id);
create index payment_charge on payment (charge_id) where charge_id is not null;
create index dispute_open on dispute (due_by) where state in ('INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW');

-- The legal steps. A bank may still find for us after it found against us; it never takes back that it found for us.
create function dispute_may_become(p_before text, p_after text) returns boolean language sql immutable as $$
    select case p_before
        when 'INQUIRY' then p_after in ('NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'CLOSED')
        when 'NEEDS_RESPONSE' then p_after in ('UNDER_REVIEW', 'WON', 'LOST', 'CLOSED')
        when 'UNDER_REVIEW' then p_after in ('WON', 'LOST', 'CLOSED')
        when 'LOST' then p_after = 'WON'
        else false end
$$;
create function refuse_dispute_step() returns trigger language plpgsql as $$
begin
    if new.state <> old.state and not dispute_may_become(old.state, new.state) then
        raise exception 'a dispute that is % cannot become %', old.state, new.state using errcode = 'check_violation';
    end if;
    if (new.provider_ref, new.payment, new.currency) is distinct from (old.provider_ref, old.payment, old.currency) then
        raise exception 'a dispute stays one of its payment' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger dispute_step before update on dispute for each row execute function refuse_dispute_step();

-- Positive is what was taken, negative what came back; parts are what each part of the payment's division bears of it.
create table dispute_movement (
    id text primary key,
    dispute uuid not null references dispute (id),
    amount_minor bigint not null,
    fee_minor bigint not null,
    parts bigint[] not null,
    posting uuid not null,
    happened_at timestamptz not null
);
create index dispute_movement_dispute on dispute_movement (dispute);

-- Refunds and disputes together never give back more than was paid.
alter table payment add column disputed_minor bigint not null default 0 check (disputed_minor >= 0);
alter table payment add constraint payment_given_back check (refunded_minor + disputed_minor <= total_minor);

alter table transfer_reversal alter column refund drop not null;
alter table transfer_reversal add column movement text references dispute_movement (id);
alter table transfer_reversal add constraint transfer_reversal_cause check (num_nonnulls(refund, movement) = 1);
create unique index transfer_reversal_movement on transfer_reversal (movement, transfer);
