-- Where a household's house stands. Recorded anew it is a row of its own: what was recorded before stays.
create table registry.household_points (
  household_id uuid not null constraint point_is_of_a_household references registry.households,
  point_id uuid not null,
  commune_id text not null constraint point_lies_in_a_commune references registry.areas,
  -- degrees east and north (WGS 84)
  lon double precision not null constraint point_lies_on_earth_by_longitude check (lon between -180 and 180),
  lat double precision not null constraint point_lies_on_earth_by_latitude check (lat between -90 and 90),
  accuracy_m integer constraint point_accuracy_is_positive check (accuracy_m > 0),
  how text not null constraint point_is_taken_in_a_known_way check (how in ('device', 'hand')),
  recorded_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint household_points_key primary key (household_id, point_id)
);
grant select, insert on registry.household_points to vuon_app;
alter table registry.household_points enable row level security;
create policy household_points_are_read_in_ones_areas on registry.household_points for select using (authority.sees(commune_id));
create policy household_points_are_added_in_ones_areas on registry.household_points for insert
  with check (authority.writes(',registry,', commune_id));
