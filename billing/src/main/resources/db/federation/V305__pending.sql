-- What a bank has yet to confirm: written down with the entries it will make, apart from the ledger, where it counts for nothing.
-- It ends once: posted (the entries are in the ledger, with whatever was learned meanwhile) or voided.
create table ledger.pending (
    id uuid primary key,
    pending_key text not null unique,
    kind text not null,
    reference text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    content bytea not null
);
create index pending_reference on ledger.pending (reference);

create table ledger.pending_entry (
    id bigint generated always as identity primary key,
    pending uuid not null references ledger.pending (id),
    party text not null check (party ~ '^(platform|(city|partner):.+)$'),
    purpose text not null check (purpose in ('CLEARING', 'REVENUE', 'CARD_FEES', 'PAYABLE', 'TAX', 'TRANSIT')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    kind text not null,
    amount_minor bigint not null check (amount_minor <> 0)
);
create index pending_entry_pending on ledger.pending_entry (pending);
create index pending_entry_party on ledger.pending_entry (party, purpose, currency);

create table ledger.pending_end (
    pending uuid primary key references ledger.pending (id),
    outcome text not null check (outcome in ('POSTED', 'VOIDED')),
    posting uuid unique references ledger.posting (id),
    why text,
    ended_at timestamptz not null default clock_timestamp(),
    check ((outcome = 'POSTED') = (posting is not null)),
    check ((outcome = 'VOIDED') = (why is not null))
);

create trigger pending_append_only before update or delete or truncate on ledger.pending
    for each statement execute function ledger.refuse_change();
create trigger pending_entry_append_only before update or delete or truncate on ledger.pending_entry
    for each statement execute function ledger.refuse_change();
create trigger pending_end_append_only before update or delete or truncate on ledger.pending_end
    for each statement execute function ledger.refuse_change();

-- Writes down what is expected. A replay returns the first; the same key with other content is refused (BL001).
-- entries: as for ledger.post, without what only the provider knows.
create function ledger.announce(
    p_key text, p_kind text, p_occurred_at timestamptz, p_reference text, p_entries jsonb)
    returns uuid language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_id uuid;
    v_content bytea := sha256(convert_to(p_kind || E'\x1f' || p_reference || E'\x1f' || p_entries::text, 'UTF8'));
begin
    insert into pending (id, pending_key, kind, reference, occurred_at, content)
    values (uuidv7(), p_key, p_kind, p_reference, p_occurred_at, v_content)
    on conflict (pending_key) do nothing
    returning id into v_id;
    if v_id is null then
        select id into v_id from pending where pending_key = p_key and content = v_content;
        if v_id is null then
            raise exception 'pending key % was used with other content', p_key using errcode = 'BL001';
        end if;
        return v_id;
    end if;
    insert into pending_entry (pending, party, purpose, currency, kind, amount_minor)
    select v_id, e.party, e.account, e.currency, e.kind, e.amount_minor
    from jsonb_to_recordset(p_entries) as e (party text, account text, currency text, kind text, amount_minor bigint);
    if not exists (select from pending_entry where pending = v_id)
        or exists (select from pending_entry where pending = v_id group by currency having sum(amount_minor) <> 0) then
        raise exception 'pending % is not balanced', p_key using errcode = 'BL003';
    end if;
    return v_id;
end $$;

-- Ends what was announced under a key: everything of it must stand in the posting. Nothing announced is nothing to end.
-- Again with the same posting is harmless; with another, or after a void, it is refused (BL004).
create function ledger.post_pending(p_key text, p_posting uuid) returns void
    language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_pending uuid := (select id from pending where pending_key = p_key);
begin
    if v_pending is null then
        return;
    end if;
    if exists (
        select party, purpose, currency, kind, amount_minor from pending_entry where pending = v_pending
        except all
        select a.party, a.purpose, e.currency, e.kind, e.amount_minor
        from entry e join account a on a.id = e.account where e.posting = p_posting)
    then
        raise exception 'posting % is not what % announced', p_posting, p_key using errcode = 'BL003';
    end if;
    perform end_pending(v_pending, 'POSTED', p_posting, null);
end $$;

-- Nothing came of what was announced under a key, and why. Nothing announced is nothing to void.
create function ledger.void_pending(p_key text, p_why text) returns void
    language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_pending uuid := (select id from pending where pending_key = p_key);
begin
    if v_pending is not null then
        perform end_pending(v_pending, 'VOIDED', null, p_why);
    end if;
end $$;

create function ledger.end_pending(p_pending uuid, p_outcome text, p_posting uuid, p_why text) returns void
    language plpgsql set search_path = ledger, pg_temp as $$
begin
    insert into pending_end (pending, outcome, posting, why) values (p_pending, p_outcome, p_posting, p_why)
    on conflict (pending) do nothing;
    if not exists (select from pending_end
        where pending = p_pending and outcome = p_outcome and posting is not distinct from p_posting) then
        raise exception 'pending % has ended otherwise', p_pending using errcode = 'BL004';
    end if;
end $$;

-- What is expected and has not ended, per account: debits positive, credits negative, as in the ledger.
create view ledger.pending_balances as
select e.party, e.purpose as account, e.currency, sum(e.amount_minor)::bigint as amount_minor
from ledger.pending_entry e
where not exists (select from ledger.pending_end d where d.pending = e.pending)
group by e.party, e.purpose, e.currency;

-- Each announcement and how it ended; null while it waits.
create view ledger.announcements as
select p.pending_key, p.kind, p.reference, p.occurred_at, d.outcome, d.posting, d.why, d.ended_at
from ledger.pending p left join ledger.pending_end d on d.pending = p.id;

revoke all on ledger.pending, ledger.pending_entry, ledger.pending_end from public, federation_app;
revoke all on function ledger.announce, ledger.post_pending, ledger.void_pending, ledger.end_pending from public;
grant select on ledger.pending_balances, ledger.announcements to federation_app;
grant execute on function ledger.announce, ledger.post_pending, ledger.void_pending to federation_app;
