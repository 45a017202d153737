-- Money that goes from lines which will not be spent to lines which can, within the year: proposed, consented by the chair of the commune
-- that gives, approved, posted once. One commune gives; source, component and year of origin are the same on both sides.

create table planning.reallocations (
  reallocation_id uuid constraint reallocations_key primary key,
  area_id text not null constraint reallocation_is_given_by_an_area references registry.areas,
  year integer not null,
  origin_year integer not null,
  fund_source text not null constraint reallocation_has_a_source references planning.fund_sources,
  component text not null,
  amount bigint not null constraint reallocation_moves_money check (amount > 0),
  reason text not null,
  state text not null constraint reallocation_state_is_known check (state in ('proposed', 'consented', 'approved', 'refused')),
  decided_by_level text not null constraint reallocation_is_decided_by_commune_or_province check (decided_by_level in ('commune', 'province')),
  reverses uuid constraint reallocation_undoes_one references planning.reallocations constraint reallocation_is_undone_once unique,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  consented_at timestamptz,
  consented_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_number text,
  decided_on date,
  note text,
  posting_id uuid constraint reallocation_is_posted references planning.postings,
  constraint approved_reallocation_has_decision_and_posting
    check ((state = 'approved') = (posting_id is not null) and (state <> 'approved' or (decision_number is not null and decided_on is not null))),
  constraint consent_has_time_and_officer check ((consented_at is null) = (consented_by is null)),
  constraint decision_on_reallocation_has_time_and_officer check ((decided_at is null) = (decided_by is null))
);
create index reallocations_by_year on planning.reallocations (year, area_id);

create table planning.reallocation_lines (
  reallocation_id uuid not null constraint line_is_of_a_reallocation references planning.reallocations,
  fund_line_id uuid not null constraint reallocation_line_is_a_fund_line references planning.fund_lines,
  area_id text not null constraint reallocation_line_belongs_to_an_area references registry.areas,
  -- The commune that gives, to whose reallocation the line belongs: a line may lie in another commune.
  giving_area_id text not null constraint reallocation_line_is_of_a_giving_area references registry.areas,
  -- Below zero: the line gives.
  amount bigint not null constraint reallocation_line_is_not_zero check (amount <> 0),
  amount_before bigint not null,
  constraint reallocation_lines_key primary key (reallocation_id, fund_line_id)
);
create index reallocation_lines_by_fund_line on planning.reallocation_lines (fund_line_id);

grant select, insert on planning.reallocations, planning.reallocation_lines to vuon_app;
grant update (state, consented_at, consented_by, decided_at, decided_by, decision_number, decided_on, note, posting_id)
  on planning.reallocations to vuon_app;
alter table planning.reallocations enable row level security;
alter table planning.reallocation_lines enable row level security;
create policy reallocations_are_read_by_all on planning.reallocations for select using (true);
create policy reallocations_are_added_in_ones_areas on planning.reallocations for insert with check (authority.writes(',planning,', area_id));
create policy reallocations_are_changed_in_ones_areas on planning.reallocations for update
  using (true) with check (authority.writes(',planning,', area_id));
create policy reallocation_lines_are_read_by_all on planning.reallocation_lines for select using (true);
create policy reallocation_lines_are_added_by_whoever_gives on planning.reallocation_lines for insert
  with check (authority.writes(',planning,', giving_area_id));
