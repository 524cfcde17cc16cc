-- Whether a run was heard to have completed, also while it is tried again.
alter table run add column completed boolean not null default false;
update run set completed = true where state = 'COMPLETED';
