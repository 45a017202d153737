-- Plans from draft to close: multi-year and annual, an order of lines, months of a fund line, what was done to a plan and when (each
-- submission, approval and adjustment with the whole tree as it was), remarks of the appraisal, and adjustments that are asked for.

alter table planning.plans
  add column kind text not null default 'annual' constraint plan_is_annual_or_of_several_years check (kind in ('annual', 'multi_year')),
  add column until_year integer,
  add column within_plan_id uuid constraint annual_plan_hangs_on_a_plan references planning.plans;
update planning.plans set until_year = year;
alter table planning.plans alter column until_year set not null,
  add constraint annual_plan_is_of_one_year check ((kind = 'annual') = (until_year = year) and until_year >= year),
  add constraint only_an_annual_plan_hangs_on_another check (kind = 'annual' or within_plan_id is null),
  drop constraint one_plan_an_area_and_year,
  add constraint one_plan_an_area_and_year unique (area_id, kind, year, programme_id);
create index plans_within_a_plan on planning.plans (within_plan_id) where within_plan_id is not null;

alter table planning.goals add column position double precision not null default 0;
alter table planning.targets add column position double precision not null default 0;
alter table planning.outputs add column position double precision not null default 0,
  -- A quantity that was copied or proposed and that nobody has confirmed yet.
  add column to_confirm boolean not null default false,
  drop constraint output_quantity_is_positive,
  -- An adjustment takes a line that was approved down to nought; it is never taken away.
  add constraint output_quantity_is_not_negative check (quantity >= 0);
alter table planning.activity_lines add column position double precision not null default 0;
alter table planning.fund_lines add column position double precision not null default 0;

grant update (title, position) on planning.goals to vuon_app;
grant update (goal_id, indicator_code, position) on planning.targets to vuon_app;
grant update (target_id, activity_kind, unit, position, to_confirm) on planning.outputs to vuon_app;
grant update (output_id, position) on planning.activity_lines to vuon_app;
grant update (activity_line_id, fund_source, component, origin_year, position) on planning.fund_lines to vuon_app;
grant update (within_plan_id) on planning.plans to vuon_app;
grant delete on planning.goals, planning.targets, planning.outputs, planning.activity_lines, planning.fund_lines to vuon_app;
create policy targets_are_taken_away_in_ones_areas on planning.targets for delete using (authority.writes(',planning,', area_id));
create policy outputs_are_taken_away_in_ones_areas on planning.outputs for delete using (authority.writes(',planning,', area_id));
create policy fund_lines_are_taken_away_in_ones_areas on planning.fund_lines for delete using (authority.writes(',planning,', area_id));

-- The months of a fund line go with it when a draft takes it away, and are changed while the plan is edited.
alter table planning.fund_line_schedules
  drop constraint schedule_is_of_a_fund_line,
  add constraint schedule_is_of_a_fund_line foreign key (fund_line_id) references planning.fund_lines on delete cascade,
  add constraint schedule_belongs_to_an_area foreign key (area_id) references registry.areas;
grant update (amount) on planning.fund_line_schedules to vuon_app;
create policy schedules_are_changed_in_ones_areas on planning.fund_line_schedules for update
  using (authority.writes(',planning,', area_id)) with check (authority.writes(',planning,', area_id));

-- What was done to a plan. `lines` is the whole tree as it stood, where the act froze it; its hash is that of the same text again.
create table planning.plan_acts (
  plan_id uuid not null constraint plan_act_is_on_a_plan references planning.plans,
  plan_act_id uuid not null,
  area_id text not null constraint plan_act_belongs_to_an_area references registry.areas,
  act text not null constraint plan_act_is_known
    check (act in ('draft', 'submit', 'appraise', 'return', 'approve', 'adjust', 'close')),
  state_after text not null,
  at timestamptz not null,
  by uuid not null,
  reason text,
  decision_number text,
  decided_on date,
  version integer,
  lines jsonb,
  content_hash text,
  constraint plan_acts_key primary key (plan_id, plan_act_id),
  constraint version_is_counted_once unique (plan_id, version),
  constraint version_keeps_its_tree check ((version is null) = (lines is null) and (version is null) = (content_hash is null)),
  constraint decision_has_number_and_day check ((decision_number is null) = (decided_on is null)),
  constraint approval_and_adjustment_rest_on_a_decision check (act not in ('approve', 'adjust') or decision_number is not null),
  constraint return_and_adjustment_have_a_reason check (act not in ('return', 'adjust') or reason is not null)
);
create index plan_acts_by_time on planning.plan_acts (plan_id, at);
grant select, insert on planning.plan_acts to vuon_app;
alter table planning.plan_acts enable row level security;
create policy plan_acts_are_read_by_all on planning.plan_acts for select using (true);
create policy plan_acts_are_added_in_ones_areas on planning.plan_acts for insert with check (authority.writes(',planning,', area_id));

create table planning.plan_remarks (
  plan_id uuid not null constraint remark_is_on_a_plan references planning.plans,
  remark_id uuid not null,
  area_id text not null constraint remark_belongs_to_an_area references registry.areas,
  -- The line it is about as it was called then; a line that is taken away leaves its remark. Null: the plan as a whole.
  line_kind text constraint remark_is_on_a_known_kind check (line_kind in ('goal', 'target', 'output', 'line', 'fund')),
  line_id uuid,
  line_label text,
  remark text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  constraint plan_remarks_key primary key (plan_id, remark_id),
  constraint remark_names_its_line_whole check ((line_kind is null) = (line_id is null) and (line_id is null) = (line_label is null)),
  constraint answer_has_time_and_officer check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
grant select, insert, update (answer, answered_at, answered_by) on planning.plan_remarks to vuon_app;
alter table planning.plan_remarks enable row level security;
create policy remarks_are_read_by_all on planning.plan_remarks for select using (true);
create policy remarks_are_added_in_ones_areas on planning.plan_remarks for insert with check (authority.writes(',planning,', area_id));
create policy remarks_are_answered_in_ones_areas on planning.plan_remarks for update
  using (true) with check (authority.writes(',planning,', area_id));

create table planning.plan_adjustments (
  plan_id uuid not null constraint adjustment_is_of_a_plan references planning.plans,
  adjustment_id uuid not null,
  area_id text not null constraint adjustment_belongs_to_an_area references registry.areas,
  reason text not null,
  changes jsonb not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  outcome text constraint adjustment_outcome_is_known check (outcome in ('approved', 'refused')),
  note text,
  decided_at timestamptz,
  decided_by uuid,
  constraint plan_adjustments_key primary key (plan_id, adjustment_id),
  constraint adjustment_is_decided_whole check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null))
);
create unique index one_adjustment_of_a_plan_at_a_time on planning.plan_adjustments (plan_id) where outcome is null;
grant select, insert, update (outcome, note, decided_at, decided_by) on planning.plan_adjustments to vuon_app;
alter table planning.plan_adjustments enable row level security;
create policy adjustments_are_read_by_all on planning.plan_adjustments for select using (true);
create policy adjustments_are_added_in_ones_areas on planning.plan_adjustments for insert
  with check (authority.writes(',planning,', area_id));
create policy adjustments_are_decided_in_ones_areas on planning.plan_adjustments for update
  using (true) with check (authority.writes(',planning,', area_id));
