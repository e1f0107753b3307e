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

-- A bank may still find for us after it found against us; it never takes back that it found for us. An inquiry may be the first that
-- we hear, or anything after it.
insert into state_step (subject, before, after) values
    ('dispute', '', 'INQUIRY'), ('dispute', '', 'NEEDS_RESPONSE'), ('dispute', '', 'UNDER_REVIEW'),
    ('dispute', '', 'WON'), ('dispute', '', 'LOST'), ('dispute', '', 'CLOSED'),
    ('dispute', 'INQUIRY', 'NEEDS_RESPONSE'), ('dispute', 'INQUIRY', 'UNDER_REVIEW'),
    ('dispute', 'INQUIRY', 'WON'), ('dispute', 'INQUIRY', 'LOST'), ('dispute', 'INQUIRY', 'CLOSED'),
    ('dispute', 'NEEDS_RESPONSE', 'UNDER_REVIEW'), ('dispute', 'NEEDS_RESPONSE', 'WON'),
    ('dispute', 'NEEDS_RESPONSE', 'LOST'), ('dispute', 'NEEDS_RESPONSE', 'CLOSED'),
    ('dispute', 'UNDER_REVIEW', 'WON'), ('dispute', 'UNDER_REVIEW', 'LOST'), ('dispute', 'UNDER_REVIEW', 'CLOSED'),
    ('dispute', 'LOST', 'WON');
create trigger dispute_legal_step before insert or update of state on dispute
    for each row execute function take_legal_step();

create function keep_dispute() returns trigger language plpgsql as $$
begin
    if (new.provider_ref, new.payment, new.currency) is distinct from (old.provider_ref, old.payment, old.currency) then
        raise exception 'a dispute stays one of its payment' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger dispute_kept before update on dispute for each row execute function keep_dispute();

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
