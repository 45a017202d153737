-- The end of a budget year: what is left free is carried over or goes back by the rule of its source. A dry run is saved with its lines;
-- its approval posts exactly these, or nothing.

create table planning.carry_overs (
  carry_over_id uuid constraint carry_overs_key primary key,
  area_id text not null constraint carry_over_belongs_to_an_area references registry.areas,
  from_year integer not null,
  as_of date not null,
  state text not null constraint carry_over_state_is_known check (state in ('draft', 'approved')),
  choices jsonb not null,
  run_at timestamptz not null,
  run_by uuid not null,
  decision_number text,
  decided_on date,
  decided_at timestamptz,
  decided_by uuid,
  constraint approved_carry_over_rests_on_a_decision check ((state = 'approved') = (decision_number is not null
    and decided_on is not null and decided_at is not null and decided_by is not null))
);

create table planning.carry_over_lines (
  carry_over_id uuid not null constraint line_is_of_a_carry_over references planning.carry_overs,
  line integer not null,
  area_id text not null constraint carry_over_line_belongs_to_an_area references registry.areas,
  fund_source text not null constraint carry_over_line_has_a_source references planning.fund_sources,
  component text not null,
  origin_year integer not null,
  kind text not null,
  fund_line_id uuid constraint carry_over_line_is_of_a_fund_line references planning.fund_lines,
  amount bigint not null constraint carry_over_line_has_money check (amount > 0),
  action text not null constraint carry_over_action_is_known check (action in ('carry', 'return', 'stay', 'undecided')),
  rule text not null,
  source text not null,
  constraint carry_over_lines_key primary key (carry_over_id, line)
);

grant select, insert on planning.carry_overs, planning.carry_over_lines to vuon_app;
grant update (state, decision_number, decided_on, decided_at, decided_by) on planning.carry_overs to vuon_app;
alter table planning.carry_overs enable row level security;
alter table planning.carry_over_lines enable row level security;
create policy carry_overs_are_read_by_all on planning.carry_overs for select using (true);
create policy carry_overs_are_added_in_ones_areas on planning.carry_overs for insert with check (authority.writes(',planning,', area_id));
create policy carry_overs_are_changed_in_ones_areas on planning.carry_overs for update
  using (true) with check (authority.writes(',planning,', area_id));
create policy carry_over_lines_are_read_by_all on planning.carry_over_lines for select using (true);
create policy carry_over_lines_are_added_in_ones_areas on planning.carry_over_lines for insert
  with check (authority.writes(',planning,', area_id));

-- Holds the accounts of a year in the order of their ids, as postings do, until the transaction ends.
create function planning.hold_year(p_area_id text, p_year integer) returns void
language plpgsql security definer set search_path = pg_catalog, planning, registry as $$
begin
  if not authority.writes(',planning,', p_area_id) then
    raise exception 'this act may not hold accounts of this area' using errcode = 'insufficient_privilege';
  end if;
  perform account_id from planning.accounts
    where year = p_year and area_id in (select descendant_id from registry.area_closure where ancestor_id = p_area_id)
    order by account_id for update;
end $$;
