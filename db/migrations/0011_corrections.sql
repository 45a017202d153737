-- A correction of what is recorded of a person: asked for by one officer, decided by another. What was recorded before stays here.
create table registry.corrections (
  household_id uuid not null,
  correction_id uuid not null,
  person_id uuid not null,
  commune_id text not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null constraint correction_has_a_reason check (reason <> ''),
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null default 'asked' constraint correction_state_is_known check (state in ('asked', 'approved', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  answer text,
  constraint corrections_key primary key (household_id, correction_id),
  constraint correction_is_of_a_person foreign key (household_id, person_id) references registry.people (household_id, person_id),
  constraint correction_is_decided_by_another check (decided_by is distinct from asked_by),
  constraint correction_decided_tells_by_whom check ((state = 'asked') = (decided_by is null) and (state = 'asked') = (decided_at is null))
);
create index corrections_that_wait on registry.corrections (commune_id) where state = 'asked';
grant select, insert, update on registry.corrections to vuon_app;
alter table registry.corrections enable row level security;
create policy corrections_are_read_in_ones_areas on registry.corrections for select using (authority.sees(commune_id));
create policy corrections_are_added_in_ones_areas on registry.corrections for insert
  with check (authority.writes(',registry,', commune_id));
create policy corrections_are_decided_in_ones_areas on registry.corrections for update
  using (authority.writes(',registry,', commune_id)) with check (authority.writes(',registry,', commune_id));
