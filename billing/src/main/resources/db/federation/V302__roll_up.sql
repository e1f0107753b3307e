-- Behind the entries: the roll-up gives every posting its link in a chain of hashes, and every entry its number and the balance
-- of its account. No sale waits for it, and none updates a row that another one needs; a roll-up that is killed leaves what was
-- before it, because it is one transaction.
create table ledger.link (
    number bigint primary key check (number > 0),
    posting uuid not null unique references ledger.posting (id),
    hash bytea not null check (length(hash) = 32)
);

create table ledger.line (
    account bigint not null references ledger.account (id),
    number bigint not null check (number > 0),
    entry bigint not null unique references ledger.entry (id),
    balance_minor bigint not null,
    primary key (account, number)
);

-- Postings that the roll-up has yet to come to. Only it takes something away here.
create table ledger.unrolled (posting uuid primary key references ledger.posting (id));
insert into ledger.unrolled select id from ledger.posting;

create trigger link_append_only before update or delete or truncate on ledger.link
    for each statement execute function ledger.refuse_change();
create trigger line_append_only before update or delete or truncate on ledger.line
    for each statement execute function ledger.refuse_change();

create function ledger.await_roll_up() returns trigger language plpgsql set search_path = ledger, pg_temp as $$
begin
    insert into unrolled values (new.id);
    return null;
end $$;

create trigger posting_unrolled after insert on ledger.posting
    for each row execute function ledger.await_roll_up();

-- What the chain vouches for: all of a posting, in one unambiguous text. When it was recorded is ours, not the world's.
create function ledger.said(p_posting uuid) returns bytea
    language sql stable set search_path = ledger, pg_temp set timezone = 'UTC' as $$
    select convert_to(jsonb_build_array(
        p.id, p.posting_key, p.kind, p.reference, p.occurred_at, p.reverses,
        (select jsonb_agg(jsonb_build_array(e.id, a.party, a.purpose, e.currency, e.kind, e.amount_minor, e.provider_ref) order by e.id)
         from entry e join account a on a.id = e.account where e.posting = p.id))::text, 'UTF8')
    from posting p where p.id = p_posting
$$;

-- Rolls up at most so many postings, in the order of their identifiers; answers how many.
create function ledger.roll_up(p_most integer) returns integer
    language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_posting uuid;
    v_before bigint;
    v_number bigint;
    v_hash bytea;
begin
    -- One roll-up at a time; whoever reads is not in the way.
    lock table link in share row exclusive mode;
    select coalesce(max(number), 0) into v_before from link;
    v_number := v_before;
    v_hash := coalesce((select hash from link where number = v_before), sha256(''));
    for v_posting in
        with next as (select posting from unrolled order by posting limit p_most),
        taken as (delete from unrolled u using next where u.posting = next.posting returning u.posting)
        select posting from taken order by posting
    loop
        v_number := v_number + 1;
        v_hash := sha256(v_hash || said(v_posting));
        insert into link (number, posting, hash) values (v_number, v_posting, v_hash);
    end loop;
    insert into line (account, number, entry, balance_minor)
    select e.account, coalesce(last.number, 0) + row_number() over reading, e.id,
        coalesce(last.balance_minor, 0) + sum(e.amount_minor) over reading
    from link k
    join entry e on e.posting = k.posting
    left join lateral (
        select l.number, l.balance_minor from line l where l.account = e.account order by l.number desc limit 1) last on true
    where k.number > v_before
    window reading as (partition by e.account order by k.number, e.id rows unbounded preceding);
    return v_number - v_before;
end $$;

-- What an account holds: the balance after its last line, and the entries that have no line yet.
create function ledger.balance_of(p_account bigint) returns bigint
    language sql stable set search_path = ledger, pg_temp as $$
    select (coalesce((select balance_minor from line where account = p_account order by number desc limit 1), 0)
        + coalesce((select sum(e.amount_minor) from unrolled u join entry e on e.posting = u.posting
                    where e.account = p_account), 0))::bigint
$$;

create or replace view ledger.balances as
with tail as (
    select e.account, sum(e.amount_minor) as amount_minor
    from ledger.unrolled u join ledger.entry e on e.posting = u.posting group by e.account)
select a.party, a.purpose as account, a.currency,
    (coalesce(last.balance_minor, 0) + coalesce(tail.amount_minor, 0))::bigint as amount_minor
from ledger.account a
left join tail on tail.account = a.id
left join lateral (
    select balance_minor from ledger.line l where l.account = a.id order by l.number desc limit 1) last on true;

-- Each entry that has its line, with its number in its account and the balance after it.
drop view ledger.running_entries;
create view ledger.lines as
select l.number, l.balance_minor, e.*
from ledger.line l join ledger.entries e on e.id = l.entry;

create view ledger.chain as
select number, posting, hash from ledger.link;

-- As in V300, but an account with a million entries is asked like one with ten.
create or replace function ledger.guard_transfer(p_posting uuid) returns void
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
        if balance_of(v_account) > 0 then
            raise exception 'account % would go below zero', v_account using errcode = 'BL002';
        end if;
    end loop;
end $$;

-- Computes everything once more from the entries and lists what differs; an empty answer is a sound ledger.
create function ledger.verify() returns table (fault text, subject text)
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

revoke all on ledger.link, ledger.line, ledger.unrolled from public, federation_app;
revoke all on all functions in schema ledger from public;
grant select on ledger.balances, ledger.lines, ledger.chain to federation_app;
grant execute on function ledger.roll_up, ledger.verify to federation_app;
