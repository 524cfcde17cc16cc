-- The newest event of every revision of a run: what the run was when that revision was its newest.
create table run_revision (
    run_id     text collate "C",
    revision   integer,
    sequence   bigint      not null,
    event      text        not null,
    updated_at timestamptz not null default now(),
    primary key (run_id, revision)
);

insert into run_revision (run_id, revision, sequence, event, updated_at)
select run_id, revision, sequence, event, updated_at from run;
