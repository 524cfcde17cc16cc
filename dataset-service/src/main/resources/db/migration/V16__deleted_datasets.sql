-- Dataset versions that were deleted. Their numbers are not given again: what was measured on one stays told apart.
create table deleted_dataset_version (
  name       text        not null,
  version    int         not null,
  sha256     text        not null,
  items      bigint      not null,
  deleted_at timestamptz not null,
  primary key (name, version)
);
