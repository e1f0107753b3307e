-- The number of the latest period whose renewal was looked at ahead of time, and announced if the person is to be told of it: each
-- renewal is announced once, whoever looks and however often.
alter table subscription add column announced integer not null default 0 check (announced >= 0);
create index subscription_ahead on subscription (until) where state in ('TRIAL', 'ACTIVE');
