-- What a city is charged for what was used of its services. A bill is one posting that debits what the city is owed from sales (it
-- may go below zero: then it owes) and credits whom the agreement names; they are sent nothing of it before the city's debt is covered.
alter table ledger.account drop constraint account_purpose_check;
alter table ledger.account add constraint account_purpose_check
    check (purpose in ('CLEARING', 'REVENUE', 'CARD_FEES', 'PAYABLE', 'TAX', 'TRANSIT', 'BANK'));
alter table gl_code drop constraint gl_code_purpose_check;
alter table gl_code add constraint gl_code_purpose_check check (purpose in
    ('RECEIVABLE', 'BANK', 'REVENUE', 'GST', 'QST', 'HST', 'OTHER_TAX', 'CARD_FEES', 'DISPUTES', 'PURCHASES', 'OTHER'));

-- What was rated before cities were charged was for information, and stays so.
alter table usage_period add column charged boolean not null default false;
alter table usage_period alter column charged set default true;

create table city_bill (
    id uuid primary key,
    kind text not null check (kind in ('METERED')),
    city uuid not null references city (id),
    partner uuid not null references partner (id),
    adoption uuid not null references adoption (id),
    agreement integer not null,
    -- The city as a party of the ledger.
    payer text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    month date not null check (extract(day from month) = 1),
    period bigint,
    round integer,
    -- Before taxes, and with them; negative where a correction gives back.
    net_minor bigint not null,
    total_minor bigint not null,
    posting uuid,
    charged_at timestamptz not null,
    foreign key (adoption, agreement) references agreement (adoption, version),
    foreign key (period, round) references usage_round (period, number),
    -- A month is charged once, and once for each correction.
    constraint city_bill_once unique (period, round),
    constraint city_bill_of_usage check ((kind = 'METERED') = (period is not null and round is not null)),
    constraint city_bill_posted check (posting is not null or total_minor = 0)
);
create index city_bill_payer on city_bill (payer, currency, charged_at desc);
create index city_bill_city on city_bill (city, id desc);
create index city_bill_partner on city_bill (partner, id desc);

create table city_bill_part (
    bill uuid not null references city_bill (id),
    position integer not null,
    party text not null,
    kind text not null check (kind in ('TAX', 'SHARE')),
    code text not null,
    amount_minor bigint not null,
    -- Whether the party may be sent it.
    released boolean not null,
    primary key (bill, position)
);
create index city_bill_part_withheld on city_bill_part (party) where not released;

-- Money that a city paid for what it owes, as the platform's bank tells of it; its reference is the bank's.
create table city_payment (
    id uuid primary key,
    payer text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    reference text not null check (length(reference) between 1 and 80),
    received_on date not null,
    recorded_by text,
    recorded_at timestamptz not null,
    posting uuid not null,
    constraint city_payment_once unique (reference)
);
create index city_payment_payer on city_payment (payer, id desc);

create trigger city_bill_stays before update or delete or truncate on city_bill
    for each statement execute function refuse_change_of_document();
create trigger city_payment_stays before update or delete or truncate on city_payment
    for each statement execute function refuse_change_of_document();

create function keep_city_bill_part() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.released or (to_jsonb(new) - 'released') is distinct from (to_jsonb(old) - 'released') then
        raise exception 'a part of a bill is released once and nothing else of it changes' using errcode = 'BL004';
    end if;
    return new;
end $$;
create trigger city_bill_part_kept before update or delete on city_bill_part
    for each row execute function keep_city_bill_part();

-- What of a party's money waits for a city to cover its bill.
create view bill_withheld as
select p.party, b.currency,
    greatest(0, coalesce(sum(p.amount_minor) filter (where p.kind = 'TAX'), 0))::bigint as tax_minor,
    greatest(0, coalesce(sum(p.amount_minor) filter (where p.kind = 'SHARE'), 0))::bigint as share_minor
from city_bill_part p join city_bill b on b.id = p.bill where not p.released group by p.party, b.currency;

-- A bill's parts are its total, and the ledger says the same of the city: BL006 if not. The counterpart of V330 for what no card paid.
create function check_city_bill() returns trigger language plpgsql set search_path from current as $$
begin
    if (select coalesce(sum(amount_minor), 0) from city_bill_part where bill = new.id) <> new.total_minor
            or (select coalesce(sum(amount_minor), 0) from city_bill_part where bill = new.id and kind = 'SHARE') <> new.net_minor then
        raise exception 'the parts of bill % are not its total', new.id using errcode = 'BL006';
    end if;
    if new.posting is not null and (
            select coalesce(sum(amount_minor), 0) from ledger.entries
            where posting = new.posting and party = new.payer and account = 'PAYABLE' and kind = 'BILL') <> new.total_minor then
        raise exception 'the ledger does not say what bill % says', new.id using errcode = 'BL006';
    end if;
    return null;
end $$;
create constraint trigger city_bill_conserves after insert on city_bill
    deferrable initially deferred for each row execute function check_city_bill();

-- As in V302, but what waits for a city's money counts as not there: nobody is sent it, whatever the application thinks.
create function ledger.withheld(p_account bigint) returns bigint
    language sql stable set search_path from current as $$
    select coalesce((select case a.purpose when 'TAX' then w.tax_minor else w.share_minor end
        from ledger.account a join bill_withheld w on w.party = a.party and w.currency = a.currency
        where a.id = p_account), 0)
$$;
revoke all on function ledger.withheld from public;
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
        if balance_of(v_account) + withheld(v_account) > 0 then
            raise exception 'account % would go below zero', v_account using errcode = 'BL002';
        end if;
    end loop;
end $$;

-- As in V310, without what waits for a city's money.
create or replace view owed_again as
with held as (
    select party, currency,
        coalesce(-sum(amount_minor) filter (where account = 'TAX'), 0) as tax_minor,
        coalesce(-sum(amount_minor) filter (where account = 'PAYABLE'), 0) as share_minor
    from ledger.balances where account in ('TAX', 'PAYABLE') and party <> 'platform' group by party, currency),
planned as (
    select party, currency, sum(due_tax_minor) as tax_minor, sum(greatest(due_minor - due_tax_minor, 0)) as share_minor
    from transfer where state = 'PLANNED' group by party, currency),
leaving as (
    select t.party, t.currency, sum(r.tax_minor) as tax_minor, sum(r.share_minor) as share_minor
    from refund f join transfer_reversal r on r.refund = f.id join transfer t on t.id = r.transfer
    where f.state = 'REQUESTED' group by t.party, t.currency)
select h.party, h.currency,
    (h.tax_minor - coalesce(p.tax_minor, 0) - coalesce(l.tax_minor, 0) - coalesce(w.tax_minor, 0))::bigint as tax_minor,
    (h.share_minor - coalesce(p.share_minor, 0) - coalesce(l.share_minor, 0) - coalesce(w.share_minor, 0))::bigint as share_minor
from held h
left join planned p on p.party = h.party and p.currency = h.currency
left join leaving l on l.party = h.party and l.currency = h.currency
left join bill_withheld w on w.party = h.party and w.currency = h.currency;
