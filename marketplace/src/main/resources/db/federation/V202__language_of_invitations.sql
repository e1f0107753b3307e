-- The language in which a new partner's first administrator is invited.
alter table partner_admin add column language text not null default 'fr' check (language in ('fr', 'en'));
