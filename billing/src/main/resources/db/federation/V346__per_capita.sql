-- How many people live in a city, by which source and on which day; a figure is never changed, a later one takes its place.
create table city_population (
    id uuid primary key,
    city uuid not null references city (id),
    inhabitants integer not null check (inhabitants > 0),
    as_of date not null,
    source text not null check (length(source) between 1 and 200),
    recorded_by text,
    recorded_at timestamptz not null
);
create index city_population_city on city_population (city, as_of desc, recorded_at desc);
create trigger city_population_stays before update or delete or truncate on city_population
    for each statement execute function refuse_change_of_document();

-- What a city pays for a service that costs its people nothing: so much for each of its inhabitants.
create table capita_price (
    id uuid primary key,
    adoption uuid not null references adoption (id),
    city uuid not null references city (id),
    partner uuid not null references partner (id),
    per text not null check (per in ('MONTH', 'YEAR')),
    -- Of one inhabitant, in decimals of the minor unit.
    unit_price numeric(18, 6) not null check (unit_price > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    valid_from date not null check (extract(day from valid_from) = 1),
    valid_until date check (extract(day from valid_until) = 1 and valid_until >= valid_from),
    created_at timestamptz not null,
    constraint capita_price_no_overlap exclude using gist (adoption with =, daterange(valid_from, valid_until, '[)') with &&)
);
create index capita_price_city on capita_price (city, id desc);
create index capita_price_partner on capita_price (partner, id desc);

create function keep_capita_price() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.valid_until is not null
            or (to_jsonb(new) - 'valid_until') is distinct from (to_jsonb(old) - 'valid_until') then
        raise exception 'a price never changes, and ends once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger capita_price_kept before update or delete on capita_price for each row execute function keep_capita_price();

alter table city_bill drop constraint city_bill_kind_check;
alter table city_bill add constraint city_bill_kind_check check (kind in ('METERED', 'PER_CAPITA'));
alter table city_bill add column capita_price uuid references capita_price (id);
alter table city_bill add column population uuid references city_population (id);
alter table city_bill add constraint city_bill_of_people check (
    (kind = 'PER_CAPITA') = (capita_price is not null and population is not null));
create unique index city_bill_once_per_month on city_bill (adoption, month) where kind = 'PER_CAPITA';
