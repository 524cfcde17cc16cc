-- When retention began to take the texts out of a revision's verdicts, and when the last was gone.
alter table progress
    add column texts_dropping_at timestamptz,
    add column texts_dropped_at  timestamptz;

-- Runs that were deleted: what they were. Their numbers stay in counter. While closed_at is null, verdicts that were on
-- their way are still counted; afterwards whatever comes is ignored. Rows of a closed run are purged in batches.
create table deleted_run (
    run_id          text collate "C" primary key,
    dataset_name    text        not null,
    dataset_version integer     not null,
    model           text        not null,
    model_revision  text        not null,
    created_at      timestamptz not null,
    event           text        not null,
    deleted_at      timestamptz not null,
    closed_at       timestamptz,
    purged_at       timestamptz
);
create index deleted_run_by_model on deleted_run (model, dataset_name);
create index deleted_run_to_purge on deleted_run (deleted_at) where purged_at is null;
