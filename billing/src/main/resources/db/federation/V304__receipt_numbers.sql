-- The number of the receipt belongs to the books: it stays when the city and its receipts are gone.
alter table payment add column receipt_year integer;
alter table payment add column receipt_number bigint;
alter table payment add constraint payment_receipt check ((receipt_year is null) = (receipt_number is null));
create unique index payment_receipt_unique on payment (city, receipt_year, receipt_number) where receipt_number is not null;
