-- Needles: where they stand, and the running grid of each run.

-- One row per verdict that stands for an item with a needle: what intervals, trend and comparisons are computed from.
create table needle (
    run_id   text collate "C",
    revision integer,
    item_id  text collate "C",
    aspect   text collate "C"  not null,
    is_natural boolean        not null,
    length   integer           not null,
    bin      integer           not null,
    bins     integer           not null,
    tokens   integer           not null,
    position double precision  not null,
    source   text collate "C"  not null,
    answered boolean           not null,
    credit   bigint            not null,
    primary key (run_id, revision, item_id)
);

create table needle_counter (
    run_id   text collate "C",
    revision integer,
    aspect   text collate "C",
    is_natural boolean,
    length   integer,
    bin      integer,
    bins     integer,
    name     text collate "C",
    value    bigint not null,
    primary key (run_id, revision, aspect, is_natural, length, bin, bins, name)
);
