-- What comparisons and metrics look for stands inside the stored events. The columns are computed by the database, so
-- that rows of before, and of a service that does not know the columns yet, have them too. A key followed by a colon
-- cannot stand inside a JSON string, whose quotes are escaped.

alter table verdict add column top1 bigint
    generated always as (cast(substring(body from '"top1":(\d+)') as bigint)) stored;
alter table run add column state text collate "C"
    generated always as (substring(event from '"state":"([A-Z_]+)"')) stored;
create index run_by_model on run (model, dataset_name, model_revision);

-- The newest recount of each ended run.
create table recount (
    run_id     text collate "C",
    revision   integer,
    changes    bigint      not null,
    unequal    integer     not null,
    checked_at timestamptz not null default now(),
    primary key (run_id, revision)
);
