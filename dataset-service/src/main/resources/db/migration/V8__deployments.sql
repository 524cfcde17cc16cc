-- Model revisions that were deployed. The key makes that each is evaluated once.
create table deployment (
  model      text        not null,
  revision   text        not null,
  plan       jsonb       not null,
  runs       uuid[]      not null default '{}', -- one for each dataset, written in the transaction that starts them
  created_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,                       -- when the revision disappeared
  primary key (model, revision),
  foreign key (model, revision) references model (name, revision)
);
