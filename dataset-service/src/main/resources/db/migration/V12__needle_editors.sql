-- Needles that a model writes.
alter table needle_plan add column editor_endpoint text; -- where its editor is called; null without one

alter table needle_haystack
  add column editing            jsonb,                      -- what came of having its needles written
  add column failures           text[] not null default '{}', -- a reason for each publication that the editor failed in
  add column failed_publication int,                        -- the newest of them
  add column failure            text;                       -- why it is not asked for again: the plan fails

-- What editors answered, by the hash of the request. The first answer stands for ever.
create table needle_answer (
  request    text        primary key,
  plan       uuid        not null, -- for which it was asked first; it may be gone
  content    jsonb       not null,
  created_at timestamptz not null default now()
);
create index needle_answer_by_plan on needle_answer (plan);
