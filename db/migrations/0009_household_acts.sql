-- What was done to a household, by whom and why: never changed, never removed. The facts hold what it was before and is after.
create table registry.household_acts (
  household_id uuid not null constraint household_act_is_of_a_household references registry.households,
  act_id uuid not null,
  commune_id text not null,
  act text not null constraint household_act_is_known
    check (act in ('member_joined', 'member_left', 'member_died', 'head_changed', 'household_moved', 'household_closed')),
  on_date date not null,
  person_id uuid,
  facts jsonb not null,
  reason text,
  done_at timestamptz not null,
  done_by uuid not null,
  constraint household_acts_key primary key (household_id, act_id)
);
create index household_acts_by_day on registry.household_acts (household_id, on_date);
grant select, insert on registry.household_acts to vuon_app;
alter table registry.household_acts enable row level security;
create policy household_acts_are_read_in_ones_areas on registry.household_acts for select using (authority.sees(commune_id));
create policy household_acts_are_added_in_ones_areas on registry.household_acts for insert
  with check (authority.writes(',registry,', commune_id));
