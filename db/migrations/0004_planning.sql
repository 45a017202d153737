-- Programmes, goals, targets, outputs, lines, allocation by formula; and the ledger: integer đồng, double entry, immutable.

create schema planning;

create table planning.programmes (
  programme_id text not null,
  version text not null,
  content_hash text not null,
  pack jsonb not null,
  loaded_at timestamptz not null,
  constraint programmes_key primary key (programme_id, version)
);

create table planning.fund_sources (
  fund_source text constraint fund_sources_key primary key,
  name jsonb not null
);

create table planning.plans (
  plan_id uuid constraint plans_key primary key,
  area_id text not null constraint plan_belongs_to_an_area references registry.areas,
  year integer not null,
  programme_id text not null,
  programme_version text not null,
  state text not null constraint plan_state_is_known
    check (state in ('draft', 'submitted', 'appraised', 'approved', 'adjusted', 'closed')),
  decision_number text,
  decided_on date,
  constraint plan_uses_a_programme foreign key (programme_id, programme_version) references planning.programmes,
  constraint one_plan_an_area_and_year unique (area_id, year, programme_id)
);

create table planning.goals (
  goal_id uuid constraint goals_key primary key,
  plan_id uuid not null constraint goal_belongs_to_a_plan references planning.plans,
  title text not null
);

create table planning.targets (
  target_id uuid constraint targets_key primary key,
  goal_id uuid not null constraint target_serves_a_goal references planning.goals,
  indicator_code text not null,
  area_id text not null constraint target_belongs_to_an_area references registry.areas,
  year integer not null,
  baseline numeric not null,
  value numeric not null
);
create index targets_by_goal on planning.targets (goal_id);

create table planning.outputs (
  output_id uuid constraint outputs_key primary key,
  target_id uuid not null constraint output_serves_a_target references planning.targets,
  activity_kind text not null,
  area_id text not null constraint output_belongs_to_an_area references registry.areas,
  year integer not null,
  quantity integer not null constraint output_quantity_is_positive check (quantity > 0),
  unit text not null,
  unit_cost bigint not null constraint unit_cost_is_not_negative check (unit_cost >= 0)
);
create index outputs_by_target on planning.outputs (target_id);

create table planning.activity_lines (
  activity_line_id uuid constraint activity_lines_key primary key,
  output_id uuid not null constraint activity_line_serves_an_output references planning.outputs,
  title text not null
);
create index activity_lines_by_output on planning.activity_lines (output_id);

-- A fund line is money of one source and component for one activity line in one commune and year.
create table planning.fund_lines (
  fund_line_id uuid constraint fund_lines_key primary key,
  activity_line_id uuid not null constraint fund_line_serves_an_activity_line references planning.activity_lines,
  fund_source text not null constraint fund_line_has_a_source references planning.fund_sources,
  component text not null,
  area_id text not null constraint fund_line_belongs_to_an_area references registry.areas,
  year integer not null,
  amount bigint not null constraint fund_line_amount_is_not_negative check (amount >= 0)
);
create index fund_lines_by_activity_line on planning.fund_lines (activity_line_id);
create index fund_lines_by_area on planning.fund_lines (area_id, year);

create table planning.formula_runs (
  formula_run_id uuid constraint formula_runs_key primary key,
  area_id text not null constraint formula_run_belongs_to_an_area references registry.areas,
  year integer not null,
  fund_source text not null constraint formula_run_has_a_source references planning.fund_sources,
  component text not null,
  amount bigint not null constraint formula_run_amount_is_positive check (amount > 0),
  formula jsonb not null,
  inputs jsonb not null,
  result jsonb not null,
  as_of date not null,
  run_at timestamptz not null,
  run_by uuid not null
);

create table planning.allocations (
  allocation_id uuid constraint allocations_key primary key,
  formula_run_id uuid not null constraint allocation_rests_on_a_formula_run references planning.formula_runs,
  area_id text not null constraint allocation_goes_to_an_area references registry.areas,
  amount bigint not null constraint allocation_is_not_negative check (amount >= 0),
  decision_number text not null,
  decided_on date not null,
  posting_id uuid not null,
  constraint allocation_is_made_once_a_run unique (formula_run_id, area_id)
);

-- ---- the ledger ----
-- kind is the stage of the money. "source" is where money comes from (it goes below zero by what it gave);
-- "settled" is where it ends. fund_line_id is set from the commitment on.
create table planning.accounts (
  account_id uuid constraint accounts_key primary key,
  fund_source text not null constraint account_has_a_source references planning.fund_sources,
  component text not null,
  area_id text not null constraint account_belongs_to_an_area references registry.areas,
  year integer not null,
  kind text not null constraint account_kind_is_known
    check (kind in ('source', 'budget', 'allocated', 'committed', 'reserved', 'disbursed', 'settled', 'returned')),
  fund_line_id uuid constraint account_is_of_a_fund_line references planning.fund_lines,
  balance bigint not null default 0,
  constraint account_is_opened_once unique nulls not distinct (fund_source, component, area_id, year, kind, fund_line_id),
  constraint only_a_source_may_be_below_zero check (kind = 'source' or balance >= 0)
);

create table planning.postings (
  posting_id uuid constraint postings_key primary key,
  idempotency_key text not null constraint posting_is_made_once unique,
  kind text not null constraint posting_kind_is_known
    check (kind in ('fund', 'allocate', 'assign', 'commit', 'reserve', 'disburse', 'settle', 'return', 'reverse')),
  reference_kind text not null,
  reference_id text not null,
  reverses uuid constraint reversal_is_of_a_posting references planning.postings
    constraint posting_is_reversed_once unique,
  posted_at timestamptz not null,
  posted_by uuid not null
);
create index postings_by_reference on planning.postings (reference_kind, reference_id);

create table planning.entries (
  posting_id uuid not null constraint entry_belongs_to_a_posting references planning.postings,
  line integer not null,
  account_id uuid not null constraint entry_is_on_an_account references planning.accounts,
  amount bigint not null constraint entry_is_not_zero check (amount <> 0),
  constraint entries_key primary key (posting_id, line)
);
create index entries_by_account on planning.entries (account_id);

alter table planning.allocations add constraint allocation_is_posted foreign key (posting_id) references planning.postings;

create function planning.open_account(
  p_account_id uuid, p_fund_source text, p_component text, p_area_id text, p_year integer, p_kind text, p_fund_line_id uuid
) returns uuid language plpgsql security definer set search_path = pg_catalog, planning as $$
declare
  found uuid;
begin
  insert into planning.accounts (account_id, fund_source, component, area_id, year, kind, fund_line_id)
    values (p_account_id, p_fund_source, p_component, p_area_id, p_year, p_kind, p_fund_line_id)
    on conflict on constraint account_is_opened_once do nothing;
  select account_id into strict found from planning.accounts
    where fund_source = p_fund_source and component = p_component and area_id = p_area_id and year = p_year
      and kind = p_kind and fund_line_id is not distinct from p_fund_line_id;
  return found;
end $$;

-- The only way into the ledger. Entries sum to zero; balances move in the order of account ids, so that two postings never
-- wait for each other in a ring; a key that was posted before gives that posting back and changes nothing.
-- Answers the posting's id. Raises "only_a_source_may_be_below_zero" when money is not there.
create function planning.post(
  p_posting_id uuid, p_idempotency_key text, p_kind text, p_reference_kind text, p_reference_id text, p_reverses uuid,
  p_posted_at timestamptz, p_posted_by uuid, p_accounts uuid[], p_amounts bigint[]
) returns uuid language plpgsql security definer set search_path = pg_catalog, planning as $$
declare
  made uuid;
  touched record;
begin
  if exists (select from planning.accounts where account_id = any(p_accounts)
             and not authority.writes(',planning,delivery,payment,', area_id)) then
    raise exception 'this act may not post to an account of this area' using errcode = 'insufficient_privilege';
  end if;
  if coalesce(array_length(p_accounts, 1), 0) < 2 or array_length(p_accounts, 1) <> array_length(p_amounts, 1) then
    raise exception 'a posting has two entries or more' using errcode = 'check_violation', constraint = 'posting_has_two_entries';
  end if;
  if (select sum(amount) from unnest(p_amounts) as amount) <> 0 then
    raise exception 'entries must sum to zero' using errcode = 'check_violation', constraint = 'posting_sums_to_zero';
  end if;
  insert into planning.postings (posting_id, idempotency_key, kind, reference_kind, reference_id, reverses, posted_at, posted_by)
    values (p_posting_id, p_idempotency_key, p_kind, p_reference_kind, p_reference_id, p_reverses, p_posted_at, p_posted_by)
    on conflict on constraint posting_is_made_once do nothing
    returning posting_id into made;
  if made is null then
    select posting_id into strict made from planning.postings where idempotency_key = p_idempotency_key;
    return made;
  end if;
  insert into planning.entries (posting_id, line, account_id, amount)
    select p_posting_id, ordinality, account_id, amount
    from unnest(p_accounts, p_amounts) with ordinality as entry (account_id, amount, ordinality);
  for touched in
    select account_id, sum(amount)::bigint as amount from unnest(p_accounts, p_amounts) as entry (account_id, amount)
    group by account_id order by account_id
  loop
    update planning.accounts set balance = balance + touched.amount where account_id = touched.account_id;
  end loop;
  return made;
end $$;

grant usage on schema planning to vuon_app;
grant select on all tables in schema planning to vuon_app;
grant insert on planning.plans, planning.goals, planning.targets, planning.outputs, planning.activity_lines, planning.fund_lines,
  planning.formula_runs, planning.allocations to vuon_app;
grant update (state, decision_number, decided_on) on planning.plans to vuon_app;
grant update (title) on planning.goals, planning.activity_lines to vuon_app;
grant update (baseline, value) on planning.targets to vuon_app;
grant update (quantity, unit_cost) on planning.outputs to vuon_app;
grant update (amount) on planning.fund_lines to vuon_app;

-- Plans and money are public, so every signed-in officer reads them; they are written in one's own areas.
alter table planning.plans enable row level security;
alter table planning.targets enable row level security;
alter table planning.outputs enable row level security;
alter table planning.fund_lines enable row level security;
alter table planning.formula_runs enable row level security;
alter table planning.allocations enable row level security;
create policy plans_are_read_by_all on planning.plans for select using (true);
create policy plans_are_added_in_ones_areas on planning.plans for insert with check (authority.writes(',planning,', area_id));
create policy plans_are_changed_in_ones_areas on planning.plans for update
  using (true) with check (authority.writes(',planning,', area_id));
create policy targets_are_read_by_all on planning.targets for select using (true);
create policy targets_are_added_in_ones_areas on planning.targets for insert with check (authority.writes(',planning,', area_id));
create policy targets_are_changed_in_ones_areas on planning.targets for update
  using (true) with check (authority.writes(',planning,', area_id));
create policy outputs_are_read_by_all on planning.outputs for select using (true);
create policy outputs_are_added_in_ones_areas on planning.outputs for insert with check (authority.writes(',planning,', area_id));
create policy outputs_are_changed_in_ones_areas on planning.outputs for update
  using (true) with check (authority.writes(',planning,', area_id));
create policy fund_lines_are_read_by_all on planning.fund_lines for select using (true);
create policy fund_lines_are_added_in_ones_areas on planning.fund_lines for insert
  with check (authority.writes(',planning,', area_id));
create policy fund_lines_are_changed_in_ones_areas on planning.fund_lines for update
  using (true) with check (authority.writes(',planning,', area_id));
create policy formula_runs_are_read_by_all on planning.formula_runs for select using (true);
create policy formula_runs_are_added_in_ones_areas on planning.formula_runs for insert
  with check (authority.writes(',planning,', area_id));
create policy allocations_are_read_by_all on planning.allocations for select using (true);
create policy allocations_are_added_in_ones_areas on planning.allocations for insert
  with check (authority.writes(',planning,', area_id));
