-- Runs that were deleted, and whether others have heard of it.
create table deleted_run (
  id         uuid primary key,
  event      jsonb       not null,
  deleted_at timestamptz not null,
  schedule   text,                         -- its due time stays handled
  due_at     timestamptz,
  told       boolean     not null default false
);
create index deleted_run_to_tell on deleted_run (deleted_at) where not told;
create index deleted_run_by_schedule on deleted_run (schedule, due_at) where schedule is not null;
create index run_by_end on run (ended_at) where ended_at is not null;
