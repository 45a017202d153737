-- Formula runs have a name among others, say by which version of the formula they were made and from which run they were copied;
-- an approved run may be published; runs of the optimiser are saved with what they were asked and what they found.

alter table planning.formula_runs
  add column title text not null default '',
  add column formula_version integer not null default 1,
  add column copied_from uuid constraint formula_run_is_copied_from_one references planning.formula_runs,
  add column optimiser_run_id uuid;

create table planning.allocation_publications (
  formula_run_id uuid constraint allocation_is_published_once primary key
    constraint publication_is_of_a_formula_run references planning.formula_runs,
  area_id text not null constraint publication_belongs_to_an_area references registry.areas,
  published_at timestamptz not null,
  published_by uuid not null
);

create table planning.optimiser_runs (
  optimiser_run_id uuid constraint optimiser_runs_key primary key,
  area_id text not null constraint optimiser_run_belongs_to_an_area references registry.areas,
  year integer not null,
  title text not null,
  as_of date not null,
  request jsonb not null,
  problem jsonb not null,
  state text not null constraint optimiser_run_state_is_known
    check (state in ('queued', 'running', 'finished', 'infeasible', 'stopped', 'cancelled', 'failed')),
  result jsonb,
  solver text,
  asked_at timestamptz not null,
  asked_by uuid not null,
  ended_at timestamptz,
  constraint a_finished_optimiser_run_has_a_result check ((state in ('finished', 'infeasible')) = (result is not null))
);
alter table planning.formula_runs
  add constraint formula_run_is_of_a_proposal foreign key (optimiser_run_id) references planning.optimiser_runs;

grant select, insert on planning.allocation_publications, planning.optimiser_runs to vuon_app;
grant update (state, result, solver, ended_at) on planning.optimiser_runs to vuon_app;

alter table planning.allocation_publications enable row level security;
alter table planning.optimiser_runs enable row level security;
create policy publications_are_read_by_all on planning.allocation_publications for select using (true);
create policy publications_are_added_in_ones_areas on planning.allocation_publications for insert
  with check (authority.writes(',planning,', area_id));
create policy optimiser_runs_are_read_by_all on planning.optimiser_runs for select using (true);
create policy optimiser_runs_are_added_in_ones_areas on planning.optimiser_runs for insert
  with check (authority.writes(',planning,', area_id));
create policy optimiser_runs_are_changed_in_ones_areas on planning.optimiser_runs for update
  using (true) with check (authority.writes(',planning,', area_id));

-- What anybody may see of an allocation: only what was approved and published.
create function planning.published_allocations(p_formula_run_id uuid) returns table (
  formula_run_id uuid, title text, area_id text, area_name text, year integer, fund_source text, fund_source_name jsonb, component text,
  component_name jsonb, amount bigint, formula jsonb, formula_version integer, inputs jsonb, result jsonb, as_of date, decision_number text,
  decided_on date, published_at timestamptz, names jsonb
)
language sql stable security definer set search_path = pg_catalog, planning, registry as $$
  select run.formula_run_id, run.title, run.area_id, area.full_name, run.year, run.fund_source, source.name, run.component,
    (select component_of.value -> 'name' from planning.programmes programme, jsonb_array_elements(programme.pack -> 'components') component_of
      where component_of.value ->> 'code' = run.component order by programme.loaded_at desc limit 1),
    run.amount, run.formula, run.formula_version, run.inputs, run.result, run.as_of, decision.decision_number, decision.decided_on,
    publication.published_at,
    (select jsonb_object_agg(named.area_id, named.full_name) from registry.areas named
      where p_formula_run_id is not null and named.area_id in (select input ->> 'areaId' from jsonb_array_elements(run.inputs) input))
  from planning.allocation_publications publication
  join planning.formula_runs run on run.formula_run_id = publication.formula_run_id
  join planning.fund_sources source on source.fund_source = run.fund_source
  join registry.areas area on area.area_id = run.area_id
  join lateral (select decision_number, decided_on from planning.allocations allocation
    where allocation.formula_run_id = run.formula_run_id limit 1) decision on true
  where p_formula_run_id is null or publication.formula_run_id = p_formula_run_id
  order by publication.published_at desc
$$;
