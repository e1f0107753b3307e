-- Payments that are asked for while the person is away: no page, one call to the provider. The refusal is the bank's word.
alter table payment add column away boolean not null default false check (not away or session_id is null);
alter table payment add column refusal text;
