-- Who did what: written in the transaction of the act itself, never changed.
create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    kind    text        not null,
    subject text        not null,
    detail  text
);
