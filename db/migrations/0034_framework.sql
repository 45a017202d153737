-- Results: what a target is measured by, figures that are reported, causes of poverty as they were told, codes that an installation sets.

alter table planning.targets
  add column indicator_version integer not null default 1 constraint indicator_version_is_positive check (indicator_version > 0),
  add column area_class text constraint target_is_for_a_known_class check (area_class in
    ('zone_1', 'zone_2', 'zone_3', 'very_hard', 'safe_zone', 'border', 'island', 'coast', 'mountain')),
  add column period_from date,
  add column period_to date,
  add column baseline_on date,
  add column disaggregation jsonb not null default '{}',
  add constraint target_period_has_both_ends check ((period_from is null) = (period_to is null)),
  add constraint target_period_ends_after_it_begins check (period_to >= period_from);
grant update (indicator_version, area_class, period_from, period_to, baseline_on, disaggregation) on planning.targets to vuon_app;

-- A figure of a target as an office reported it. A mended figure is a further row; the last one entered counts.
create table planning.actuals (
  actual_id uuid constraint actuals_key primary key,
  target_id uuid not null constraint actual_is_of_a_target references planning.targets,
  area_id text not null constraint actual_belongs_to_an_area references registry.areas,
  year integer not null,
  indicator_version integer not null,
  value numeric not null,
  as_of date not null,
  evidence text not null constraint actual_has_evidence check (length(trim(evidence)) > 0),
  entered_at timestamptz not null,
  entered_by uuid not null
);
create index actuals_by_target on planning.actuals (target_id, year);

-- Codes of the treasury and sub-items of a programme. The last one set counts; an empty code takes it away.
create table planning.programme_codes (
  programme_code_id uuid constraint programme_codes_key primary key,
  area_id text not null constraint code_is_of_an_area references registry.areas,
  programme_id text not null,
  segment text not null,
  -- The fund source or component that the code stands for; empty for the whole installation.
  subject text not null,
  code text not null constraint code_is_short check (length(code) <= 20),
  set_at timestamptz not null,
  set_by uuid not null
);
create index programme_codes_of_a_programme on planning.programme_codes (programme_id, area_id);

-- Causes of poverty of a household, as it told them (report 10 of the review). The last record on or before a day counts.
create table review.household_causes (
  household_id uuid not null,
  record_id uuid not null,
  commune_id text not null,
  causes text[] not null constraint cause_is_known check (causes <@
    array['land', 'capital', 'labour', 'tools', 'knowledge', 'skills', 'illness', 'other']),
  recorded_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint household_causes_key primary key (household_id, record_id),
  constraint causes_are_of_a_household foreign key (household_id) references registry.households
);
create index household_causes_of_a_commune on review.household_causes (commune_id, household_id);

grant select, insert on planning.actuals, planning.programme_codes, review.household_causes to vuon_app;
alter table planning.actuals enable row level security;
alter table planning.programme_codes enable row level security;
alter table review.household_causes enable row level security;
create policy actuals_are_read_by_all on planning.actuals for select using (true);
create policy actuals_are_added_in_ones_areas on planning.actuals for insert with check (authority.writes(',planning,', area_id));
create policy codes_are_read_by_all on planning.programme_codes for select using (true);
create policy codes_are_added_in_ones_areas on planning.programme_codes for insert with check (authority.writes(',planning,', area_id));
create policy causes_are_read_in_ones_areas on review.household_causes for select using (authority.sees(commune_id));
create policy causes_are_added_in_ones_areas on review.household_causes for insert with check (authority.writes(',review,', commune_id));

-- A village has classes too (very hard, mountain, …); they are written by who writes for its commune.
create function registry.commune_of_area(p_area_id text) returns text language sql stable set search_path = pg_catalog, registry as
  'select case when kind = ''village'' then parent_id else area_id end from registry.areas where area_id = p_area_id';
drop policy area_classes_are_added_in_ones_areas on registry.area_classes;
create policy area_classes_are_added_in_ones_areas on registry.area_classes for insert
  with check (authority.writes(',registry,', registry.commune_of_area(area_id)));
drop policy area_classes_are_changed_in_ones_areas on registry.area_classes;
create policy area_classes_are_changed_in_ones_areas on registry.area_classes for update
  using (true) with check (authority.writes(',registry,', registry.commune_of_area(area_id)));
