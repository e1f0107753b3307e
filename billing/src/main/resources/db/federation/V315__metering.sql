-- Metered services: who is measured, what was used, what it costs by month. No personal data: a subject is an opaque code
-- that only the partner can tell the person or place of. Events and lines are only ever added.
create table meter (
    id uuid primary key,
    -- The identifier as people and receipts see it.
    label text not null unique,
    adoption uuid not null references adoption (id),
    city uuid not null references city (id),
    partner uuid not null references partner (id),
    code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name_fr text not null,
    name_en text not null,
    unit_fr text not null,
    unit_en text not null,
    currency char(3) not null,
    -- Months begin and end by this clock.
    time_zone text not null,
    created_at timestamptz not null,
    constraint meter_code_unique unique (adoption, code)
);
create index meter_city on meter (city, id desc);
create index meter_partner on meter (partner, id desc);

-- What a month of use costs; amounts in the minor unit, the prices of tiers with decimals of it.
create table rate_card (
    meter uuid not null references meter (id),
    version integer not null check (version > 0),
    -- A month is rated by one card: both days are the first of a month, the second is not included.
    valid_from date not null check (extract(day from valid_from) = 1),
    valid_until date check (extract(day from valid_until) = 1 and valid_until >= valid_from),
    flat_minor bigint not null check (flat_minor >= 0),
    minimum_minor bigint not null check (minimum_minor >= 0),
    cap_minor bigint check (cap_minor >= minimum_minor),
    created_at timestamptz not null,
    primary key (meter, version),
    constraint rate_card_no_overlap exclude using gist (meter with =, daterange(valid_from, valid_until, '[)') with &&)
);

create table rate_tier (
    meter uuid not null,
    card integer not null,
    position integer not null check (position > 0),
    above numeric(18, 6) not null check (above >= 0),
    up_to numeric(18, 6) check (up_to > above),
    unit_price numeric(18, 6) not null check (unit_price >= 0),
    primary key (meter, card, position),
    foreign key (meter, card) references rate_card (meter, version)
);

create table usage_subject (
    id bigint generated always as identity primary key,
    meter uuid not null references meter (id),
    code text collate "C" not null check (code ~ '^[\x21-\x7e]{1,64}$'),
    bound_at timestamptz not null,
    constraint usage_subject_once unique (meter, code)
);

-- A month of a meter. Whoever adds events to it shares its row, whoever closes a round has it alone: an event is either in
-- what a round closed, or it is late and in the next.
create table usage_period (
    id bigint generated always as identity primary key,
    meter uuid not null references meter (id),
    month date not null check (extract(day from month) = 1),
    rounds integer not null default 0,
    -- The last delivery that the last round covers.
    closed_until bigint not null default 0,
    card integer,
    agreement integer,
    unique (meter, month),
    foreign key (meter, card) references rate_card (meter, version)
);
create index usage_period_card on usage_period (meter, card) where card is not null;

create sequence usage_delivery_number;

-- One request of a partner that brought something new.
create table usage_delivery (
    id bigint primary key,
    partner uuid not null references partner (id),
    received_at timestamptz not null,
    accepted integer not null,
    duplicates integer not null,
    rejected integer not null
);
create index usage_delivery_partner on usage_delivery (partner, id desc);

-- How many events of a delivery fell into a month: what a round must find again.
create table usage_accepted (
    period bigint not null references usage_period (id),
    delivery bigint not null,
    events bigint not null check (events > 0),
    primary key (period, delivery)
);

-- Many, and narrow. Its references are checked at the door: a key would cost as much as the row.
create table usage_event (
    period bigint not null,
    subject bigint not null,
    delivery bigint not null,
    occurred_at timestamptz not null,
    partner uuid not null,
    quantity numeric(18, 6) not null,
    event_id text collate "C" not null
);
create unique index usage_event_once on usage_event (partner, event_id);
create index usage_event_rating on usage_event (period, delivery);
create index usage_event_subject on usage_event (subject, period, occurred_at);

-- One rating of a month: the first when it is over, the next ones for what came late.
create table usage_round (
    period bigint not null references usage_period (id),
    number integer not null check (number > 0),
    after_delivery bigint not null,
    until_delivery bigint not null check (until_delivery >= after_delivery),
    events bigint not null,
    closed_at timestamptz not null,
    rated_at timestamptz,
    sealed_at timestamptz,
    primary key (period, number),
    check (sealed_at is null or rated_at is not null)
);
create index usage_round_unfinished on usage_round (closed_at) where sealed_at is null;

-- A round is summed in slices, each in a transaction of its own, by whoever is free.
create table usage_slice (
    period bigint not null,
    round integer not null,
    number integer not null,
    after_delivery bigint not null,
    until_delivery bigint not null,
    done boolean not null default false,
    primary key (period, round, number),
    foreign key (period, round) references usage_round (period, number)
);

create table usage_part (
    period bigint not null,
    round integer not null,
    slice integer not null,
    subject bigint not null,
    quantity numeric not null,
    events bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (period, round, slice, subject)
);

create table usage_line (
    id uuid primary key,
    period bigint not null,
    round integer not null,
    subject bigint not null references usage_subject (id),
    -- The line before it of the same subject and month.
    corrects uuid references usage_line (id),
    events bigint not null check (events > 0),
    first_at timestamptz not null,
    last_at timestamptz not null,
    -- What this line adds, and the month as a whole up to it.
    added numeric not null,
    quantity numeric not null,
    -- By tier, before minimum and cap; rounded once, into the total.
    tiers numeric[] not null,
    exact_minor numeric not null,
    total_minor bigint not null,
    amount_minor bigint not null,
    head text check (head ~ '^[0-9a-f]{64}$'),
    unique (period, subject, round),
    foreign key (period, round) references usage_round (period, number),
    check (round = 1 or corrects is not null or amount_minor = total_minor)
);
create index usage_line_corrects on usage_line (corrects) where corrects is not null;

-- A card that rated a month stays as it was for it; of a card only its open end may be set, once.
create function keep_rate_card() returns trigger language plpgsql as $$
begin
    if (to_jsonb(new) - 'valid_until') is distinct from (to_jsonb(old) - 'valid_until')
            or old.valid_until is not null
            or exists (select from usage_period
                where meter = old.meter and card = old.version and month >= new.valid_until) then
        raise exception 'a rate card never changes' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger rate_card_kept before update on rate_card for each row execute function keep_rate_card();

create function keep_usage() returns trigger language plpgsql as $$
begin
    raise exception 'what was used is only ever added to: % of %', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger usage_event_kept before update or delete or truncate on usage_event
    for each statement execute function keep_usage();
create trigger usage_accepted_kept before update or delete or truncate on usage_accepted
    for each statement execute function keep_usage();
create trigger rate_tier_kept before update or delete or truncate on rate_tier
    for each statement execute function keep_usage();

-- A line gets its head once, and nothing else of it changes.
create function keep_usage_line() returns trigger language plpgsql as $$
begin
    if old.head is not null or (to_jsonb(new) - 'head') is distinct from (to_jsonb(old) - 'head') then
        raise exception 'a line of usage never changes' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger usage_line_kept before update on usage_line for each row execute function keep_usage_line();

revoke delete on meter from federation_app;
revoke update, delete on usage_subject, usage_delivery, usage_accepted, usage_event, rate_tier from federation_app;
revoke delete on rate_card, usage_period, usage_round, usage_line from federation_app;

-- The chain of a receipt: each link is the SHA-256 of the link before it, a line feed and the text of the next record.
create function usage_link(before text, record text) returns text
    language sql immutable parallel safe
    return encode(sha256(convert_to(before || chr(10) || record, 'UTF8')), 'hex');

-- In plpgsql, for the step of an aggregate is never inlined, and a function of SQL is slow to call.
create function usage_chain_step(state text, start text, record text) returns text
    language plpgsql immutable parallel safe as $$
begin
    return encode(sha256(convert_to(coalesce(state, start) || chr(10) || record, 'UTF8')), 'hex');
end $$;

create aggregate usage_chain(start text, record text) (sfunc = usage_chain_step, stype = text);

-- The text of an event as receipts have it: see docs/operating/metering.md.
create function usage_record(event_id text, occurred_at timestamptz, quantity numeric) returns text
    language sql stable parallel safe
    return event_id || chr(9) || to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || chr(9) || trim_scale(quantity)::text;
