-- Somebody has the trial of a service once. Who and which, as a hash, from when the trial begins: two that begin at once are kept
-- apart here.
alter table subscription add column trial_key text constraint subscription_trial_once unique;
alter table subscription drop constraint subscription_cause_check;
alter table subscription add constraint subscription_cause_check check (cause in
    ('PERSON', 'CITY', 'UNPAID', 'PERIOD_OVER', 'SERVICE_GONE', 'REFUSED', 'NOT_BEGUN', 'TRIAL_HAD'));
