-- What is not as it should be and waits for somebody, each with its age; when it is mended it is no longer here.
alter table refund add column acknowledged_at timestamptz;

-- What the last comparison with the provider left unexplained, since it was first seen; once may be chance.
create table reconciliation_difference (
    provider_ref text not null,
    currency text not null,
    kind text not null,
    gap_minor bigint not null,
    first_seen timestamptz not null,
    seen_at timestamptz not null,
    primary key (provider_ref, currency)
);

create view open_matter as
select 'TRANSFER_REFUSED' as kind, t.id::text as id, p.city, t.party, t.created_at as since, null::timestamptz as due_by,
    t.currency, t.due_minor as amount_minor, p.order_id, t.refusal as detail
from transfer t left join payment p on p.id = t.payment
where t.state = 'PLANNED' and t.due_minor > 0 and t.refusal is not null
union all
select 'REVERSAL_WAITING', r.id::text, p.city, t.party, r.created_at, null, t.currency,
    coalesce(r.amount_minor, r.tax_minor + r.share_minor), p.order_id, r.refusal
from transfer_reversal r join transfer t on t.id = r.transfer left join payment p on p.id = t.payment
left join refund f on f.id = r.refund
where r.state = 'WAITING' and (f.id is null or f.state = 'SUCCEEDED' or r.amount_minor is not null)
    and (r.refusal is not null or r.created_at < now() - interval '10 minutes')
union all
select 'DEBT', b.party || '|' || b.currency, null, b.party,
    coalesce((select min(l.occurred_at) from ledger.lines l
        where l.party = b.party and l.account = 'PAYABLE' and l.currency = b.currency and l.number > coalesce(
            (select max(o.number) from ledger.lines o where o.party = b.party and o.account = 'PAYABLE'
                and o.currency = b.currency and o.balance_minor <= 0), 0)), now()),
    null, b.currency, b.amount_minor, null, null
from ledger.balances b where b.account = 'PAYABLE' and b.amount_minor > 0
union all
select 'REFUND_FAILED', f.id::text, p.city, null, f.requested_at, null, f.currency, f.amount_minor, f.order_id, f.refusal
from refund f join payment p on p.id = f.payment where f.state = 'FAILED' and f.acknowledged_at is null
union all
select 'DISPUTE', d.id::text, d.city, null, d.opened_at, d.due_by, d.currency, d.amount_minor, d.order_id, d.reason
from dispute d where d.state in ('INQUIRY', 'NEEDS_RESPONSE') and d.answered_at is null
union all
select 'PAYOUT_FAILED', b.provider_ref, null, b.party, b.created_at, null, b.currency, b.amount_minor, null, b.failure
from bank_payout b where b.state = 'FAILED' and not exists (
    select from bank_payout later where later.party = b.party and later.state = 'PAID' and later.created_at >= b.created_at)
union all
select 'ACCOUNT_RESTRICTED', a.party, null, a.party, a.since, null, null, null, null, a.provider_ref
from payout_account a where a.status = 'RESTRICTED'
union all
select 'EVENT_UNPROCESSED', e.id, null, null, e.received_at, null, null, null, null, e.type
from provider_event e where e.processed_at is null and e.received_at < now() - interval '10 minutes'
union all
select 'DIFFERENCE', d.provider_ref || '|' || d.currency, null, null, d.first_seen, null, d.currency, d.gap_minor, null, d.kind
from reconciliation_difference d where d.seen_at > d.first_seen;
