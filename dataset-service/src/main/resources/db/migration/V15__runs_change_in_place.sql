-- A run's row changes with every batch of verdicts. While an index depends on what changes then, every change is a new
-- row in all indexes and a new place in the table, and whoever looks for runs reads hundreds of dead ones. Whether there
-- is news changes far less often; and a row that is alone on its page finds room there for its next version.
drop index run_to_tell;
alter table run set (fillfactor = 20);
alter table run add news boolean not null generated always as (told < sequence) stored;
create index run_to_tell on run (created_at) where news;
