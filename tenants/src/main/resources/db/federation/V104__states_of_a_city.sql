-- A city can also be on its way out, and gone.
alter table city drop constraint city_state_check;
alter table city add constraint city_state_check
    check (state in ('PROVISIONING', 'ACTIVE', 'SUSPENDED', 'CLOSING', 'CLOSED'));
