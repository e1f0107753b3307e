-- Which code of its general ledger a city books each purpose under; without a row the platform's default counts. A code may be
-- given for the revenue of one service alone.
create table gl_code (
    city uuid not null references city (id),
    purpose text not null check (purpose in
        ('RECEIVABLE', 'BANK', 'REVENUE', 'GST', 'QST', 'HST', 'OTHER_TAX', 'CARD_FEES', 'DISPUTES', 'OTHER')),
    offer uuid references offer (id),
    code text not null check (code ~ '^[0-9A-Za-z][0-9A-Za-z .-]{0,39}$'),
    changed_at timestamptz not null,
    unique nulls not distinct (city, purpose, offer),
    check (offer is null or purpose = 'REVENUE')
);

-- What a city lives on in a year, in its own figures: for the share of its income that is neither tax nor grant.
create table city_budget (
    city uuid not null references city (id),
    year integer not null check (year between 2000 and 2100),
    taxes_minor bigint not null check (taxes_minor >= 0),
    grants_minor bigint not null check (grants_minor >= 0),
    other_minor bigint not null check (other_minor >= 0),
    changed_at timestamptz not null,
    primary key (city, year)
);

create index payment_posting on payment (posting) where posting is not null;
create index refund_posting on refund (posting) where posting is not null;
create index payment_city on payment (city, captured_at) where state = 'CAPTURED';
