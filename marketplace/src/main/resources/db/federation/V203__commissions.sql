-- A commission may be more than three shares: components in order, of which the offering partner has the rest. What three
-- shares can say stays in the three columns; the rest is a list of components, never both.
alter table agreement add column components jsonb;
alter table agreement alter column city_share drop not null;
alter table agreement alter column partner_share drop not null;
alter table agreement alter column platform_share drop not null;

-- The same rules as in Java, so that nobody else writes an agreement that cannot be priced.
create function commission_is_sound(components jsonb) returns boolean language sql immutable as $$
    select jsonb_typeof(components) = 'array'
        and jsonb_array_length(components) between 0 and 8
        and (select coalesce(sum((c -> 'percent' ->> 'value')::integer), 0) <= 10000
                and count(distinct c ->> 'to') = count(*)
                and coalesce(bool_and(coalesce(
                    c ->> 'to' ~ '^(city|platform|city:city_[0-9a-z]{26}|partner:prtn_[0-9a-z]{26})$'
                    and (c -> 'percent' ->> 'value')::integer between 0 and 10000
                    and (c ->> 'fixedMinor')::bigint >= 0
                    and c ->> 'per' in ('ORDER', 'UNIT')
                    and (c ->> 'floorMinor')::bigint >= 0
                    and (c ->> 'capMinor' is null or (c ->> 'capMinor')::bigint >= (c ->> 'floorMinor')::bigint),
                    false)), true)
            from jsonb_array_elements(components) c)
$$;
alter table agreement add constraint agreement_commission check (case when components is null
    then city_share is not null and partner_share is not null and platform_share is not null
    else city_share is null and partner_share is null and platform_share is null and commission_is_sound(components) end);
