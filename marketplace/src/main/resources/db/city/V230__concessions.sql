-- Which reduced price somebody claimed, and on what ground; both are about a person and go with the order's answers.
alter table orders add column concession text;
alter table orders add column ground text;
alter table orders add constraint orders_concession check (
    (concession is null) = (ground is null)
    and (concession is null or concession in ('RESIDENT', 'CHILD', 'SENIOR', 'LOW_INCOME'))
    and (ground is null or length(ground) between 1 and 200));
alter table basket_line add column concession text;
alter table basket_line add column ground text;
alter table basket_line add constraint basket_line_concession check (
    (concession is null) = (ground is null)
    and (concession is null or concession in ('RESIDENT', 'CHILD', 'SENIOR', 'LOW_INCOME'))
    and (ground is null or length(ground) between 1 and 200));
