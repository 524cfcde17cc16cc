-- How many items may be out at an endpoint that complained: the row of Window. Null before its first item.
alter table endpoint
  add window_limit      int,
  add window_size       double precision,
  add window_ceiling    double precision, -- where it complained last
  add window_latency_ms double precision, -- of a call, a moving mean
  add window_floor_ms   double precision, -- the lowest of late
  add window_reduced_at timestamptz,
  add probe_until       timestamptz;      -- until then a probe may hold a credit

-- What a run may use at most (null: no limit) and what it used, each delivery counted once.
alter table run
  add max_calls           bigint,
  add max_tokens          bigint,
  add max_cost            numeric,
  add spent_calls         bigint not null default 0,
  add spent_without_usage bigint not null default 0, -- calls for which the server stated no tokens
  add spent_prompt        bigint not null default 0, -- tokens
  add spent_cached        bigint not null default 0,
  add spent_completion    bigint not null default 0;

-- What an item that is out may use; counts while it holds a credit.
alter table run_item
  add reserved_calls  int,                          -- null: as many as it takes
  add reserved_tokens bigint  not null default 0,
  add reserved_cost   numeric not null default 0;

create table booked_delivery (
  run      uuid not null references run on delete cascade,
  delivery text not null,
  primary key (run, delivery)
);

-- The newest probe of each model.
create table probe (
  model    text        not null,
  revision text        not null,
  report   jsonb       not null,
  at       timestamptz not null,
  primary key (model, revision)
);
