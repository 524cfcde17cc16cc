-- No foreign keys: a verdict may arrive before its run is known.
-- Keys compare by code point, so that pages and locks have the same order on every server.

create table run (
    run_id          text collate "C" primary key,
    revision        integer     not null,
    sequence        bigint      not null,
    dataset_name    text        not null,
    dataset_version integer     not null,
    model           text        not null,
    model_revision  text        not null,
    protocol        text        not null,
    rotations       text        not null,
    template        text,
    created_at      timestamptz not null,
    event           text        not null,
    updated_at      timestamptz not null default now()
);
create index run_by_dataset on run (dataset_name, dataset_version);

-- One row per run and revision with any verdict. Whoever moves its numbers locks it first.
create table progress (
    run_id     text collate "C",
    revision   integer,
    changes    bigint      not null default 1,
    updated_at timestamptz not null default now(),
    primary key (run_id, revision)
);

create table verdict (
    run_id      text collate "C",
    revision    integer,
    item_id     text collate "C",
    attempt     integer     not null,
    delivery    text        not null,
    subset      text        not null,
    cluster     text        not null,
    outcome     text        not null,
    reason      text,
    credit      bigint      not null,
    pairs       bigint      not null,
    pairs_won   bigint      not null,
    body        text        not null,
    answered_at timestamptz not null,
    received_at timestamptz not null default now(),
    primary key (run_id, revision, item_id)
);

create table delivery (
    run_id              text collate "C",
    revision            integer,
    item_id             text collate "C",
    attempt             integer,
    delivery            text collate "C",
    begun_calls         integer  not null,
    reported            boolean  not null,
    calls               integer  not null,
    calls_without_usage integer  not null,
    prompt_tokens       bigint   not null,
    completion_tokens   bigint   not null,
    cached_tokens       bigint   not null,
    repairs             integer  not null,
    latencies_ms        bigint[] not null,
    received_at         timestamptz not null default now(),
    primary key (run_id, revision, item_id, attempt, delivery)
);

-- The subset is empty for what is counted for the run as a whole.
create table counter (
    run_id   text collate "C",
    revision integer,
    subset   text collate "C",
    name     text collate "C",
    value    bigint not null,
    primary key (run_id, revision, subset, name)
);
