-- Who pays less: the part of the price before taxes that is taken off, in basis points, as {"RESIDENT": 2000}. It belongs to the
-- version, so that it never changes once it is published and every city that adopts it has seen it.
create function concessions_are_sound(concessions jsonb) returns boolean language sql immutable return
    jsonb_typeof(concessions) = 'object' and concessions <> '{}'
    and (concessions - '{RESIDENT,CHILD,SENIOR,LOW_INCOME}'::text[]) = '{}'
    and not jsonb_path_exists(concessions, '$.* ? (@.type() <> "number" || @ < 1 || @ > 10000 || @ <> @.floor())');
alter table offer_version add column concessions jsonb;
-- What is paid again and again is not reduced, and nothing cannot be.
alter table offer_version add constraint offer_version_concessions check (
    concessions is null or (plan in ('ONE_OFF', 'GRADUATED', 'VOLUME') and concessions_are_sound(concessions)));
