-- When the deletion of a run was heard of, however long ago it was: what is on its way has its time from then.
alter table deleted_run add column heard_at timestamptz not null default now();
create index deleted_run_open on deleted_run (heard_at) where closed_at is null;
