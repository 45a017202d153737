-- Areas with validity and succession; households, people, dated memberships, identifiers; imports and their quarantine.
-- Rows of a household carry household_id in every key, so that a distributed engine keeps them together.

create schema registry;

-- area_id is the official code for a unit that is in force and "CODE@YEAR" for one that ended; code is the official code.
create table registry.areas (
  area_id text constraint areas_key primary key,
  code text not null,
  kind text not null constraint area_kind_is_known
    check (kind in ('country', 'province', 'city', 'district', 'commune', 'ward', 'township', 'special_zone',
      'village')),
  name text not null,
  full_name text not null,
  parent_id text constraint area_lies_in_an_area references registry.areas,
  setting text constraint area_setting_is_known check (setting in ('rural', 'urban')),
  score_area_group text,
  -- attributes that no found text of law settles, each with its reason: shown wherever they decide
  assumptions jsonb not null default '[]',
  population integer,
  population_flag text constraint population_flag_is_known check (population_flag in ('missing', 'implausible')),
  area_km2 numeric,
  lon double precision,
  lat double precision,
  valid_from date,
  valid_to date,
  constraint area_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
create index areas_by_parent on registry.areas (parent_id);

create table registry.area_closure (
  ancestor_id text not null constraint closure_ancestor_is_an_area references registry.areas,
  descendant_id text not null constraint closure_descendant_is_an_area references registry.areas,
  depth integer not null,
  constraint area_closure_key primary key (ancestor_id, descendant_id)
);
create index area_closure_by_descendant on registry.area_closure (descendant_id);

create table registry.area_successions (
  from_area_id text not null constraint succession_from_is_an_area references registry.areas,
  to_area_id text not null constraint succession_to_is_an_area references registry.areas,
  on_date date not null,
  decision text,
  part boolean not null,
  constraint area_successions_key primary key (from_area_id, to_area_id, on_date)
);

create table registry.area_boundaries (
  area_id text constraint area_boundaries_key primary key
    constraint boundary_belongs_to_an_area references registry.areas,
  geometry jsonb not null,
  source text not null,
  imported_at timestamptz not null
);

create table registry.ethnicities (
  code text constraint ethnicities_key primary key,
  name text not null
);

create table registry.households (
  household_id uuid constraint households_key primary key,
  commune_id text not null constraint household_lies_in_a_commune references registry.areas,
  village_id text constraint household_lies_in_a_village references registry.areas,
  address text,
  residence text not null default 'permanent' constraint residence_is_known check (residence in ('permanent', 'temporary')),
  registered_on date not null,
  closed_on date,
  closed_reason text,
  flags text[] not null default '{}',
  source_system text not null,
  source_key text not null,
  constraint household_closes_with_a_reason check ((closed_on is null) = (closed_reason is null))
);
create index households_by_commune on registry.households (commune_id, village_id);

-- A source's key is used once. It crosses households, so it has its own table, keyed by the value and without a foreign key.
create table registry.household_sources (
  source_system text not null,
  source_key text not null,
  household_id uuid not null,
  constraint household_source_key_is_used_once primary key (source_system, source_key)
);

create table registry.people (
  household_id uuid not null constraint person_belongs_to_a_household references registry.households,
  person_id uuid not null,
  commune_id text not null,
  full_name text,
  search_name text generated always as (lower(full_name)) stored,
  birth_date date,
  birth_precision text constraint birth_precision_is_known check (birth_precision in ('day', 'month', 'year')),
  sex text constraint sex_is_known check (sex in ('male', 'female')),
  ethnicity_code text,
  local_group text,
  disability text,
  merit boolean not null default false,
  phone text,
  died_on date,
  flags text[] not null default '{}',
  source_key text,
  constraint people_key primary key (household_id, person_id),
  constraint birth_date_has_a_precision check ((birth_date is null) = (birth_precision is null))
);
create index people_by_name on registry.people using gin (search_name gin_trgm_ops);

create table registry.memberships (
  household_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  commune_id text not null,
  relation text not null,
  valid_from date not null,
  valid_to date,
  constraint memberships_key primary key (household_id, membership_id),
  constraint membership_is_of_a_person_of_the_household foreign key (household_id, person_id)
    references registry.people (household_id, person_id),
  constraint membership_ends_after_it_begins check (valid_to is null or valid_to > valid_from)
);
create index memberships_by_person on registry.memberships (household_id, person_id);

-- A household has one head at a time.
create unique index household_has_one_head_at_a_time on registry.memberships (household_id)
  where relation = 'head' and valid_to is null;

-- A person lives in one household at a time. The rule crosses households, so it has its own table, keyed by the person.
create table registry.person_residences (
  person_id uuid not null,
  valid_from date not null,
  valid_to date,
  household_id uuid not null,
  constraint person_residences_key primary key (person_id, valid_from),
  constraint person_lives_in_one_household_at_a_time
    exclude using gist (person_id with =, daterange(valid_from, valid_to, '[)') with &&)
);

create table registry.identifiers (
  household_id uuid not null,
  person_id uuid not null,
  kind text not null constraint identifier_kind_is_known
    check (kind in ('personal_id', 'legacy_id', 'insurance_number')),
  commune_id text not null,
  key_version integer not null,
  ciphertext bytea not null,
  last_digits text not null,
  constraint identifiers_key primary key (household_id, person_id, kind),
  constraint identifier_is_of_a_person foreign key (household_id, person_id)
    references registry.people (household_id, person_id)
);

-- Found by a keyed blind index; several people may claim one number (that is a finding, not an error), each once.
create table registry.identifier_index (
  kind text not null,
  blind_index bytea not null,
  person_id uuid not null,
  household_id uuid not null,
  constraint identifier_index_key primary key (kind, blind_index, person_id)
);

create table registry.imports (
  import_id uuid constraint imports_key primary key,
  area_id text not null constraint import_belongs_to_an_area references registry.areas,
  source_system text not null,
  mapping jsonb not null,
  state text not null constraint import_state_is_known check (state in ('running', 'finished', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz,
  officer_id uuid not null,
  counts jsonb not null
);

create table registry.quarantine_rows (
  import_id uuid not null constraint quarantined_row_belongs_to_an_import references registry.imports,
  row_number bigint not null,
  area_id text not null,
  file text not null,
  household_key text,
  field text not null,
  reason text not null,
  remedy text not null,
  raw jsonb not null,
  constraint quarantine_rows_key primary key (import_id, file, row_number, field)
);

grant usage on schema registry to vuon_app;
grant select on all tables in schema registry to vuon_app;
grant insert, update on registry.areas, registry.area_boundaries, registry.households, registry.people, registry.memberships,
  registry.person_residences, registry.imports to vuon_app;
grant insert on registry.area_closure, registry.area_successions, registry.ethnicities, registry.household_sources,
  registry.identifiers, registry.identifier_index, registry.quarantine_rows to vuon_app;

alter table registry.households enable row level security;
alter table registry.people enable row level security;
alter table registry.memberships enable row level security;
alter table registry.identifiers enable row level security;
alter table registry.imports enable row level security;
alter table registry.quarantine_rows enable row level security;
create policy households_are_read_in_ones_areas on registry.households for select using (authority.sees(commune_id));
create policy households_are_added_in_ones_areas on registry.households for insert
  with check (authority.writes(',registry,', commune_id));
create policy households_are_changed_in_ones_areas on registry.households for update
  using (authority.sees(commune_id)) with check (authority.writes(',registry,', commune_id));
create policy people_are_read_in_ones_areas on registry.people for select using (authority.sees(commune_id));
create policy people_are_added_in_ones_areas on registry.people for insert
  with check (authority.writes(',registry,', commune_id));
create policy people_are_changed_in_ones_areas on registry.people for update
  using (authority.sees(commune_id)) with check (authority.writes(',registry,', commune_id));
create policy memberships_are_read_in_ones_areas on registry.memberships for select using (authority.sees(commune_id));
create policy memberships_are_added_in_ones_areas on registry.memberships for insert
  with check (authority.writes(',registry,', commune_id));
create policy memberships_are_changed_in_ones_areas on registry.memberships for update
  using (authority.sees(commune_id)) with check (authority.writes(',registry,', commune_id));
create policy identifiers_are_read_in_ones_areas on registry.identifiers for select using (authority.sees(commune_id));
create policy identifiers_are_added_in_ones_areas on registry.identifiers for insert
  with check (authority.writes(',registry,', commune_id));
create policy imports_are_read_in_ones_areas on registry.imports for select using (authority.sees(area_id));
create policy imports_are_added_in_ones_areas on registry.imports for insert
  with check (authority.writes(',registry,', area_id));
create policy imports_are_changed_in_ones_areas on registry.imports for update
  using (authority.sees(area_id)) with check (authority.writes(',registry,', area_id));
create policy quarantine_is_read_in_ones_areas on registry.quarantine_rows for select using (authority.sees(area_id));
create policy quarantine_is_added_in_ones_areas on registry.quarantine_rows for insert
  with check (authority.writes(',registry,', area_id));
