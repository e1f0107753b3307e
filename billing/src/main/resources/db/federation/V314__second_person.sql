-- A large refund waits until another finance person of the city has agreed. The amount is reserved meanwhile; nothing else moves.
alter table refund drop constraint refund_state_check;
alter table refund add constraint refund_state_check
    check (state in ('WAITING_FOR_APPROVAL', 'REQUESTED', 'SUCCEEDED', 'FAILED', 'DECLINED'));
alter table refund add column requested_by text;
alter table refund add column decided_by text;
alter table refund add column decided_at timestamptz;
alter table refund add constraint refund_two_people check (decided_by <> requested_by);
alter table refund add constraint refund_waits_for_somebody_else
    check (state <> 'WAITING_FOR_APPROVAL' or (requested_by is not null and decided_by is null));
create index refund_waiting_for_approval on refund (requested_at) where state = 'WAITING_FOR_APPROVAL';
