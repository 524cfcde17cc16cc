-- Judge templates that users added. A version never changes.
create table judge_template (
  id         text collate "C" not null,
  version    int         not null,
  content    jsonb       not null,
  created_at timestamptz not null default now(),
  primary key (id, version)
);

-- A run whose texts were parsed again has a revision for each time. What a revision that is still coming in says is kept
-- beside the items until it is there for all of them.
alter table run add revision int not null default 1;
alter table run_item
  add reread_revision int not null default 1,
  add reread_outcome  text,
  add reread_reason   text,
  add reread_template text;
