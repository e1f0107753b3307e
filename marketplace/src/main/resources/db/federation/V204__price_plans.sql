-- A price may be nothing, or depend on the quantity: tiers as [{"upTo": 10, "unitMinor": 500}, {"upTo": null, "unitMinor": 400}].
alter table offer_version add column plan text not null default 'ONE_OFF'
    check (plan in ('FREE', 'ONE_OFF', 'GRADUATED', 'VOLUME'));
alter table offer_version add column tiers jsonb;
alter table offer_version add constraint offer_version_tiers check (
    (tiers is not null) = (plan in ('GRADUATED', 'VOLUME'))
    and (tiers is null or jsonb_array_length(tiers) between 1 and 10)
    and (tiers is null or (tiers -> 0 ->> 'unitMinor')::bigint = unit_price_minor));
alter table offer_version add constraint offer_version_price check (plan <> 'FREE' or unit_price_minor = 0);
alter table offer_version drop constraint offer_version_complete;
alter table offer_version add constraint offer_version_complete check (state = 'DRAFT' or (name_fr <> '' and name_en <> ''
    and summary_fr <> '' and summary_en <> '' and description_fr <> '' and description_en <> ''
    and (unit_price_minor > 0 or plan = 'FREE')));
