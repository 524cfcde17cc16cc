-- Model endpoints. The row is the mutex for everything that happens to the runs of an endpoint: whoever changes a run
-- or its items locks the endpoint's row first.
create table endpoint (
  key           text primary key,
  kind          text        not null,
  failures      int         not null default 0,  -- failed calls in a row
  failing_since timestamptz,                     -- the first of them
  stalled_since timestamptz,
  tries         int         not null default 0,  -- single tries since it stalled
  next_try_at   timestamptz,
  alive_at      timestamptz                      -- when it last answered
);

create table run (
  id              uuid primary key,
  dataset_version uuid        not null references dataset_version,
  endpoint        text        not null references endpoint,
  model           jsonb       not null,
  protocol        jsonb       not null,
  seed            bigint      not null,
  priority        text        not null,
  state           text        not null,
  total           bigint      not null,
  created_at      timestamptz not null,
  ended_at        timestamptz,
  sequence        bigint      not null default 1, -- grows with every change that others should hear of
  told            bigint      not null default 0  -- the sequence that was published last
);
create index run_by_endpoint on run (endpoint) where state = 'RUNNING';
create index run_to_tell on run (created_at) where told < sequence;

create table run_item (
  run              uuid not null references run on delete cascade,
  item_id          text collate "C" not null,
  position         int  not null,             -- seeded random order of publication
  subset           text not null,
  endpoint         text not null,
  state            text not null default 'PENDING', -- PENDING, ANSWERED, UNSCORED
  credit           text not null default 'NONE',    -- NONE, RESERVED, PUBLISHED: whether it is out
  publication      int  not null default 0,
  attempts         int  not null default 0,   -- attempts used up
  attempts_allowed int  not null,
  uncharged        int  not null default 0,   -- failures that were blamed on the endpoint
  attempted        boolean not null default false,
  reserved_by      uuid,
  since            timestamptz,               -- when it was reserved
  lease_until      timestamptz,
  not_before       timestamptz,
  charged_at       timestamptz,
  outcome          text,
  reason           text,
  announce         boolean not null default false, -- settled here; its verdict is still to be sent
  primary key (run, item_id)
) with (fillfactor = 70);
create index run_item_pending on run_item (run, uncharged, position) where state = 'PENDING' and credit = 'NONE';
create index run_item_unsettled on run_item (run) where state = 'PENDING';
create index run_item_out on run_item (endpoint, lease_until) where credit <> 'NONE';
create index run_item_announce on run_item (run) where announce;

-- Replicas of this service that are alive; what a dead one had reserved is published again.
create table replica (
  id      uuid primary key,
  seen_at timestamptz not null
);
