-- Which steps the states of money may take: one table, and a row that would step elsewhere cannot be written.
create table state_step (
    subject text not null,
    before text not null,
    after text not null,
    primary key (subject, before, after)
);
revoke insert, update, delete, truncate on state_step from federation_app;

insert into state_step (subject, before, after) values
    ('payment', '', 'CREATED'),
    ('payment', 'CREATED', 'OPEN'), ('payment', 'CREATED', 'CAPTURED'),
    ('payment', 'CREATED', 'FAILED'), ('payment', 'CREATED', 'EXPIRED'),
    ('payment', 'OPEN', 'PROCESSING'), ('payment', 'OPEN', 'CAPTURED'),
    ('payment', 'OPEN', 'FAILED'), ('payment', 'OPEN', 'EXPIRED'),
    ('payment', 'PROCESSING', 'CAPTURED'), ('payment', 'PROCESSING', 'FAILED'),
    -- Money that arrived is a fact, also where we had given it up.
    ('payment', 'FAILED', 'CAPTURED'), ('payment', 'EXPIRED', 'CAPTURED');

-- BL005: the step is not in the table.
create function take_legal_step() returns trigger language plpgsql set search_path from current as $$
declare
    v_before text := case tg_op when 'INSERT' then '' else old.state end;
begin
    if v_before <> new.state and not exists (
        select from state_step s where s.subject = tg_table_name and s.before = v_before and s.after = new.state)
    then
        raise exception '% may not go from % to %', tg_table_name, v_before, new.state using errcode = 'BL005';
    end if;
    return new;
end $$;

create trigger payment_legal_step before insert or update of state on payment
    for each row execute function take_legal_step();

-- Money that arrives for an order that another attempt pays, or is about to: it is booked like any, and goes back in full.
alter table payment add column surplus boolean not null default false check (not surplus or state = 'CAPTURED');
drop index payment_alive;
create unique index payment_alive on payment (order_id)
    where state in ('CREATED', 'OPEN', 'PROCESSING', 'CAPTURED') and not surplus;
