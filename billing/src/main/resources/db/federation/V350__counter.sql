-- Money that a clerk of the city took at the counter. It lies in the city's till: of such a payment the city owes the others what is
-- theirs (owed_minor), and nobody is sent anything of it before what the city is owed elsewhere has covered that. Who took it is
-- the pseudonymous subject of the identity provider; what was written on a cheque stays in the city's schema.
alter table payment add column means text not null default 'ONLINE' check (means in ('ONLINE', 'CASH', 'CHEQUE', 'TERMINAL'));
alter table payment add column taken_by text;
alter table payment add column owed_minor bigint not null default 0 check (owed_minor between 0 and total_minor);
alter table payment add column covered_at timestamptz;
alter table payment add column undone_at timestamptz;
alter table payment add constraint payment_taken_by check ((means = 'ONLINE') = (taken_by is null));
alter table payment add constraint payment_counter check (means = 'ONLINE'
    or (session_id is null and charge_id is null and state in ('CREATED', 'CAPTURED')));
alter table payment add constraint payment_undone check (undone_at is null or (means <> 'ONLINE' and surplus));
create index payment_uncovered on payment (city, currency, captured_at)
    where means <> 'ONLINE' and state = 'CAPTURED' and covered_at is null;

alter table gl_code drop constraint gl_code_purpose_check;
alter table gl_code add constraint gl_code_purpose_check check (purpose in
    ('RECEIVABLE', 'BANK', 'TILL', 'REVENUE', 'GST', 'QST', 'HST', 'OTHER_TAX', 'CARD_FEES', 'DISPUTES', 'PURCHASES', 'OTHER'));
