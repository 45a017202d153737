-- Standards, rounds, reviews, meetings, public postings, objections, decisions, and the statuses that decisions give.

create schema review;

create table review.standards (
  standard_id text not null,
  version text not null,
  content_hash text not null,
  valid_from date not null,
  valid_to date,
  draft boolean not null,
  pack jsonb not null,
  loaded_at timestamptz not null,
  constraint standards_key primary key (standard_id, version)
);

create table review.score_tables (
  score_table_id uuid constraint score_tables_key primary key,
  standard_id text not null,
  name text not null,
  sample boolean not null,
  content_hash text not null constraint score_table_is_loaded_once unique,
  content jsonb not null,
  loaded_at timestamptz not null
);

create table review.rounds (
  round_id uuid constraint rounds_key primary key,
  area_id text not null constraint round_belongs_to_an_area references registry.areas,
  year integer not null,
  kind text not null constraint round_kind_is_known check (kind in ('annual', 'regular', 'average_living')),
  standard_id text not null,
  standard_version text not null,
  score_table_id uuid constraint round_uses_a_score_table references review.score_tables,
  reference_date date not null,
  opens_on date not null,
  closes_on date not null,
  closed_on date,
  constraint round_uses_a_standard foreign key (standard_id, standard_version) references review.standards,
  constraint one_annual_round_a_year_and_area unique (area_id, year, kind, opens_on),
  constraint round_closes_after_it_opens check (closes_on >= opens_on)
);

create table review.reviews (
  household_id uuid not null constraint review_is_of_a_household references registry.households,
  review_id uuid not null,
  round_id uuid not null constraint review_belongs_to_a_round references review.rounds,
  commune_id text not null,
  village_id text,
  state text not null constraint review_state_is_known check (state in ('draft', 'listed', 'screened', 'surveyed', 'scored',
    'met', 'posted', 'objected', 'rechecked', 'closed', 'decided', 'certified', 'superseded')),
  answers jsonb,
  facts jsonb,
  member_count integer,
  setting text constraint review_setting_is_known check (setting in ('rural', 'urban')),
  income_score integer,
  income_per_person bigint,
  deprivations integer,
  deprivation_count integer,
  class text,
  previous_class text,
  sample_scores boolean not null default false,
  flags text[] not null default '{}',
  surveyed_on date,
  surveyed_by uuid,
  constraint reviews_key primary key (household_id, review_id),
  constraint household_is_reviewed_once_a_round unique (household_id, round_id),
  constraint scored_review_has_its_result check (
    state in ('draft', 'listed', 'screened', 'surveyed', 'superseded') or
    (class is not null and deprivations is not null and facts is not null))
);
create index reviews_by_round on review.reviews (round_id, commune_id, village_id, state);

create table review.meetings (
  meeting_id uuid constraint meetings_key primary key,
  round_id uuid not null constraint meeting_belongs_to_a_round references review.rounds,
  commune_id text not null,
  village_id text not null constraint meeting_is_held_in_a_village references registry.areas,
  held_on date not null,
  chair text not null,
  secretary text not null,
  present integer not null constraint meeting_has_people_present check (present > 0),
  front_observer text,
  minutes text not null,
  recorded_by uuid not null
);
create index meetings_by_village on review.meetings (round_id, village_id);

create table review.meeting_results (
  household_id uuid not null,
  review_id uuid not null,
  meeting_id uuid not null constraint result_belongs_to_a_meeting references review.meetings,
  commune_id text not null,
  agreed integer not null constraint agreed_is_not_negative check (agreed >= 0),
  passed boolean not null,
  constraint meeting_results_key primary key (household_id, review_id, meeting_id),
  constraint meeting_result_is_of_a_review foreign key (household_id, review_id)
    references review.reviews (household_id, review_id)
);

create table review.public_postings (
  public_posting_id uuid constraint public_postings_key primary key,
  round_id uuid not null constraint public_posting_belongs_to_a_round references review.rounds,
  commune_id text not null,
  village_id text not null constraint public_posting_is_in_a_village references registry.areas,
  places text[] not null,
  from_date date not null,
  to_date date not null,
  recorded_by uuid not null,
  constraint public_posting_ends_after_it_begins check (to_date >= from_date)
);
create index public_postings_by_village on review.public_postings (round_id, village_id);

create table review.objections (
  household_id uuid not null,
  objection_id uuid not null,
  review_id uuid not null,
  commune_id text not null,
  indicator text,
  objector text not null,
  reason text not null,
  received_on date not null,
  due_on date not null,
  answered_on date,
  outcome text constraint objection_outcome_is_known check (outcome in ('upheld', 'dismissed')),
  answer text,
  constraint objections_key primary key (household_id, objection_id),
  constraint objection_is_against_a_review foreign key (household_id, review_id)
    references review.reviews (household_id, review_id),
  constraint answered_objection_has_an_outcome check ((answered_on is null) = (outcome is null))
);
create index objections_by_review on review.objections (household_id, review_id);

create table review.decisions (
  decision_id uuid constraint decisions_key primary key,
  round_id uuid not null constraint decision_belongs_to_a_round references review.rounds,
  commune_id text not null constraint decision_is_of_a_commune references registry.areas,
  number text not null,
  decided_on date not null,
  effective_on date not null,
  signer_id uuid not null,
  signer_name text not null,
  legal_basis text not null,
  constraint decision_number_is_used_once_a_commune unique (commune_id, number)
);

-- What a decision gives a household, never changed. The status on a day is the last row that is effective on or before it.
create table review.poverty_statuses (
  household_id uuid not null,
  decision_id uuid not null constraint status_rests_on_a_decision references review.decisions,
  review_id uuid not null,
  commune_id text not null,
  village_id text,
  effective_on date not null,
  outcome text not null constraint status_outcome_is_known check (outcome in ('recognised', 'escaped', 'refused')),
  previous_class text,
  class text not null,
  list_flag text constraint list_flag_is_known check (list_flag in ('stays', 'new', 'relapsed')),
  deprivations integer not null,
  member_count integer not null,
  reason text,
  constraint poverty_statuses_key primary key (household_id, decision_id),
  constraint status_is_of_a_review foreign key (household_id, review_id)
    references review.reviews (household_id, review_id)
);
create index poverty_statuses_by_day on review.poverty_statuses (household_id, effective_on desc);
create index poverty_statuses_by_decision on review.poverty_statuses (decision_id);
create index poverty_statuses_by_commune on review.poverty_statuses (commune_id, effective_on);

-- How a decision changed the number of households and people in each class of its commune: counts of any day are sums of
-- these, and a check recomputes them from the statuses.
create table review.status_changes (
  decision_id uuid not null constraint change_rests_on_a_decision references review.decisions,
  commune_id text not null,
  effective_on date not null,
  class text not null,
  households integer not null,
  people integer not null,
  constraint status_changes_key primary key (decision_id, class)
);
create index status_changes_by_day on review.status_changes (effective_on, commune_id, class) include (households, people);

grant usage on schema review to vuon_app;
grant select, insert on all tables in schema review to vuon_app;
grant update on review.reviews to vuon_app;
grant update (answered_on, outcome, answer) on review.objections to vuon_app;
grant update (closed_on) on review.rounds to vuon_app;

alter table review.reviews enable row level security;
alter table review.meetings enable row level security;
alter table review.meeting_results enable row level security;
alter table review.public_postings enable row level security;
alter table review.objections enable row level security;
alter table review.decisions enable row level security;
alter table review.poverty_statuses enable row level security;
alter table review.status_changes enable row level security;
create policy reviews_are_read_in_ones_areas on review.reviews for select using (authority.sees(commune_id));
create policy reviews_are_added_in_ones_areas on review.reviews for insert with check (authority.writes(',review,registry,', commune_id));
create policy reviews_are_changed_in_ones_areas on review.reviews for update
  using (authority.sees(commune_id)) with check (authority.writes(',review,', commune_id));
create policy meetings_are_read_in_ones_areas on review.meetings for select using (authority.sees(commune_id));
create policy meetings_are_added_in_ones_areas on review.meetings for insert with check (authority.writes(',review,', commune_id));
create policy meeting_results_are_read_in_ones_areas on review.meeting_results for select using (authority.sees(commune_id));
create policy meeting_results_are_added_in_ones_areas on review.meeting_results for insert
  with check (authority.writes(',review,', commune_id));
create policy public_postings_are_read_in_ones_areas on review.public_postings for select using (authority.sees(commune_id));
create policy public_postings_are_added_in_ones_areas on review.public_postings for insert
  with check (authority.writes(',review,', commune_id));
create policy objections_are_read_in_ones_areas on review.objections for select using (authority.sees(commune_id));
create policy objections_are_added_in_ones_areas on review.objections for insert with check (authority.writes(',review,', commune_id));
create policy objections_are_changed_in_ones_areas on review.objections for update
  using (authority.sees(commune_id)) with check (authority.writes(',review,', commune_id));
create policy decisions_are_read_in_ones_areas on review.decisions for select using (authority.sees(commune_id));
create policy decisions_are_added_in_ones_areas on review.decisions for insert with check (authority.writes(',review,', commune_id));
create policy statuses_are_read_in_ones_areas on review.poverty_statuses for select using (authority.sees(commune_id));
create policy statuses_are_added_in_ones_areas on review.poverty_statuses for insert
  with check (authority.writes(',review,', commune_id));
create policy status_changes_are_read_in_ones_areas on review.status_changes for select using (authority.sees(commune_id));
create policy status_changes_are_added_in_ones_areas on review.status_changes for insert
  with check (authority.writes(',review,', commune_id));
