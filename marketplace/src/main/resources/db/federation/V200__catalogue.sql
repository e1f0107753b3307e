-- What partners publish and what cities adopt. No personal data: the contact address is an organization's.
create extension if not exists btree_gist;

create table partner (
    id uuid primary key,
    alias text not null constraint partner_alias_unique unique check (alias ~ '^[a-z][a-z0-9-]{1,40}[a-z0-9]$'),
    name text not null check (length(name) between 2 and 120),
    country char(2) not null,
    contact_email text not null,
    signed_up_at timestamptz not null
);

-- The first administrator of a partner that signed up; the row goes as soon as the account exists.
create table partner_admin (
    partner uuid primary key references partner (id),
    email text not null,
    given_name text not null,
    family_name text not null
);

create table offer (
    id uuid primary key,
    partner uuid not null references partner (id),
    created_at timestamptz not null
);
create index offer_partner on offer (partner, id);

create table offer_version (
    offer uuid not null references offer (id),
    version integer not null check (version > 0),
    state text not null check (state in ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETIRED')),
    name_fr text not null,
    name_en text not null,
    summary_fr text not null,
    summary_en text not null,
    description_fr text not null,
    description_en text not null,
    category text not null,
    form text not null,
    unit_price_minor bigint not null,
    currency char(3) not null,
    quantity_allowed boolean not null,
    max_quantity integer not null check (max_quantity >= 1 and (quantity_allowed or max_quantity = 1)),
    merchant text not null check (merchant in ('PARTNER', 'CITY')),
    tax text not null check (tax in ('STANDARD', 'EXEMPT')),
    minimum_partner_share integer not null check (minimum_partner_share between 0 and 10000),
    return_reason text,
    updated_at timestamptz not null,
    published_at timestamptz,
    -- Folded by Java: lower case, no accents. The sort columns order lists, the search column finds by word and by prefix.
    sort_fr text collate "C" not null,
    sort_en text collate "C" not null,
    search_fr text not null,
    search_en text not null,
    search tsvector not null generated always as (
        to_tsvector('simple', search_fr || ' ' || search_en)
        || to_tsvector('french', search_fr) || to_tsvector('english', search_en)) stored,
    primary key (offer, version),
    constraint offer_version_published_at check (state in ('DRAFT', 'SUBMITTED') or published_at is not null),
    constraint offer_version_complete check (state = 'DRAFT' or (name_fr <> '' and name_en <> '' and summary_fr <> ''
        and summary_en <> '' and description_fr <> '' and description_en <> '' and unit_price_minor > 0))
);
create unique index offer_version_one_in_the_works on offer_version (offer) where state in ('DRAFT', 'SUBMITTED');
create unique index offer_version_one_published on offer_version (offer) where state = 'PUBLISHED';
create index offer_version_state on offer_version (state);
create index offer_version_search on offer_version using gin (search);

-- A published version is what cities adopted and citizens paid for: only its state may still change, to RETIRED.
create function keep_published_offer() returns trigger language plpgsql as $$
begin
    if old.state in ('PUBLISHED', 'RETIRED') and (
            tg_op = 'DELETE'
            or (old.state = 'RETIRED' and new.state <> 'RETIRED')
            or new.state in ('DRAFT', 'SUBMITTED')
            or (to_jsonb(new) - 'state' - 'updated_at') is distinct from (to_jsonb(old) - 'state' - 'updated_at')) then
        raise exception 'A published version of an offer never changes' using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create trigger offer_version_keep_published after update or delete on offer_version
    for each row execute function keep_published_offer();

create table adoption (
    id uuid primary key,
    city uuid not null references city (id),
    offer uuid not null,
    offer_version integer not null,
    state text not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    name_fr text,
    name_en text,
    summary_fr text,
    summary_en text,
    description_fr text,
    description_en text,
    search_fr text not null,
    search_en text not null,
    sort_fr text collate "C" not null,
    sort_en text collate "C" not null,
    search tsvector not null generated always as (
        to_tsvector('simple', search_fr || ' ' || search_en)
        || to_tsvector('french', search_fr) || to_tsvector('english', search_en)) stored,
    adopted_at timestamptz not null,
    foreign key (offer, offer_version) references offer_version (offer, version),
    constraint adoption_of_city unique (id, city, offer),
    check ((name_fr is null) = (name_en is null)),
    check ((summary_fr is null) = (summary_en is null)),
    check ((description_fr is null) = (description_en is null))
);
create unique index adoption_once on adoption (city, offer) where state <> 'WITHDRAWN';
create index adoption_city on adoption (city, id);

create table agreement (
    adoption uuid not null,
    version integer not null check (version > 0),
    city uuid not null,
    offer uuid not null,
    city_share integer not null check (city_share between 0 and 10000),
    partner_share integer not null check (partner_share between 0 and 10000),
    platform_share integer not null check (platform_share between 0 and 10000),
    fee_bearer text not null check (fee_bearer in ('PLATFORM', 'CITY', 'PARTNER', 'SHARED')),
    valid_from date not null,
    valid_until date,
    ended boolean not null default false,
    agreed_at timestamptz not null,
    primary key (adoption, version),
    foreign key (adoption, city, offer) references adoption (id, city, offer),
    constraint agreement_shares_are_whole check (city_share + partner_share + platform_share = 10000),
    constraint agreement_days check (valid_until is null or valid_until >= valid_from),
    -- At most one agreement of a city on an offer holds on any day; a withdrawn adoption's agreements no longer count.
    constraint agreement_no_overlap exclude using gist (
        city with =, offer with =, daterange(valid_from, valid_until, '[]') with &&) where (not ended)
);
