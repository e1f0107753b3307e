-- Terms that one side proposes and the other has to accept: below a partner's minimum nothing holds without its yes, and a
-- partner may propose to a city. What was proposed never changes; how it ended is written once. No personal data: who acted is a
-- subject of the identity provider, and reasons are words between organizations.
create table proposal (
    id uuid primary key,
    adoption uuid not null,
    city uuid not null,
    offer uuid not null,
    offer_version integer not null,
    partner uuid not null references partner (id),
    proposed_by text not null check (proposed_by in ('CITY', 'PARTNER')),
    city_share integer check (city_share between 0 and 10000),
    partner_share integer check (partner_share between 0 and 10000),
    platform_share integer check (platform_share between 0 and 10000),
    components jsonb,
    fee_bearer text not null check (fee_bearer in ('PLATFORM', 'CITY', 'PARTNER', 'SHARED')),
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    proposed_at timestamptz not null,
    proposer text,
    expires_at timestamptz not null check (expires_at > proposed_at),
    outcome text check (outcome in ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
    ended_at timestamptz,
    ended_by text,
    reason text check (length(reason) between 1 and 1000),
    agreement integer,
    foreign key (adoption, city, offer) references adoption (id, city, offer),
    constraint proposal_commission check (case when components is null
        then city_share is not null and partner_share is not null and platform_share is not null
            and city_share + partner_share + platform_share = 10000
        else city_share is null and partner_share is null and platform_share is null and commission_is_sound(components) end),
    constraint proposal_ended check ((outcome is null) = (ended_at is null)),
    constraint proposal_accepted check ((agreement is not null) = (outcome is not distinct from 'ACCEPTED')),
    constraint proposal_reason check (reason is null or outcome = 'DECLINED'),
    -- Of the terms that wait for an answer, at most one could hold on any day.
    constraint proposal_no_overlap exclude using gist (
        adoption with =, daterange(valid_from, valid_until, '[]') with &&) where (outcome is null)
);
create index proposal_city on proposal (city, id desc);
create index proposal_partner on proposal (partner, id desc);
create index proposal_adoption on proposal (adoption);
create index proposal_open on proposal (expires_at) where outcome is null;

create function keep_proposal() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
            or (to_jsonb(new) - '{outcome,ended_at,ended_by,reason,agreement}'::text[])
                is distinct from (to_jsonb(old) - '{outcome,ended_at,ended_by,reason,agreement}'::text[])
            -- Words that were said go with a city that is erased; nothing else of an end changes.
            or (old.outcome is not null and ((to_jsonb(new) - 'reason') is distinct from (to_jsonb(old) - 'reason')
                or new.reason is not null and new.reason is distinct from old.reason)) then
        raise exception 'A proposal never changes, and ends once' using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create trigger proposal_keep after update or delete on proposal for each row execute function keep_proposal();

-- The partner consents by publishing its minimum or by a proposal that it made or accepted.
alter table agreement add column partner_by text;
alter table agreement add column proposal uuid unique;
alter table agreement drop constraint agreement_consent;
alter table agreement add constraint agreement_consent check (
    (partner_at is null) = (consenting_version is null and proposal is null)
    and (consenting_version is null or proposal is null)
    and (partner_by is null or proposal is not null));
