-- A model that cannot answer any item, as its newest probe says: its runs wait, and it is probed again.
alter table probe
  add obstacle    text generated always as (report ->> 'obstacle') stored,
  add tries       int not null default 0,  -- probes in a row that found an obstacle
  add next_try_at timestamptz;             -- null without an obstacle
