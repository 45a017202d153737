-- What a review has around its steps: requests and form A, reviewers and their routes, working days that an operator moved,
-- signed minutes, decisions that take back a status, and results that are handed over to the province.

create table review.requests (
  household_id uuid not null constraint request_is_of_a_household references registry.households,
  request_id uuid not null,
  commune_id text not null constraint request_is_made_in_a_commune references registry.areas,
  form text not null constraint request_form_is_known check (form in ('01', '04')),
  asks text not null constraint request_asks_what_is_known check (asks in ('recognition', 'escape')),
  cause text not null constraint request_cause_is_known
    check (cause in ('disaster', 'pollution', 'accident', 'illness', 'economic', 'social', 'demographic', 'other')),
  details text,
  received_on date not null,
  received_how text not null constraint request_came_in_a_known_way check (received_how in ('in_person', 'post')),
  received_by uuid not null,
  -- the round that took it up
  round_id uuid constraint request_is_taken_up_by_a_round references review.rounds,
  -- form A, where the household is on no list
  screened_on date,
  screened_by uuid,
  screening_passed boolean,
  screening_note text,
  withdrawn_on date,
  constraint requests_key primary key (household_id, request_id),
  constraint screened_request_has_a_result check ((screened_on is null) = (screening_passed is null)
    and (screened_on is null) = (screened_by is null)),
  constraint request_is_screened_in_a_round check (screened_on is null or round_id is not null)
);
create index requests_of_a_commune on review.requests (commune_id, received_on desc);
create unique index household_asks_once_at_a_time on review.requests (household_id) where round_id is null and withdrawn_on is null;
grant select, insert on review.requests to vuon_app;
grant update (round_id, screened_on, screened_by, screening_passed, screening_note, withdrawn_on) on review.requests to vuon_app;
alter table review.requests enable row level security;
create policy requests_are_read_in_ones_areas on review.requests for select using (authority.sees(commune_id));
create policy requests_are_added_in_ones_areas on review.requests for insert with check (authority.writes(',review,', commune_id));
create policy requests_are_changed_in_ones_areas on review.requests for update
  using (authority.sees(commune_id)) with check (authority.writes(',review,', commune_id));

alter table review.reviews add column reviewer_id uuid, add column route_position integer;
create index reviews_of_a_reviewer on review.reviews (round_id, reviewer_id) where reviewer_id is not null;

alter table review.meetings
  -- who signed beside chair and secretary, for the households (Decision 24/2021 Art. 4: two minutes, one stays in the village)
  add column household_representative text,
  add column minutes_signed_on date;
alter table review.meeting_results add column objection text;
alter table review.objections add column objector_kind text not null default 'person'
  constraint objector_is_of_a_known_kind check (objector_kind in ('household', 'person', 'organisation'));

-- Days that an operator moved after the pack was written. The latest word on a day is the one that holds.
create table review.calendar_days (
  calendar_day_id uuid constraint calendar_days_key primary key,
  day date not null,
  kind text not null constraint calendar_day_is_of_a_known_kind check (kind in ('holiday', 'worked', 'ordinary')),
  basis text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create index calendar_days_by_day on review.calendar_days (day, recorded_at desc);
grant select, insert on review.calendar_days to vuon_app;
alter table review.calendar_days enable row level security;
create policy calendar_days_are_read_by_all on review.calendar_days for select using (true);
create policy calendar_days_are_moved_by_the_operator on review.calendar_days for insert with check (authority.writes(',review,', 'VN'));

alter table review.decisions
  add column kind text not null default 'list' constraint decision_is_of_a_known_kind check (kind in ('list', 'withdrawal')),
  add column withdraws_decision_id uuid constraint withdrawal_is_of_a_decision references review.decisions,
  add column reason text,
  add constraint withdrawal_tells_what_and_why check ((kind = 'withdrawal') = (withdraws_decision_id is not null)
    and (kind = 'withdrawal') = (reason is not null));
alter table review.poverty_statuses drop constraint status_outcome_is_known;
alter table review.poverty_statuses add constraint status_outcome_is_known
  check (outcome in ('recognised', 'escaped', 'refused', 'withdrawn'));

create table review.handovers (
  handover_id uuid constraint handovers_key primary key,
  round_id uuid not null constraint handover_is_of_a_round references review.rounds,
  commune_id text not null constraint handover_is_of_a_commune references registry.areas,
  handed_on date not null,
  handed_by uuid not null,
  handed_by_name text not null,
  -- households by class and by outcome on the day of the handover
  households jsonb not null,
  note text,
  answer text constraint handover_answer_is_known check (answer in ('accepted', 'returned')),
  answered_on date,
  answered_by uuid,
  remark text,
  constraint answered_handover_has_a_day check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null)),
  constraint returned_handover_tells_why check (answer is distinct from 'returned' or remark is not null)
);
create unique index commune_hands_over_once_at_a_time on review.handovers (round_id, commune_id) where answer is distinct from 'returned';
grant select, insert on review.handovers to vuon_app;
grant update (answer, answered_on, answered_by, remark) on review.handovers to vuon_app;
alter table review.handovers enable row level security;
create policy handovers_are_read_in_ones_areas on review.handovers for select using (authority.sees(commune_id));
create policy handovers_are_added_in_ones_areas on review.handovers for insert with check (authority.writes(',review,', commune_id));
create policy handovers_are_answered_in_ones_areas on review.handovers for update
  using (authority.sees(commune_id)) with check (authority.writes(',review,', commune_id));
