-- A dataset version appears sealed and is never changed: its row is inserted last, in the transaction that inserted
-- its items. Hence the deferred foreign key.
create table dataset_version (
    id uuid primary key,
    name text not null,
    version int not null check (version > 0),
    sha256 text not null,
    sealed_at timestamptz not null,
    items bigint not null check (items > 0),
    statistics jsonb not null,
    unique (name, version),
    unique (name, sha256)
);

-- "C" orders ids by their UTF-8 bytes: the order of the content hash, the same on every machine.
create table item (
    dataset_version uuid not null references dataset_version on delete cascade deferrable initially deferred,
    item_id text collate "C" not null,
    subset text not null,
    content text not null,
    facts jsonb not null,
    metadata jsonb not null,
    encoded_bytes int not null,
    primary key (dataset_version, item_id)
);

create table model (
    name text not null,
    revision text not null,
    spec jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (name, revision)
);

-- Servers may be built without lz4; the default compression then does.
do $$
begin
    execute 'alter table item alter column content set compression lz4';
exception when feature_not_supported or syntax_error then
    raise notice 'lz4 is not available';
end $$;

create function refuse_update() returns trigger language plpgsql as $$
begin
    raise exception 'a row of % is sealed', tg_table_name;
end $$;

create trigger sealed before update on dataset_version for each statement execute function refuse_update();
create trigger sealed before update on item for each statement execute function refuse_update();
create trigger sealed before update on model for each statement execute function refuse_update();
