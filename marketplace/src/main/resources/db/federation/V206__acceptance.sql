-- Who accepted an agreement: for the city a person, by the subject that the identity provider gave (never a name); for the
-- partner the version of the offer by which it consented beforehand to all terms that leave it its minimum. Agreements of
-- before say nothing of it.
alter table agreement add column city_by text;
alter table agreement add column consenting_version integer;
alter table agreement add column partner_at timestamptz;
alter table agreement add constraint agreement_consent check ((consenting_version is null) = (partner_at is null));

-- What both have accepted never changes: it may only end, once.
create function keep_agreement() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
            or (old.valid_until is not null and new.valid_until is distinct from old.valid_until)
            or (old.ended and not new.ended)
            or (to_jsonb(new) - 'valid_until' - 'ended') is distinct from (to_jsonb(old) - 'valid_until' - 'ended') then
        raise exception 'An accepted agreement never changes' using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create trigger agreement_keep after update or delete on agreement
    for each row execute function keep_agreement();
