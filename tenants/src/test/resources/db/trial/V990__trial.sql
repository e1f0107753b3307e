-- What the next version adds: nothing that this version would miss, or trip over.
alter table page add column summary text;
create table trial_note (id uuid primary key, text text not null);
