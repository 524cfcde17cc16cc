-- Plans of needle versions. The row is the mutex for what is published, planned and sealed for it.
create table needle_plan (
  id         uuid primary key,
  name       text        not null,
  spec       jsonb       not null,
  state      text        not null, -- RUNNING, SEALED, FAILED, CANCELLED
  reason     text,                 -- why it failed
  created_at timestamptz not null,
  ended_at   timestamptz,
  version    int,                  -- of the sealed dataset
  sha256     text,
  items      bigint,
  report     jsonb                 -- cells and rows, once it has ended
);
create unique index needle_plan_running on needle_plan (name) where state = 'RUNNING';
create index needle_plan_by_name on needle_plan (name, created_at);

-- The documents of a running plan; gone when it has ended.
create table needle_source (
  plan      uuid not null references needle_plan on delete cascade,
  source_id text collate "C" not null,
  subset    text not null,
  prompt    text not null,  -- a list of messages, as JSON
  text      text not null,
  tokens    int  not null,
  primary key (plan, source_id)
);

-- What the generator is asked: one source at one length.
create table needle_haystack (
  plan          uuid   not null references needle_plan on delete cascade,
  number        int    not null,
  source_id     text   not null,
  length        int    not null,
  pairs_per_bin int    not null,
  aspects       text[] not null,
  state         text   not null default 'PENDING', -- PENDING, PUBLISHED, ANSWERED: all its pairs are in
  publications  int    not null default 0,
  lease_until   timestamptz,                       -- published again when no answer came until then
  pairs         int,                               -- how many the closing record says there are
  refused       text,
  shortfalls    jsonb,
  primary key (plan, number)
);
create index needle_haystack_open on needle_haystack (plan, number) where state <> 'ANSWERED';

-- Pairs of a running plan; gone when it has ended.
create table needle_pair (
  plan     uuid not null,
  haystack int  not null,
  number   int  not null,
  aspect   text not null,
  bin      int  not null,
  content  text not null, -- the pair as it came
  primary key (plan, haystack, number),
  foreign key (plan, haystack) references needle_haystack on delete cascade
);

do $$
begin
    execute 'alter table needle_pair alter column content set compression lz4';
    execute 'alter table needle_source alter column text set compression lz4';
exception when feature_not_supported or syntax_error then
    raise notice 'lz4 is not available';
end $$;
