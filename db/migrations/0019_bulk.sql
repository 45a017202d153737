-- One change of many households at once: who, when, why, what, and whether it was taken back. What each household had is in its act.
create table registry.bulk_changes (
  bulk_id uuid constraint bulk_changes_key primary key,
  area_id text not null constraint bulk_change_belongs_to_an_area references registry.areas,
  changes jsonb not null,
  on_date date not null,
  reason text not null constraint bulk_change_has_a_reason check (reason <> ''),
  households integer not null,
  done_at timestamptz not null,
  done_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  constraint bulk_change_undone_tells_by_whom check ((undone_at is null) = (undone_by is null))
);
grant select, insert on registry.bulk_changes to vuon_app;
grant update (undone_at, undone_by) on registry.bulk_changes to vuon_app;
alter table registry.bulk_changes enable row level security;
create policy bulk_changes_are_read_in_ones_areas on registry.bulk_changes for select using (authority.sees(area_id));
create policy bulk_changes_are_added_in_ones_areas on registry.bulk_changes for insert
  with check (authority.writes(',registry,', area_id));
create policy bulk_changes_are_undone_in_ones_areas on registry.bulk_changes for update
  using (authority.writes(',registry,', area_id)) with check (authority.writes(',registry,', area_id));

alter table registry.household_acts add column bulk_id uuid;
create index household_acts_of_a_bulk_change on registry.household_acts (bulk_id) where bulk_id is not null;
-- A place that a bulk change began and that is taken back was never lived at.
grant update (village_id) on registry.household_places to vuon_app;

alter table registry.household_acts drop constraint household_act_is_known;
alter table registry.household_acts add constraint household_act_is_known check (act in ('member_joined', 'member_left',
  'member_died', 'head_changed', 'household_moved', 'household_closed', 'household_split', 'household_founded', 'household_joined',
  'household_took_in', 'person_moved_out', 'person_moved_in', 'household_transferred', 'merge_undone', 'household_changed',
  'change_undone'));
