-- The statement of a party for a month that is over, kept for good. What it says is one text with its hash; which entries it
-- covers follows from two bounds that never move: what happened before the month's end, in postings up to a link of the chain.
create table closed_month (
    id uuid primary key,
    party text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    month date not null check (extract(day from month) = 1),
    until_at timestamptz not null,
    closing_minor bigint not null,
    chain_length bigint not null check (chain_length >= 0),
    content text not null check (content is json object),
    content_hash bytea not null check (content_hash = sha256(convert_to(content, 'UTF8'))),
    closed_at timestamptz not null,
    unique (party, currency, month)
);

-- A file that people took away is given again byte for byte, whatever becomes of the program that drew it.
create table closed_month_file (
    closed_month uuid not null references closed_month (id),
    language text not null check (language in ('fr', 'en')),
    media_type text not null,
    content bytea not null,
    content_hash bytea not null check (content_hash = sha256(content)),
    drawn_at timestamptz not null,
    primary key (closed_month, language, media_type)
);

create function refuse_change_of_document() returns trigger language plpgsql as $$
begin
    raise exception 'a document that was issued stays: % of %', tg_op, tg_table_name using errcode = 'BL004';
end $$;

create trigger closed_month_stays before update or delete or truncate on closed_month
    for each statement execute function refuse_change_of_document();
create trigger closed_month_file_stays before update or delete or truncate on closed_month_file
    for each statement execute function refuse_change_of_document();

-- Months are asked for by when something happened; postings arrive nearly in that order, so this costs a sale next to nothing.
create index posting_occurred_at on ledger.posting using brin (occurred_at) with (pages_per_range = 16, autosummarize = on);

-- What each account held after the last entry up to a link of the chain, from the rolled-up balances alone.
create function ledger.rolled_up(p_chain_length bigint)
    returns table (party text, account text, currency text, amount_minor bigint)
    language sql stable security definer set search_path = ledger, pg_temp as $$
    select a.party, a.purpose, a.currency, last.balance_minor
    from account a cross join lateral (
        select l.balance_minor
        from line l join entry e on e.id = l.entry join link k on k.posting = e.posting
        where l.account = a.id and k.number <= p_chain_length
        order by l.number desc limit 1) last
$$;
revoke all on function ledger.rolled_up from public;
grant execute on function ledger.rolled_up to federation_app;
