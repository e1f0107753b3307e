-- What its parties were sent of a payment, and still keep, is never more than what is left of the charge. Looked at when a
-- transaction ends; what is about to be taken back counts as taken back, because a refund goes out first, and a refund that a second
-- person has yet to allow counts for nothing. BL006 if it is more.
create function check_conservation() returns trigger language plpgsql set search_path from current as $$
declare
    v_payment uuid := case tg_table_name when 'payment' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'payment' end;
    v_kept bigint;
    v_left bigint;
begin
    if v_payment is null then
        return null;
    end if;
    select coalesce(sum(greatest(t.sent_minor - t.reversed_minor - coalesce(w.minor, 0), 0)), 0) into v_kept
    from transfer t
    left join lateral (
        select sum(r.tax_minor + r.share_minor) as minor from transfer_reversal r
        where r.transfer = t.id and r.state = 'WAITING' and r.amount_minor is null) w on true
    where t.payment = v_payment;
    select p.total_minor - p.disputed_minor - p.refunded_minor + coalesce(
            (select sum(f.amount_minor) from refund f where f.payment = p.id and f.state = 'WAITING_FOR_APPROVAL'), 0)
        into v_left from payment p where p.id = v_payment;
    if v_kept > v_left then
        raise exception 'parties keep % of payment %, of which % is left', v_kept, v_payment, v_left using errcode = 'BL006';
    end if;
    return null;
end $$;

create constraint trigger transfer_conserves after insert or update of sent_minor, reversed_minor on transfer
    deferrable initially deferred for each row execute function check_conservation();
create constraint trigger payment_conserves after update of refunded_minor, disputed_minor on payment
    deferrable initially deferred for each row execute function check_conservation();

insert into state_step (subject, before, after) values
    ('transfer', '', 'PLANNED'),
    ('transfer', 'PLANNED', 'SENDING'), ('transfer', 'PLANNED', 'NETTED'), ('transfer', 'PLANNED', 'CANCELLED'),
    ('transfer', 'SENDING', 'SENT'), ('transfer', 'SENDING', 'PLANNED'),
    ('refund', '', 'WAITING_FOR_APPROVAL'), ('refund', '', 'REQUESTED'),
    ('refund', 'WAITING_FOR_APPROVAL', 'REQUESTED'), ('refund', 'WAITING_FOR_APPROVAL', 'DECLINED'),
    -- A dispute took the money meanwhile.
    ('refund', 'WAITING_FOR_APPROVAL', 'FAILED'),
    ('refund', 'REQUESTED', 'SUCCEEDED'), ('refund', 'REQUESTED', 'FAILED'), ('refund', 'SUCCEEDED', 'FAILED'),
    ('transfer_reversal', '', 'WAITING'), ('transfer_reversal', '', 'NOT_NEEDED'),
    ('transfer_reversal', 'WAITING', 'SENT'), ('transfer_reversal', 'WAITING', 'NOT_NEEDED');
create trigger transfer_legal_step before insert or update of state on transfer
    for each row execute function take_legal_step();
create trigger transfer_reversal_legal_step before insert or update of state on transfer_reversal
    for each row execute function take_legal_step();
create trigger refund_legal_step before insert or update of state on refund
    for each row execute function take_legal_step();
