-- Models that are evaluated again every so many hours. The due times are start_at, and every so many hours after it.
create table schedule (
  name          text primary key,
  plan          jsonb       not null,
  enabled       boolean     not null default true,
  start_at      timestamptz not null,
  handled_until timestamptz,          -- due times up to this one start nothing any more
  problem       text,                 -- why the newest due time could not start its run
  created_at    timestamptz not null
);

-- Why a run exists: the schedule and the due time that started it. The key makes that a due time starts one run.
alter table run
  add schedule text,
  add due_at   timestamptz;
create unique index run_by_due_time on run (schedule, due_at) where schedule is not null;
