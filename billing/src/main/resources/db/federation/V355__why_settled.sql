-- Why a failed refund needs no further work, in the words of the finance person who settled it; nothing about the person.
alter table refund add column acknowledged_why text check (length(acknowledged_why) between 1 and 500);
