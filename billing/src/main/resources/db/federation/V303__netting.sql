-- What a party owes is taken out of what it is sent next: a transfer may be sent smaller than it is due, or not at all.
alter table transfer add column netted_minor bigint not null default 0 check (netted_minor >= 0);
alter table transfer drop constraint transfer_state_check;
alter table transfer add constraint transfer_state_check
    check (state in ('PLANNED', 'SENDING', 'SENT', 'NETTED', 'CANCELLED'));
alter table transfer add constraint transfer_accounted_for
    check (state not in ('SENDING', 'SENT', 'NETTED') or sent_minor + netted_minor = due_minor);

-- What a party's account holds, negative for a debt; nobody else can draw on it until the transaction ends.
create function ledger.hold(p_party text, p_purpose text, p_currency text) returns bigint
    language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_account bigint;
begin
    select id into v_account from account
    where party = p_party and purpose = p_purpose and currency = p_currency for no key update;
    return case when v_account is null then 0 else -balance_of(v_account) end;
end $$;

revoke all on function ledger.hold from public;
grant execute on function ledger.hold to federation_app;
