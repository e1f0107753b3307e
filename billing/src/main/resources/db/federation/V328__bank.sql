-- What a city's bank says (camt.053). No personal data: of a line only its amount, its day, the bank's reference and the name of a
-- transfer of ours that it carries is kept; whoever paid, and what for, is not.
create table bank_statement (
    id uuid primary key,
    city uuid not null references city (id),
    account_hash bytea not null,
    account_end text not null check (length(account_end) <= 4),
    bank_id text not null check (length(bank_id) between 1 and 35),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    opening_minor bigint not null,
    closing_minor bigint not null,
    content_hash bytea not null,
    imported_at timestamptz not null,
    unique (city, account_hash, bank_id)
);

create table bank_line (
    id uuid primary key,
    statement uuid not null references bank_statement (id),
    city uuid not null references city (id),
    position integer not null,
    booked_on date not null,
    currency text not null,
    amount_minor bigint not null check (amount_minor <> 0),
    bank_reference text,
    our_reference text,
    matched_how text check (matched_how in ('REFERENCE', 'AMOUNT', 'DAY', 'HAND')),
    reason text check (length(reason) between 1 and 500),
    matched_at timestamptz,
    unique (statement, position),
    check ((matched_how is null) = (matched_at is null)),
    check ((matched_how = 'HAND') = (reason is not null))
);
create index bank_line_open on bank_line (city, booked_on) where matched_how is null;

-- A transfer arrives once.
create table bank_match (
    transfer uuid primary key references transfer (id),
    line uuid not null references bank_line (id)
);
create index bank_match_line on bank_match (line);
create index transfer_party_sent on transfer (party, created_at) where state = 'SENT';
