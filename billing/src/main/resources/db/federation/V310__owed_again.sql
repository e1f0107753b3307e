-- A party can be owed again what its transfers no longer hold: its refund failed at the bank after the money was taken back, or a
-- dispute was won. It is sent by a transfer of no payment, drawn on the balance instead of a charge.
alter table transfer alter column payment drop not null;

-- What of a planned transfer is taxes: the rest is the party's share, without the fee that it bears.
alter table transfer add column due_tax_minor bigint not null default 0;
update transfer t set due_tax_minor =
    (select coalesce(sum((x.tax -> 'amount' ->> 'amountMinor')::bigint), 0)
     from jsonb_array_elements(p.quote::jsonb -> 'taxes') as x (tax))
    - (select coalesce(sum(part.minor), 0)
       from refund r cross join lateral unnest(r.parts) with ordinality as part (minor, number)
       where r.payment = p.id and r.state <> 'FAILED' and part.number <= jsonb_array_length(p.quote::jsonb -> 'taxes'))
from payment p
where p.id = t.payment and t.state in ('PLANNED', 'SENDING')
    and t.party = lower(p.quote::jsonb -> 'merchant' ->> 'kind') || ':' || (p.quote::jsonb -> 'merchant' ->> 'id');
alter table transfer add constraint transfer_due_tax check (due_tax_minor >= 0);

-- What each party holds in the ledger beyond what its planned transfers will send and its refunds under way will take. A planned
-- transfer keeps its taxes also where its fee is more than its share; a negative share is no reason to send something else.
create view owed_again as
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
    (h.tax_minor - coalesce(p.tax_minor, 0) - coalesce(l.tax_minor, 0))::bigint as tax_minor,
    (h.share_minor - coalesce(p.share_minor, 0) - coalesce(l.share_minor, 0))::bigint as share_minor
from held h
left join planned p on p.party = h.party and p.currency = h.currency
left join leaving l on l.party = h.party and l.currency = h.currency;
