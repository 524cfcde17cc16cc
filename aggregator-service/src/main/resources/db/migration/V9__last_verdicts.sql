-- When a verdict of a deleted run was stored last: its progress, which says so of others, goes with the run.
alter table deleted_run add column last_verdict_at timestamptz;
update deleted_run set last_verdict_at = (event::json ->> 'endedAt')::timestamptz;
