-- Nothing is renewed in a city that closes.
alter table subscription drop constraint subscription_cause_check;
alter table subscription add constraint subscription_cause_check check (cause in
    ('PERSON', 'CITY', 'UNPAID', 'PERIOD_OVER', 'SERVICE_GONE', 'REFUSED', 'NOT_BEGUN', 'TRIAL_HAD', 'CITY_CLOSES'));
