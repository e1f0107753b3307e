-- A price may be asked for again every month or year, after days of trial.
alter table offer_version add column every text check (every in ('MONTH', 'YEAR'));
alter table offer_version add column trial_days integer check (trial_days between 0 and 90);
alter table offer_version drop constraint offer_version_plan_check;
alter table offer_version add constraint offer_version_plan_check
    check (plan in ('FREE', 'ONE_OFF', 'GRADUATED', 'VOLUME', 'SUBSCRIPTION'));
alter table offer_version add constraint offer_version_subscription check (
    (plan = 'SUBSCRIPTION') = (every is not null) and (plan = 'SUBSCRIPTION') = (trial_days is not null));
