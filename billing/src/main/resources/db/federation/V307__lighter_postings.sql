-- Functions that only others call have no search path of their own, which costs on every call: their names are qualified.

-- A posting used to be checked once per entry when its transaction ended, which cost more than writing it. Now every statement that
-- adds entries must be balanced in itself, per posting and currency: sooner, stricter, and without reading a table again.
-- It also sees to it that posting and account are there and have the entry's currency. A foreign key would say the same, but would
-- lock the row of a hot account for every sale; nothing is ever deleted here, so there is nothing to lock it against.
create function ledger.check_entries() returns trigger language plpgsql as $$
declare
    v_group record;
    v_recorded_in xid8;
begin
    for v_group in select posting, sum(amount_minor) as amount_minor from added group by posting, currency loop
        if v_group.amount_minor <> 0 then
            raise exception 'posting % is not balanced', v_group.posting using errcode = 'BL003';
        end if;
        select recorded_in into v_recorded_in from ledger.posting where id = v_group.posting;
        if v_recorded_in is null then
            raise exception 'there is no posting %', v_group.posting using errcode = 'foreign_key_violation';
        end if;
        if v_recorded_in <> pg_current_xact_id() then
            raise exception 'posting % is closed', v_group.posting using errcode = 'BL004';
        end if;
    end loop;
    -- offset 0 keeps it one look into an index for each entry, however many accounts there are.
    if exists (
        select from added n
        left join lateral (select a.id from ledger.account a where a.id = n.account and a.currency = n.currency offset 0) a on true
        where a.id is null) then
        raise exception 'an entry has no account of its currency' using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;

drop trigger entry_balanced on ledger.entry;
drop function ledger.check_posting();
alter table ledger.entry drop constraint entry_posting_fkey, drop constraint entry_account_currency_fkey;
create trigger entries_balanced after insert on ledger.entry
    referencing new table as added for each statement execute function ledger.check_entries();

-- The queue of the roll-up is filled by who opens the posting; verification finds a posting that is in neither place.
drop trigger posting_unrolled on ledger.posting;
drop function ledger.await_roll_up();
alter table ledger.unrolled drop constraint unrolled_posting_fkey;

create or replace function ledger.open_posting(
    p_key text, p_kind text, p_occurred_at timestamptz, p_reference text, p_reverses uuid, p_content text)
    returns uuid language plpgsql as $$
declare
    v_id uuid;
    v_content bytea := sha256(convert_to(p_kind || E'\x1f' || p_reference || E'\x1f' || p_content, 'UTF8'));
begin
    with opened as (
        insert into ledger.posting (id, posting_key, kind, reference, occurred_at, reverses, content)
        values (uuidv7(), p_key, p_kind, p_reference, p_occurred_at, p_reverses, v_content)
        on conflict (posting_key) do nothing
        returning id)
    insert into ledger.unrolled select id from opened returning posting into v_id;
    if v_id is null and not exists (select from ledger.posting where posting_key = p_key and content = v_content) then
        raise exception 'posting key % was used with other content', p_key using errcode = 'BL001';
    end if;
    return v_id;
end $$;

-- A posting without entries is refused where it is made, and found by verification; a check at the end of every transaction cost more.
drop trigger posting_not_empty on ledger.posting;
drop function ledger.check_not_empty();

-- Writes the entries whose accounts are all there, in their order, in one statement; answers how many.
create function ledger.write_entries(p_posting uuid, p_entries jsonb) returns bigint
    language plpgsql as $$
declare
    v_written bigint;
begin
    with said as materialized (
        select n.*, a.id as account_id
        from rows from (jsonb_to_recordset(p_entries)
            as (party text, account text, currency text, kind text, amount_minor bigint, provider_ref text))
            with ordinality as n (party, account, currency, kind, amount_minor, provider_ref, position)
        left join lateral (
            select a.id from ledger.account a
            where a.party = n.party and a.purpose = n.account and a.currency = n.currency offset 0) a on true)
    insert into ledger.entry (posting, account, currency, kind, amount_minor, provider_ref)
    select p_posting, account_id, currency, kind, amount_minor, provider_ref from said
    where not exists (select from said where account_id is null)
    order by position;
    get diagnostics v_written = row_count;
    return v_written;
end $$;

create or replace function ledger.post(
    p_key text, p_kind text, p_occurred_at timestamptz, p_reference text, p_entries jsonb)
    returns uuid language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_id uuid := open_posting(p_key, p_kind, p_occurred_at, p_reference, null, p_entries::text);
begin
    if v_id is null then
        return (select id from posting where posting_key = p_key);
    end if;
    if write_entries(v_id, p_entries) = 0 then
        insert into account (party, purpose, currency)
        select distinct e.party, e.account, e.currency
        from jsonb_to_recordset(p_entries) as e (party text, account text, currency text)
        order by 1, 2, 3
        on conflict do nothing;
        if write_entries(v_id, p_entries) = 0 then
            raise exception 'posting % has no entries', p_key using errcode = 'BL003';
        end if;
    end if;
    if p_kind = 'TRANSFER' then
        perform guard_transfer(v_id);
    end if;
    return v_id;
end $$;

-- As in V302, and what the triggers and keys that went would have refused: postings without entries, entries without their posting
-- or account.
create or replace function ledger.verify() returns table (fault text, subject text)
    language plpgsql stable security definer set search_path = ledger, pg_temp as $$
declare
    v_link record;
    v_number bigint := 0;
    v_hash bytea := sha256('');
begin
    for v_link in select number, posting, hash from link order by number loop
        v_number := v_number + 1;
        v_hash := sha256(v_hash || coalesce(said(v_link.posting), ''));
        if v_link.number <> v_number then
            return query select 'LINK_MISSING', v_number::text;
            v_number := v_link.number;
        end if;
        if v_link.hash <> v_hash then
            return query select 'POSTING_CHANGED', v_link.posting::text;
            v_hash := v_link.hash;
        end if;
    end loop;
    return query select 'POSTING_UNLINKED', p.id::text from posting p
        where not exists (select from link k where k.posting = p.id)
            and not exists (select from unrolled u where u.posting = p.id);
    return query select 'EMPTY', p.id::text from posting p where not exists (select from entry e where e.posting = p.id);
    return query select 'ENTRY_LOOSE', e.id::text from entry e
        where not exists (select from posting p where p.id = e.posting)
            or not exists (select from account a where a.id = e.account and a.currency = e.currency);
    return query select 'UNBALANCED', p.posting::text from entry p group by p.posting, p.currency having sum(amount_minor) <> 0;
    return query
        with again as (
            select e.account, e.id as entry, row_number() over reading as number, sum(e.amount_minor) over reading as balance_minor
            from link k join entry e on e.posting = k.posting
            window reading as (partition by e.account order by k.number, e.id rows unbounded preceding))
        select 'LINE_WRONG', coalesce(a.entry, l.entry)::text
        from again a full join line l on l.entry = a.entry
        where (a.account, a.number, a.balance_minor) is distinct from (l.account, l.number, l.balance_minor);
    return query select 'BALANCE_WRONG', a.party || ' ' || a.purpose || ' ' || a.currency from account a
        where balance_of(a.id) <> (select coalesce(sum(e.amount_minor), 0) from entry e where e.account = a.id);
end $$;

revoke all on function ledger.check_entries, ledger.write_entries from public;
