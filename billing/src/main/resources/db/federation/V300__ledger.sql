-- The ledger: double entry, append only. The application may call the functions and read the views, nothing else.
-- Amounts are signed minor units: debits positive, credits negative; the entries of a posting sum to zero per currency.
-- Refusals: BL001 key used with other content, BL002 account would go below zero, BL003 posting not balanced,
-- BL004 the past cannot be changed.
create schema ledger;
revoke all on schema ledger from public;
grant usage on schema ledger to federation_app;

create table ledger.account (
    id bigint generated always as identity primary key,
    party text not null check (party ~ '^(platform|(city|partner):.+)$'),
    purpose text not null check (purpose in ('CLEARING', 'REVENUE', 'CARD_FEES', 'PAYABLE', 'TAX', 'TRANSIT')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    unique (party, purpose, currency),
    unique (id, currency)
);

create table ledger.posting (
    id uuid primary key,
    posting_key text not null unique,
    kind text not null,
    reference text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    recorded_in xid8 not null default pg_current_xact_id(),
    reverses uuid unique references ledger.posting (id),
    content bytea not null
);
create index posting_reference on ledger.posting (reference);

create table ledger.entry (
    id bigint generated always as identity primary key,
    posting uuid not null references ledger.posting (id),
    account bigint not null,
    currency text not null,
    kind text not null,
    amount_minor bigint not null check (amount_minor <> 0),
    provider_ref text,
    foreign key (account, currency) references ledger.account (id, currency)
);
create index entry_posting on ledger.entry (posting);
create index entry_account on ledger.entry (account, id) include (amount_minor);
create index entry_provider_ref on ledger.entry (provider_ref) where provider_ref is not null;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: % of %', tg_op, tg_table_name using errcode = 'BL004';
end $$;

create trigger account_append_only before update or delete or truncate on ledger.account
    for each statement execute function ledger.refuse_change();
create trigger posting_append_only before update or delete or truncate on ledger.posting
    for each statement execute function ledger.refuse_change();
create trigger entry_append_only before update or delete or truncate on ledger.entry
    for each statement execute function ledger.refuse_change();

-- Checked when the transaction commits, for every posting that got an entry in it.
create function ledger.check_posting() returns trigger language plpgsql set search_path = ledger, pg_temp as $$
begin
    if exists (select from posting where id = new.posting and recorded_in <> pg_current_xact_id()) then
        raise exception 'posting % is closed', new.posting using errcode = 'BL004';
    end if;
    if exists (select from entry where posting = new.posting group by currency having sum(amount_minor) <> 0) then
        raise exception 'posting % is not balanced', new.posting using errcode = 'BL003';
    end if;
    return null;
end $$;

create constraint trigger entry_balanced after insert on ledger.entry
    deferrable initially deferred for each row execute function ledger.check_posting();

create function ledger.check_not_empty() returns trigger language plpgsql set search_path = ledger, pg_temp as $$
begin
    if not exists (select from entry where posting = new.id) then
        raise exception 'posting % has no entries', new.id using errcode = 'BL003';
    end if;
    return null;
end $$;

create constraint trigger posting_not_empty after insert on ledger.posting
    deferrable initially deferred for each row execute function ledger.check_not_empty();

-- Writes the head of a posting; null if a posting with this key and content is there already.
create function ledger.open_posting(
    p_key text, p_kind text, p_occurred_at timestamptz, p_reference text, p_reverses uuid, p_content text)
    returns uuid language plpgsql set search_path = ledger, pg_temp as $$
declare
    v_id uuid;
    v_content bytea := sha256(convert_to(p_kind || E'\x1f' || p_reference || E'\x1f' || p_content, 'UTF8'));
begin
    insert into posting (id, posting_key, kind, reference, occurred_at, reverses, content)
    values (uuidv7(), p_key, p_kind, p_reference, p_occurred_at, p_reverses, v_content)
    on conflict (posting_key) do nothing
    returning id into v_id;
    if v_id is null and not exists (select from posting where posting_key = p_key and content = v_content) then
        raise exception 'posting key % was used with other content', p_key using errcode = 'BL001';
    end if;
    return v_id;
end $$;

-- Accounts that a transfer draws on may not go below zero: only then, only their rows are locked.
create function ledger.guard_transfer(p_posting uuid) returns void
    language plpgsql set search_path = ledger, pg_temp as $$
declare
    v_account bigint;
begin
    for v_account in
        select account from entry e join account a on a.id = e.account
        where e.posting = p_posting and a.purpose in ('PAYABLE', 'TAX')
        group by account having sum(amount_minor) > 0 order by account
    loop
        perform from account where id = v_account for no key update;
        if (select sum(amount_minor) from entry where account = v_account) > 0 then
            raise exception 'account % would go below zero', v_account using errcode = 'BL002';
        end if;
    end loop;
end $$;

-- Appends a posting. A replay returns the first posting; the time it happened is not part of its content.
-- entries: [{"party", "account", "currency", "kind", "amount_minor", "provider_ref"}]
create function ledger.post(
    p_key text, p_kind text, p_occurred_at timestamptz, p_reference text, p_entries jsonb)
    returns uuid language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_id uuid := open_posting(p_key, p_kind, p_occurred_at, p_reference, null, p_entries::text);
begin
    if v_id is null then
        return (select id from posting where posting_key = p_key);
    end if;
    insert into account (party, purpose, currency)
    select distinct e.party, e.account, e.currency
    from jsonb_to_recordset(p_entries) as e (party text, account text, currency text)
    where not exists (select from account a
        where a.party = e.party and a.purpose = e.account and a.currency = e.currency)
    order by 1, 2, 3
    on conflict do nothing;
    insert into entry (posting, account, currency, kind, amount_minor, provider_ref)
    select v_id, a.id, n.e ->> 'currency', n.e ->> 'kind', (n.e ->> 'amount_minor')::bigint, n.e ->> 'provider_ref'
    from jsonb_array_elements(p_entries) with ordinality as n (e, position)
    left join account a on a.party = n.e ->> 'party' and a.purpose = n.e ->> 'account'
        and a.currency = n.e ->> 'currency'
    order by n.position;
    if p_kind = 'TRANSFER' then
        perform guard_transfer(v_id);
    end if;
    return v_id;
end $$;

-- Appends the exact opposite of a posting, which can be reversed only once.
create function ledger.reverse(p_key text, p_kind text, p_occurred_at timestamptz, p_reverses uuid)
    returns uuid language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_reference text := (select reference from posting where id = p_reverses);
    v_id uuid;
begin
    if v_reference is null then
        raise exception 'there is no posting %', p_reverses using errcode = 'no_data_found';
    end if;
    v_id := open_posting(p_key, p_kind, p_occurred_at, v_reference, p_reverses, 'reverses ' || p_reverses);
    if v_id is null then
        return (select id from posting where posting_key = p_key);
    end if;
    insert into entry (posting, account, currency, kind, amount_minor, provider_ref)
    select v_id, account, currency, kind, -amount_minor, provider_ref
    from entry where posting = p_reverses order by id;
    return v_id;
end $$;

create view ledger.entries as
select e.id, e.posting, p.posting_key, p.kind as posting_kind, p.reference, p.occurred_at, p.recorded_at, p.reverses,
    a.party, a.purpose as account, e.currency, e.kind, e.amount_minor, e.provider_ref
from ledger.entry e join ledger.posting p on p.id = e.posting join ledger.account a on a.id = e.account;

-- Each entry with the balance of its account after it.
create view ledger.running_entries as
select e.*, sum(e.amount_minor) over (partition by e.party, e.account, e.currency order by e.id) as running_minor
from ledger.entries e;

create view ledger.balances as
select a.party, a.purpose as account, a.currency, coalesce(sum(e.amount_minor), 0)::bigint as amount_minor
from ledger.account a left join ledger.entry e on e.account = a.id group by a.id;

-- Zero for every currency, at all times.
create view ledger.trial_balance as
select currency, sum(amount_minor)::bigint as amount_minor from ledger.entry group by currency;

revoke all on all tables in schema ledger from public, federation_app;
revoke all on all functions in schema ledger from public, federation_app;
grant select on ledger.entries, ledger.running_entries, ledger.balances, ledger.trial_balance to federation_app;
grant execute on function ledger.post, ledger.reverse to federation_app;
