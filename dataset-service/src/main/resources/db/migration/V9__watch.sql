-- What the watch of a cluster evaluated. A row stands until its object has another revision or is gone.
create table watched (
  source     text        not null, -- kind/namespace/name of the object
  model      text        not null,
  revision   text        not null,
  created_at timestamptz not null default clock_timestamp(),
  word       text,                 -- what was written back when the runs had ended; null until then
  gone_at    timestamptz,          -- when the object had it no more
  primary key (source, model, revision),
  foreign key (model, revision) references deployment (model, revision)
);
create index watched_by_revision on watched (model, revision) where gone_at is null;

-- Which replica watches: one at a time.
create table watch_lease (
  one        boolean     primary key default true check (one),
  holder     uuid        not null,
  ends_at    timestamptz not null
);
