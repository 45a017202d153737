-- Imports run in the background: the files that were handed in, how far an import is, that somebody wants it to end; how a source was
-- read the last time; what became of the rows that were held back.
create table registry.import_files (
  file_id uuid constraint import_files_key primary key,
  area_id text not null constraint import_file_belongs_to_an_area references registry.areas,
  name text not null,
  size bigint not null constraint import_file_is_not_empty check (size > 0),
  sha256 text not null,
  handed_in_at timestamptz not null,
  handed_in_by uuid not null,
  -- The bytes are gone, the record of them stays.
  removed_at timestamptz
);
grant select, insert, update on registry.import_files to vuon_app;
alter table registry.import_files enable row level security;
create policy import_files_are_read_in_ones_areas on registry.import_files for select using (authority.sees(area_id));
create policy import_files_are_added_in_ones_areas on registry.import_files for insert
  with check (authority.writes(',registry,', area_id));
create policy import_files_are_removed_in_ones_areas on registry.import_files for update
  using (authority.sees(area_id)) with check (authority.writes(',registry,', area_id));

alter table registry.imports
  drop constraint import_state_is_known,
  add constraint import_state_is_known check (state in ('queued', 'running', 'finished', 'failed', 'cancelled')),
  add column households_file_id uuid constraint import_reads_a_file references registry.import_files,
  add column people_file_id uuid constraint import_reads_a_file_of_people references registry.import_files,
  add column options jsonb not null default '{}',
  add column reading jsonb,
  -- Rows of the file of people that were gone through, and how many there are.
  add column rows_done bigint not null default 0,
  add column rows_in_all bigint,
  -- Batches are the same each time a file is read, so an import that was broken off goes on after this many.
  add column batches_done integer not null default 0,
  add column cancel_asked_at timestamptz,
  -- Why it failed, as a refusal: code and facts.
  add column failure jsonb;

-- The mapping that a source was read by the last time, to be offered for its next file.
create table registry.import_mappings (
  area_id text not null constraint import_mapping_belongs_to_an_area references registry.areas,
  source_system text not null,
  mapping jsonb not null,
  columns text[] not null,
  used_at timestamptz not null,
  used_by uuid not null,
  constraint import_mappings_key primary key (area_id, source_system)
);
grant select, insert, update on registry.import_mappings to vuon_app;
alter table registry.import_mappings enable row level security;
create policy import_mappings_are_read_in_ones_areas on registry.import_mappings for select using (authority.sees(area_id));
create policy import_mappings_are_added_in_ones_areas on registry.import_mappings for insert
  with check (authority.writes(',registry,', area_id));
create policy import_mappings_are_changed_in_ones_areas on registry.import_mappings for update
  using (authority.sees(area_id)) with check (authority.writes(',registry,', area_id));

-- All rows of a household that is held back, those without fault too: with a correction it can be taken as a whole.
create table registry.held_households (
  import_id uuid not null constraint held_household_belongs_to_an_import references registry.imports,
  household_key text not null,
  area_id text not null,
  -- [{file, rowNumber, raw: {column: text}}], as they stand now; as the file had them in `before`.
  rows jsonb not null,
  before jsonb,
  state text not null default 'held' constraint held_household_state_is_known check (state in ('held', 'taken', 'left_out')),
  settled_at timestamptz,
  settled_by uuid,
  reason text,
  constraint held_households_key primary key (import_id, household_key),
  constraint held_household_settled_tells_by_whom check ((state = 'held') = (settled_by is null) and (state = 'held') = (settled_at is null)),
  constraint held_household_left_out_has_a_reason check (state <> 'left_out' or reason <> '')
);
grant select, insert, update on registry.held_households to vuon_app;
alter table registry.held_households enable row level security;
create policy held_households_are_read_in_ones_areas on registry.held_households for select using (authority.sees(area_id));
create policy held_households_are_added_in_ones_areas on registry.held_households for insert
  with check (authority.writes(',registry,', area_id));
create policy held_households_are_settled_in_ones_areas on registry.held_households for update
  using (authority.sees(area_id)) with check (authority.writes(',registry,', area_id));

-- A correction that is still wrong has other reasons than before.
grant delete on registry.quarantine_rows to vuon_app;
create policy quarantine_is_told_anew_in_ones_areas on registry.quarantine_rows for delete
  using (authority.writes(',registry,', area_id));
