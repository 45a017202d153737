-- The schema after all of db/migrations, written by npm run schema:dump; a test compares it. Not run by anything.

create extension btree_gist;
create extension pg_trgm;
create extension unaccent;

create schema authority;
create schema delivery;
create schema payment;
create schema planning;
create schema platform;
create schema registry;
create schema review;
create schema sign_in;
create schema voice;

create table authority.audit_entries (
  chain text not null,
  entry_number bigint not null,
  entry_id uuid not null,
  at timestamp with time zone not null,
  officer_id uuid,
  act text not null,
  area_id text not null,
  record_kind text not null,
  record_id text not null,
  facts jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entries_key PRIMARY KEY (chain, entry_number)
);
create table authority.audit_heads (
  chain text not null,
  entry_number bigint not null,
  hash bytea not null,
  constraint audit_heads_key PRIMARY KEY (chain)
);
create table authority.notifications (
  notification_id uuid not null,
  entry_id uuid not null,
  officer_id uuid not null,
  at timestamp with time zone not null,
  text text not null,
  area_id text not null,
  record_kind text not null,
  record_id text not null,
  read_at timestamp with time zone,
  constraint notification_comes_once UNIQUE (entry_id, officer_id),
  constraint notification_is_for_an_officer FOREIGN KEY (officer_id) REFERENCES authority.officers(officer_id),
  constraint notifications_key PRIMARY KEY (notification_id)
);
create table authority.officers (
  officer_id uuid not null,
  user_name text not null,
  full_name text not null,
  registered_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  must_change_password boolean not null default false,
  last_signed_in_at timestamp with time zone,
  constraint officer_user_name_is_unique UNIQUE (user_name),
  constraint officers_key PRIMARY KEY (officer_id)
);
create table authority.offices (
  office_id uuid not null,
  area_id text not null,
  kind text not null,
  name text not null,
  registration_number text,
  contact text,
  valid_from date not null,
  valid_to date,
  closed_reason text,
  constraint office_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint office_has_a_name CHECK ((btrim(name) <> ''::text)),
  constraint office_is_closed_with_a_reason CHECK (((valid_to IS NULL) = (closed_reason IS NULL))),
  constraint office_is_in_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint office_kind_is_known CHECK ((kind = ANY (ARRAY['department'::text, 'mass_organisation'::text, 'contractor'::text, 'bank'::text, 'other'::text]))),
  constraint offices_key PRIMARY KEY (office_id)
);
create table authority.permissions (
  act text not null,
  post_kind text not null,
  level text not null,
  constraint permission_level_is_known CHECK ((level = ANY (ARRAY['country'::text, 'province'::text, 'commune'::text, 'village'::text, 'office'::text]))),
  constraint permissions_key PRIMARY KEY (act, post_kind)
);
create table authority.posts (
  post_id uuid not null,
  officer_id uuid not null,
  post_kind text not null,
  area_id text not null,
  valid_from date not null,
  valid_to date,
  source text not null default 'act'::text,
  delegated_from uuid,
  revoked_at timestamp with time zone,
  office_id uuid,
  constraint delegation_comes_from_a_post FOREIGN KEY (delegated_from) REFERENCES authority.posts(post_id),
  constraint delegation_has_a_last_day CHECK (((delegated_from IS NULL) OR (valid_to IS NOT NULL))),
  constraint delegation_lasts_ninety_days_at_most CHECK (((delegated_from IS NULL) OR ((valid_to - valid_from) < 90))),
  constraint office_post_is_not_delegated CHECK (((office_id IS NULL) OR (delegated_from IS NULL))),
  constraint office_post_is_of_an_office CHECK (((post_kind = ANY (ARRAY['department_officer'::text, 'unit_officer'::text])) = (office_id IS NOT NULL))),
  constraint post_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint post_is_held_by_an_officer FOREIGN KEY (officer_id) REFERENCES authority.officers(officer_id),
  constraint post_is_of_an_office_of_its_area FOREIGN KEY (office_id, area_id) REFERENCES authority.offices(office_id, area_id),
  constraint post_source_is_known CHECK ((source = ANY (ARRAY['act'::text, 'oidc'::text]))),
  constraint posts_key PRIMARY KEY (post_id)
);
create table authority.read_entries (
  read_id uuid not null,
  at timestamp with time zone not null,
  officer_id uuid not null,
  act text not null,
  area_id text not null,
  record_kind text not null,
  record_id text not null,
  how text not null,
  constraint read_entries_key PRIMARY KEY (read_id),
  constraint read_manner_is_known CHECK ((how = ANY (ARRAY['opened'::text, 'payee'::text, 'number_search'::text]))),
  constraint read_record_kind_is_known CHECK ((record_kind = ANY (ARRAY['household'::text, 'search'::text, 'grievance'::text])))
);
create table delivery.activities (
  activity_id uuid not null,
  activity_kind text not null,
  commune_id text not null,
  year integer not null,
  output_id uuid not null,
  fund_line_id uuid not null,
  title text not null,
  place text,
  starts_on date not null,
  ends_on date,
  state text not null,
  fields jsonb not null default '{}'::jsonb,
  office_id uuid,
  constraint activities_key PRIMARY KEY (activity_id),
  constraint activity_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint activity_fields_are_named_values CHECK (((jsonb_typeof(fields) = 'object'::text) AND (pg_column_size(fields) <= 65536))),
  constraint activity_is_carried_out_by_an_office FOREIGN KEY (office_id) REFERENCES authority.offices(office_id),
  constraint activity_is_paid_from_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id),
  constraint activity_produces_an_output FOREIGN KEY (output_id) REFERENCES planning.outputs(output_id),
  constraint activity_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text]))),
  constraint activity_takes_place_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id)
);
create table delivery.activity_acts (
  activity_act_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  act text not null,
  done_on date,
  reason text,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  office_id uuid,
  constraint activity_act_has_its_day CHECK (((done_on IS NULL) = (act = ANY (ARRAY['draft'::text, 'edit'::text, 'share'::text, 'assign'::text])))),
  constraint activity_act_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint activity_act_is_known CHECK ((act = ANY (ARRAY['draft'::text, 'open'::text, 'close'::text, 'reopen'::text, 'edit'::text, 'share'::text, 'assign'::text]))),
  constraint activity_act_is_on_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id),
  constraint activity_act_names_an_office FOREIGN KEY (office_id) REFERENCES authority.offices(office_id),
  constraint activity_acts_key PRIMARY KEY (activity_act_id),
  constraint activity_is_reopened_with_a_reason CHECK (((act <> 'reopen'::text) OR (reason IS NOT NULL))),
  constraint only_an_assignment_names_an_office CHECK (((office_id IS NULL) OR (act = 'assign'::text)))
);
create table delivery.activity_cost_shares (
  activity_id uuid not null,
  fund_line_id uuid not null,
  commune_id text not null,
  unit_amount bigint not null,
  constraint activity_cost_shares_key PRIMARY KEY (activity_id, fund_line_id),
  constraint cost_share_is_an_amount CHECK (((unit_amount > 0) AND (unit_amount <= '1000000000000000'::bigint))),
  constraint cost_share_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint cost_share_is_of_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id),
  constraint cost_share_is_of_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id)
);
create table delivery.activity_evidence (
  evidence_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  kind text not null,
  file_name text,
  media_type text not null,
  content bytea not null,
  sha256 text not null,
  note text,
  taken_on date not null,
  lon double precision,
  lat double precision,
  recorded_by uuid not null,
  added_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint activity_evidence_is_of_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id),
  constraint activity_evidence_key PRIMARY KEY (evidence_id),
  constraint activity_evidence_kind_is_known CHECK ((kind = ANY (ARRAY['photo'::text, 'document'::text]))),
  constraint place_of_activity_evidence_is_whole CHECK (((lon IS NULL) = (lat IS NULL))),
  constraint withdrawn_activity_evidence_says_why CHECK ((((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))))
);
create table delivery.asset_checks (
  check_id uuid not null,
  asset_id uuid not null,
  group_id uuid not null,
  commune_id text not null,
  checked_on date not null,
  checked_by text not null,
  finding text not null,
  note text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint asset_check_finding_is_known CHECK ((finding = ANY (ARRAY['healthy'::text, 'sick'::text, 'not_seen'::text]))),
  constraint asset_check_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint asset_check_is_of_a_group FOREIGN KEY (group_id) REFERENCES delivery.livelihood_groups(group_id),
  constraint asset_check_is_of_an_asset FOREIGN KEY (asset_id) REFERENCES delivery.livelihood_assets(asset_id),
  constraint asset_check_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint asset_check_says_what_is_wrong CHECK (((finding = 'healthy'::text) OR (note IS NOT NULL))),
  constraint asset_checks_key PRIMARY KEY (check_id)
);
create table delivery.buyer_demands (
  demand_id uuid not null,
  buyer_id uuid not null,
  commune_id text not null,
  product text not null,
  quantity numeric(14,3) not null,
  wanted_from date not null,
  wanted_to date not null,
  price_from bigint not null,
  price_to bigint not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint buyer_demands_key PRIMARY KEY (demand_id),
  constraint demand_ends_after_it_starts CHECK ((wanted_to >= wanted_from)),
  constraint demand_is_for_something CHECK (((quantity > (0)::numeric) AND (price_from > 0) AND (price_to >= price_from))),
  constraint demand_is_kept_by_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint demand_is_of_a_buyer FOREIGN KEY (buyer_id) REFERENCES delivery.buyers(buyer_id),
  constraint demand_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id)
);
create table delivery.buyer_searches (
  search_id uuid not null,
  cycle_id uuid not null,
  commune_id text not null,
  owner text not null,
  next_step text not null,
  next_step_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint buyer_searches_key PRIMARY KEY (search_id),
  constraint search_is_for_a_cycle FOREIGN KEY (cycle_id) REFERENCES delivery.production_cycles(cycle_id),
  constraint search_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint search_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id)
);
create table delivery.buyers (
  buyer_id uuid not null,
  commune_id text not null,
  name text not null,
  kind text not null,
  located_in text,
  place text,
  phone text,
  products text[] not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint buyer_is_kept_by_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint buyer_is_located_in_a_commune FOREIGN KEY (located_in) REFERENCES registry.areas(area_id),
  constraint buyer_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint buyer_is_somewhere CHECK (((located_in IS NOT NULL) OR (place IS NOT NULL))),
  constraint buyer_kind_is_known CHECK ((kind = ANY (ARRAY['company'::text, 'cooperative'::text, 'trader'::text, 'processor'::text, 'market'::text, 'other'::text]))),
  constraint buyers_key PRIMARY KEY (buyer_id)
);
create table delivery.course_acts (
  course_act_id uuid not null,
  course_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  act text not null,
  done_on date,
  reason text,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  constraint course_act_is_by_an_officer FOREIGN KEY (done_by) REFERENCES authority.officers(officer_id),
  constraint course_act_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint course_act_is_known CHECK ((act = ANY (ARRAY['draft'::text, 'enrol'::text, 'withdraw'::text, 'plan'::text, 'attend'::text, 'start'::text, 'end'::text, 'callOff'::text, 'certify'::text]))),
  constraint course_act_is_on_a_course FOREIGN KEY (course_id, activity_id) REFERENCES delivery.courses(course_id, activity_id),
  constraint course_acts_key PRIMARY KEY (course_act_id),
  constraint course_is_called_off_with_a_reason CHECK (((act <> 'callOff'::text) OR (reason IS NOT NULL)))
);
create table delivery.course_attendance (
  course_session_id uuid not null,
  household_id uuid not null,
  support_id uuid not null,
  course_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  mark text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint attendance_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint attendance_is_of_a_learner FOREIGN KEY (course_id, household_id, support_id) REFERENCES delivery.course_learners(course_id, household_id, support_id),
  constraint attendance_is_of_a_session FOREIGN KEY (course_session_id, course_id) REFERENCES delivery.course_sessions(course_session_id, course_id),
  constraint attendance_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint attendance_mark_is_known CHECK ((mark = ANY (ARRAY['present'::text, 'late'::text, 'excused'::text, 'absent'::text]))),
  constraint course_attendance_key PRIMARY KEY (course_session_id, household_id, support_id)
);
create table delivery.course_certificates (
  course_id uuid not null,
  household_id uuid not null,
  support_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  number text,
  refused_because text,
  decided_on date not null,
  signed_by text not null,
  attended integer not null,
  recorded integer not null,
  constraint certificate_counts_sessions CHECK (((attended >= 0) AND (attended <= recorded))),
  constraint certificate_is_given_or_refused CHECK (((number IS NULL) <> (refused_because IS NULL))),
  constraint certificate_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint certificate_is_of_a_learner FOREIGN KEY (course_id, household_id, support_id) REFERENCES delivery.course_learners(course_id, household_id, support_id),
  constraint course_certificates_key PRIMARY KEY (course_id, household_id, support_id)
);
create table delivery.course_learners (
  course_id uuid not null,
  support_id uuid not null,
  household_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  has_seat boolean not null,
  registered_on date not null,
  registered_at timestamp with time zone not null,
  withdrawn_on date,
  withdrawn_because text,
  constraint course_learners_key PRIMARY KEY (course_id, household_id, support_id),
  constraint learner_is_a_support FOREIGN KEY (household_id, support_id) REFERENCES delivery.supports(household_id, support_id),
  constraint learner_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint learner_is_in_a_course FOREIGN KEY (course_id, activity_id) REFERENCES delivery.courses(course_id, activity_id),
  constraint learner_is_withdrawn_after_registration CHECK ((withdrawn_on >= registered_on)),
  constraint learner_is_withdrawn_with_a_reason CHECK (((withdrawn_on IS NULL) = (withdrawn_because IS NULL)))
);
create table delivery.course_sessions (
  course_session_id uuid not null,
  course_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  held_on date not null,
  from_time text not null,
  to_time text not null,
  topic text not null,
  constraint course_session_is_from_to CHECK (((from_time ~ '^([01]\d|2[0-3]):[0-5]\d$'::text) AND (to_time ~ '^([01]\d|2[0-3]):[0-5]\d$'::text) AND (from_time < to_time))),
  constraint course_session_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint course_session_is_named_with_its_course UNIQUE (course_session_id, course_id),
  constraint course_session_is_of_a_course FOREIGN KEY (course_id, activity_id) REFERENCES delivery.courses(course_id, activity_id),
  constraint course_sessions_key PRIMARY KEY (course_session_id)
);
create table delivery.courses (
  course_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  name text not null,
  trade text not null,
  place text not null,
  provider text not null,
  planned_days integer not null,
  planned_hours integer not null,
  starts_on date not null,
  ends_on date not null,
  seats integer not null,
  state text not null,
  constraint course_ends_after_it_starts CHECK ((ends_on >= starts_on)),
  constraint course_has_days_and_hours CHECK ((((planned_days >= 1) AND (planned_days <= 1000)) AND ((planned_hours >= 1) AND (planned_hours <= 10000)))),
  constraint course_has_seats CHECK (((seats >= 1) AND (seats <= 500))),
  constraint course_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint course_is_named_with_its_activity UNIQUE (course_id, activity_id),
  constraint course_is_of_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id),
  constraint course_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'ended'::text, 'called_off'::text]))),
  constraint courses_key PRIMARY KEY (course_id)
);
create table delivery.cycle_inputs (
  input_id uuid not null,
  cycle_id uuid not null,
  commune_id text not null,
  what text not null,
  cost bigint not null,
  used_on date not null,
  constraint cycle_inputs_key PRIMARY KEY (input_id),
  constraint input_costs_something CHECK ((cost > 0)),
  constraint input_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint input_is_of_a_cycle FOREIGN KEY (cycle_id) REFERENCES delivery.production_cycles(cycle_id)
);
create table delivery.cycle_producers (
  household_id uuid not null,
  cycle_id uuid not null,
  commune_id text not null,
  constraint cycle_producers_key PRIMARY KEY (household_id, cycle_id),
  constraint producer_is_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint producer_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint producer_is_of_a_cycle FOREIGN KEY (cycle_id) REFERENCES delivery.production_cycles(cycle_id)
);
create table delivery.eligible_counts (
  commune_id text not null,
  programme_id text not null,
  kind text not null,
  eligible integer not null,
  unknown integer not null,
  supported integer not null,
  counted_on date not null,
  constraint eligible_counts_commune_id_fkey FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint eligible_counts_pkey PRIMARY KEY (commune_id, programme_id, kind),
  constraint eligible_is_counted CHECK ((eligible >= 0)),
  constraint supported_are_eligible CHECK (((supported >= 0) AND (supported <= eligible))),
  constraint unknown_is_counted CHECK ((unknown >= 0))
);
create table delivery.evidence (
  household_id uuid not null,
  evidence_id uuid not null,
  support_id uuid not null,
  commune_id text not null,
  kind text not null,
  file_name text,
  media_type text,
  content bytea,
  sha256 text,
  note text,
  taken_on date not null,
  lon double precision,
  lat double precision,
  recorded_by uuid not null,
  added_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint evidence_has_a_file_or_a_note CHECK (((content IS NOT NULL) OR (note IS NOT NULL))),
  constraint evidence_is_of_a_support FOREIGN KEY (household_id, support_id) REFERENCES delivery.supports(household_id, support_id),
  constraint evidence_key PRIMARY KEY (household_id, evidence_id),
  constraint evidence_kind_is_known CHECK ((kind = ANY (ARRAY['photo'::text, 'document'::text, 'statement'::text]))),
  constraint withdrawn_evidence_says_why CHECK ((((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))))
);
create table delivery.harvests (
  harvest_id uuid not null,
  cycle_id uuid not null,
  commune_id text not null,
  harvested_on date not null,
  quantity numeric(14,3) not null,
  grade text,
  constraint harvest_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint harvest_is_of_a_cycle FOREIGN KEY (cycle_id) REFERENCES delivery.production_cycles(cycle_id),
  constraint harvest_is_something CHECK ((quantity > (0)::numeric)),
  constraint harvests_key PRIMARY KEY (harvest_id)
);
create table delivery.job_seekers (
  household_id uuid not null,
  job_seeker_id uuid not null,
  person_id uuid not null,
  commune_id text not null,
  course_id uuid not null,
  trade text not null,
  reaches text[] not null,
  wage_from bigint,
  registered_on date not null,
  constraint job_seeker_comes_from_a_course FOREIGN KEY (course_id) REFERENCES delivery.courses(course_id),
  constraint job_seeker_goes_somewhere CHECK (((cardinality(reaches) > 0) AND (reaches <@ ARRAY['here'::text, 'other_province'::text, 'abroad'::text]))),
  constraint job_seeker_is_a_person FOREIGN KEY (household_id, person_id) REFERENCES registry.people(household_id, person_id),
  constraint job_seeker_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint job_seeker_wage_is_an_amount CHECK (((wage_from >= 0) AND (wage_from <= '1000000000000000'::bigint))),
  constraint job_seekers_key PRIMARY KEY (household_id, job_seeker_id),
  constraint person_seeks_once_a_course UNIQUE (household_id, person_id, course_id)
);
create table delivery.livelihood_assets (
  asset_id uuid not null,
  group_id uuid not null,
  commune_id text not null,
  tag text not null,
  kind text not null,
  mother_id uuid,
  value bigint not null,
  received_on date not null,
  state text not null,
  ended_on date,
  end_reason text,
  class_on_receipt text,
  due bigint,
  due_on date,
  constraint livelihood_asset_ends_with_day_and_reason CHECK ((((state = 'alive'::text) = (ended_on IS NULL)) AND ((state = 'alive'::text) = (end_reason IS NULL)) AND (ended_on >= received_on))),
  constraint livelihood_asset_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint livelihood_asset_is_of_a_group FOREIGN KEY (group_id) REFERENCES delivery.livelihood_groups(group_id),
  constraint livelihood_asset_state_is_known CHECK ((state = ANY (ARRAY['alive'::text, 'dead'::text, 'sold'::text, 'lost'::text, 'returned'::text]))),
  constraint livelihood_assets_key PRIMARY KEY (asset_id),
  constraint livelihood_due_is_within_value CHECK (((due >= 0) AND (due <= value) AND ((due IS NULL) = (due_on IS NULL)))),
  constraint livelihood_mother_is_an_asset FOREIGN KEY (mother_id) REFERENCES delivery.livelihood_assets(asset_id),
  constraint livelihood_tag_is_unique_in_its_commune UNIQUE (commune_id, tag),
  constraint livelihood_value_is_an_amount CHECK (((value >= 0) AND (value <= '1000000000000000'::bigint)))
);
create table delivery.livelihood_conversions (
  household_id uuid not null,
  conversion_id uuid not null,
  commune_id text not null,
  converted_on date not null,
  from_what text not null,
  to_product text not null,
  reason text not null,
  hazard text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint conversion_changes_something CHECK ((from_what <> to_product)),
  constraint conversion_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint conversion_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint conversion_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint livelihood_conversions_key PRIMARY KEY (household_id, conversion_id)
);
create table delivery.livelihood_groups (
  group_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  village_id text,
  name text not null,
  formed_on date not null,
  target_share integer,
  repay_after_months integer,
  repay_in_poverty integer,
  repay_near_poverty integer,
  check_every_months integer,
  constraint livelihood_checks_have_an_interval CHECK (((check_every_months >= 1) AND (check_every_months <= 60))),
  constraint livelihood_group_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint livelihood_group_is_in_a_village FOREIGN KEY (village_id) REFERENCES registry.areas(area_id),
  constraint livelihood_group_is_of_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id),
  constraint livelihood_groups_key PRIMARY KEY (group_id),
  constraint livelihood_repayment_has_a_time CHECK (((repay_after_months >= 1) AND (repay_after_months <= 240))),
  constraint livelihood_shares_are_percents CHECK ((((target_share >= 0) AND (target_share <= 100)) AND ((repay_in_poverty >= 0) AND (repay_in_poverty <= 100)) AND ((repay_near_poverty >= 0) AND (repay_near_poverty <= 100))))
);
create table delivery.livelihood_holdings (
  asset_id uuid not null,
  turn integer not null,
  group_id uuid not null,
  household_id uuid not null,
  commune_id text not null,
  held_from date not null,
  minutes text,
  reason text,
  constraint livelihood_holder_is_a_member FOREIGN KEY (group_id, household_id) REFERENCES delivery.livelihood_members(group_id, household_id),
  constraint livelihood_holding_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint livelihood_holding_is_of_an_asset FOREIGN KEY (asset_id) REFERENCES delivery.livelihood_assets(asset_id),
  constraint livelihood_holdings_key PRIMARY KEY (asset_id, turn),
  constraint livelihood_rotation_has_minutes CHECK (((turn = 1) = (minutes IS NULL))),
  constraint livelihood_turns_are_counted CHECK ((turn >= 1))
);
create table delivery.livelihood_members (
  group_id uuid not null,
  household_id uuid not null,
  commune_id text not null,
  role text not null,
  joined_on date not null,
  constraint livelihood_member_is_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint livelihood_member_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint livelihood_member_is_of_a_group FOREIGN KEY (group_id) REFERENCES delivery.livelihood_groups(group_id),
  constraint livelihood_members_key PRIMARY KEY (group_id, household_id),
  constraint livelihood_role_is_known CHECK ((role = ANY (ARRAY['leader'::text, 'deputy'::text, 'member'::text])))
);
create table delivery.livelihood_repayments (
  repayment_id uuid not null,
  asset_id uuid not null,
  group_id uuid not null,
  commune_id text not null,
  amount bigint not null,
  paid_on date not null,
  receipt text not null,
  constraint livelihood_repayment_is_for_an_asset FOREIGN KEY (asset_id) REFERENCES delivery.livelihood_assets(asset_id),
  constraint livelihood_repayment_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint livelihood_repayment_is_of_a_group FOREIGN KEY (group_id) REFERENCES delivery.livelihood_groups(group_id),
  constraint livelihood_repayment_is_positive CHECK ((amount > 0)),
  constraint livelihood_repayments_key PRIMARY KEY (repayment_id)
);
create table delivery.loan_files (
  file_id uuid not null,
  commune_id text not null,
  list_name text not null,
  as_of date not null,
  read integer not null,
  matched integer not null,
  unanswered integer not null,
  held_back integer not null,
  read_at timestamp with time zone not null,
  read_by uuid not null,
  constraint loan_file_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint loan_file_is_read_by_an_officer FOREIGN KEY (read_by) REFERENCES authority.officers(officer_id),
  constraint loan_files_key PRIMARY KEY (file_id),
  constraint rows_of_a_loan_file_are_accounted_for CHECK (((read = ((matched + unanswered) + held_back)) AND (matched >= 0) AND (unanswered >= 0) AND (held_back >= 0)))
);
create table delivery.loan_rows_held (
  file_id uuid not null,
  row integer not null,
  commune_id text not null,
  code text not null,
  fault text not null,
  constraint held_row_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint held_row_is_of_a_loan_file FOREIGN KEY (file_id) REFERENCES delivery.loan_files(file_id),
  constraint loan_rows_held_key PRIMARY KEY (file_id, "row")
);
create table delivery.loans (
  household_id uuid not null,
  loan_id uuid not null,
  commune_id text not null,
  number text not null default ''::text,
  state text not null,
  amount bigint,
  disbursed_on date,
  due_on date,
  outstanding bigint,
  overdue bigint,
  remark text,
  as_of date not null,
  file_id uuid not null,
  constraint disbursed_loan_has_amount_and_day CHECK (((state <> ALL (ARRAY['disbursed'::text, 'repaid'::text])) OR ((amount IS NOT NULL) AND (disbursed_on IS NOT NULL)))),
  constraint loan_amount_is_positive CHECK (((amount > 0) AND (amount <= '1000000000000000'::bigint))),
  constraint loan_comes_from_a_file FOREIGN KEY (file_id) REFERENCES delivery.loan_files(file_id),
  constraint loan_is_disbursed_up_to_the_day_of_the_file CHECK ((disbursed_on <= as_of)),
  constraint loan_is_due_after_it_was_disbursed CHECK ((due_on >= disbursed_on)),
  constraint loan_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint loan_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint loan_is_of_its_household_once UNIQUE (household_id, number),
  constraint loan_owes_no_more_than_it_is CHECK ((((outstanding >= 0) AND (outstanding <= amount)) AND ((overdue >= 0) AND (overdue <= outstanding)))),
  constraint loan_state_is_known CHECK ((state = ANY (ARRAY['applied'::text, 'approved'::text, 'refused'::text, 'disbursed'::text, 'repaid'::text]))),
  constraint loans_key PRIMARY KEY (household_id, loan_id)
);
create table delivery.offtake_contracts (
  contract_id uuid not null,
  commune_id text not null,
  buyer_id uuid not null,
  demand_id uuid,
  product text not null,
  price_rule text not null,
  price bigint,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  number text,
  signed_on date,
  ended_on date,
  end_reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint offtake_answers_a_demand FOREIGN KEY (demand_id) REFERENCES delivery.buyer_demands(demand_id),
  constraint offtake_contracts_key PRIMARY KEY (contract_id),
  constraint offtake_ends_after_it_starts CHECK ((ends_on >= starts_on)),
  constraint offtake_ends_with_day_and_reason CHECK ((((state = 'ended'::text) = (ended_on IS NOT NULL)) AND ((state = 'ended'::text) = (end_reason IS NOT NULL)))),
  constraint offtake_has_the_price_of_its_rule CHECK ((((price_rule = 'market'::text) = (price IS NULL)) AND (price > 0))),
  constraint offtake_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint offtake_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint offtake_is_signed_with_day_and_number CHECK (((state <> 'signed'::text) OR ((signed_on IS NOT NULL) AND (number IS NOT NULL)))),
  constraint offtake_is_with_a_buyer FOREIGN KEY (buyer_id) REFERENCES delivery.buyers(buyer_id),
  constraint offtake_price_rule_is_known CHECK ((price_rule = ANY (ARRAY['fixed'::text, 'at_least'::text, 'market'::text]))),
  constraint offtake_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'ended'::text])))
);
create table delivery.offtake_shares (
  contract_id uuid not null,
  cycle_id uuid not null,
  commune_id text not null,
  quantity numeric(14,3) not null,
  constraint offtake_share_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint offtake_share_is_of_a_contract FOREIGN KEY (contract_id) REFERENCES delivery.offtake_contracts(contract_id),
  constraint offtake_share_is_of_a_cycle FOREIGN KEY (cycle_id) REFERENCES delivery.production_cycles(cycle_id),
  constraint offtake_share_is_something CHECK ((quantity > (0)::numeric)),
  constraint offtake_shares_key PRIMARY KEY (contract_id, cycle_id)
);
create table delivery.placement_follow_ups (
  household_id uuid not null,
  placement_follow_up_id uuid not null,
  placement_id uuid not null,
  commune_id text not null,
  months integer not null,
  asked_on date not null,
  asked_by text not null,
  answer text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint follow_up_answer_is_known CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint follow_up_is_after_3_6_or_12_months CHECK ((months = ANY (ARRAY[3, 6, 12]))),
  constraint follow_up_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint follow_up_is_of_a_placement FOREIGN KEY (household_id, placement_id) REFERENCES delivery.placements(household_id, placement_id),
  constraint follow_up_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint placement_follow_ups_key PRIMARY KEY (household_id, placement_follow_up_id)
);
create table delivery.placements (
  household_id uuid not null,
  placement_id uuid not null,
  job_seeker_id uuid not null,
  vacancy_id uuid not null,
  commune_id text not null,
  started_on date not null,
  wage bigint not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint job_seeker_is_placed_once UNIQUE (household_id, job_seeker_id),
  constraint placement_fills_a_vacancy FOREIGN KEY (vacancy_id) REFERENCES delivery.vacancies(vacancy_id),
  constraint placement_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint placement_is_of_a_job_seeker FOREIGN KEY (household_id, job_seeker_id) REFERENCES delivery.job_seekers(household_id, job_seeker_id),
  constraint placement_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint placement_wage_is_positive CHECK (((wage > 0) AND (wage <= '1000000000000000'::bigint))),
  constraint placements_key PRIMARY KEY (household_id, placement_id)
);
create table delivery.produce_sales (
  household_id uuid not null,
  sale_id uuid not null,
  cycle_id uuid not null,
  commune_id text not null,
  contract_id uuid,
  sold_to text,
  sold_on date not null,
  quantity numeric(14,3) not null,
  grade text,
  price bigint not null,
  amount bigint not null,
  paid_on date,
  constraint produce_sales_key PRIMARY KEY (household_id, sale_id),
  constraint sale_amount_is_quantity_by_price CHECK (((amount)::numeric = round((quantity * (price)::numeric)))),
  constraint sale_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint sale_is_of_a_producer FOREIGN KEY (household_id, cycle_id) REFERENCES delivery.cycle_producers(household_id, cycle_id),
  constraint sale_is_paid_after_it CHECK ((paid_on >= sold_on)),
  constraint sale_is_something CHECK (((quantity > (0)::numeric) AND (price > 0))),
  constraint sale_is_to_a_buyer CHECK (((contract_id IS NULL) = (sold_to IS NOT NULL))),
  constraint sale_under_a_contract_is_of_its_cycles FOREIGN KEY (contract_id, cycle_id) REFERENCES delivery.offtake_shares(contract_id, cycle_id)
);
create table delivery.production_cycles (
  cycle_id uuid not null,
  activity_id uuid not null,
  group_id uuid,
  commune_id text not null,
  product text not null,
  size numeric(14,3) not null,
  starts_on date not null,
  started_on date,
  harvest_from date not null,
  harvest_to date not null,
  expected_yield numeric(14,3) not null,
  state text not null,
  ended_on date,
  end_reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint cycle_ends_with_its_day CHECK ((((state = ANY (ARRAY['harvested'::text, 'failed'::text])) = (ended_on IS NOT NULL)) AND (ended_on >= started_on))),
  constraint cycle_expects_a_yield CHECK (((size > (0)::numeric) AND (expected_yield > (0)::numeric))),
  constraint cycle_fails_with_a_reason CHECK (((state <> 'failed'::text) OR (end_reason IS NOT NULL))),
  constraint cycle_is_harvested_after_it_starts CHECK (((harvest_from >= starts_on) AND (harvest_to >= harvest_from))),
  constraint cycle_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint cycle_is_of_a_group FOREIGN KEY (group_id) REFERENCES delivery.livelihood_groups(group_id),
  constraint cycle_is_of_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id),
  constraint cycle_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint cycle_runs_from_a_day CHECK (((started_on IS NOT NULL) OR (state = ANY (ARRAY['planned'::text, 'failed'::text])))),
  constraint cycle_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'harvested'::text, 'failed'::text]))),
  constraint production_cycles_key PRIMARY KEY (cycle_id)
);
create table delivery.referral_acts (
  household_id uuid not null,
  referral_act_id uuid not null,
  referral_id uuid not null,
  commune_id text not null,
  act text not null,
  done_on date not null,
  office_id uuid not null,
  to_office_id uuid,
  due_on date,
  note text,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  constraint referral_act_is_by_an_officer FOREIGN KEY (done_by) REFERENCES authority.officers(officer_id),
  constraint referral_act_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint referral_act_is_known CHECK ((act = ANY (ARRAY['send'::text, 'accept'::text, 'complete'::text, 'refuse'::text, 'passOn'::text, 'direct'::text, 'withdraw'::text]))),
  constraint referral_act_is_on_a_referral FOREIGN KEY (household_id, referral_id) REFERENCES delivery.referrals(household_id, referral_id),
  constraint referral_act_is_with_an_office FOREIGN KEY (office_id) REFERENCES authority.offices(office_id),
  constraint referral_act_says_why CHECK (((act = ANY (ARRAY['send'::text, 'accept'::text])) OR (note IS NOT NULL))),
  constraint referral_acts_key PRIMARY KEY (household_id, referral_act_id),
  constraint referral_goes_on_to_an_office FOREIGN KEY (to_office_id) REFERENCES authority.offices(office_id),
  constraint referral_goes_on_when_passed_on CHECK (((act = 'passOn'::text) = (to_office_id IS NOT NULL)))
);
create table delivery.referrals (
  referral_id uuid not null,
  household_id uuid not null,
  person_id uuid,
  commune_id text not null,
  kind text not null,
  kind_name jsonb not null,
  need text,
  support_id uuid,
  reason text not null,
  office_id uuid not null,
  office_ids uuid[] not null,
  sent_on date not null,
  due_on date not null,
  escalates_after integer not null,
  escalates_to text not null,
  state text not null,
  answer text,
  answered_on date,
  paper_code uuid not null default gen_random_uuid(),
  constraint answered_referral_has_its_answer CHECK ((((state = ANY (ARRAY['done'::text, 'refused'::text])) = (answered_on IS NOT NULL)) AND ((answered_on IS NULL) = (answer IS NULL)))),
  constraint referral_escalates_after_days CHECK (((escalates_after >= 0) AND (escalates_after <= 366))),
  constraint referral_escalates_to_a_post CHECK ((escalates_to = ANY (ARRAY['commune_chair'::text, 'province_officer'::text]))),
  constraint referral_has_a_deadline CHECK ((due_on >= sent_on)),
  constraint referral_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint referral_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint referral_is_of_a_person FOREIGN KEY (household_id, person_id) REFERENCES registry.people(household_id, person_id),
  constraint referral_is_of_a_support FOREIGN KEY (household_id, support_id) REFERENCES delivery.supports(household_id, support_id),
  constraint referral_is_with_an_office FOREIGN KEY (office_id) REFERENCES authority.offices(office_id),
  constraint referral_is_with_the_last_office CHECK ((office_id = office_ids[cardinality(office_ids)])),
  constraint referral_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'done'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint referrals_key PRIMARY KEY (household_id, referral_id)
);
create table delivery.support_acts (
  household_id uuid not null,
  support_act_id uuid not null,
  support_id uuid not null,
  commune_id text not null,
  act text not null,
  state text not null,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  note text,
  now_in text,
  changed jsonb,
  constraint support_act_is_on_a_support FOREIGN KEY (household_id, support_id) REFERENCES delivery.supports(household_id, support_id),
  constraint support_acts_key PRIMARY KEY (household_id, support_act_id)
);
create table delivery.support_cost_shares (
  household_id uuid not null,
  support_id uuid not null,
  fund_line_id uuid not null,
  commune_id text not null,
  now_in text,
  amount bigint not null,
  constraint share_is_of_a_support FOREIGN KEY (household_id, support_id) REFERENCES delivery.supports(household_id, support_id) ON DELETE CASCADE,
  constraint support_cost_shares_key PRIMARY KEY (household_id, support_id, fund_line_id),
  constraint support_share_is_an_amount CHECK (((amount > 0) AND (amount <= '1000000000000000'::bigint))),
  constraint support_share_is_of_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id)
);
create table delivery.supports (
  household_id uuid not null,
  support_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  person_id uuid,
  content text not null,
  year integer not null,
  quantity integer not null default 1,
  amount bigint not null,
  goods jsonb,
  grounds jsonb not null,
  review_id uuid,
  state text not null,
  findings jsonb,
  commitment_posting_id uuid,
  delivered_on date,
  now_in text,
  period daterange not null,
  approved_amount bigint,
  needs_evidence text[],
  series_id uuid not null,
  instalment integer not null default 1,
  instalments integer not null default 1,
  instalment_name jsonb,
  due_on date,
  constraint commitment_is_posted FOREIGN KEY (commitment_posting_id) REFERENCES planning.postings(posting_id),
  constraint committed_support_is_posted CHECK (((state = ANY (ARRAY['proposed'::text, 'checked'::text, 'approved'::text, 'refused'::text])) OR (commitment_posting_id IS NOT NULL) OR (amount = 0))),
  constraint instalment_is_one_of_its_series CHECK ((((instalment >= 1) AND (instalment <= instalments)) AND (instalments <= 60))),
  constraint last_instalment_makes_the_support_whole CHECK (((quantity >= 0) AND ((quantity = 0) = (instalment < instalments)))),
  constraint needed_evidence_is_of_a_known_kind CHECK ((needs_evidence <@ ARRAY['delivery photo'::text, 'delivery document'::text, 'delivery statement'::text, 'acceptance photo'::text, 'acceptance document'::text])),
  constraint no_more_is_delivered_than_approved CHECK (((approved_amount IS NULL) OR (amount <= approved_amount))),
  constraint same_support_is_given_once EXCLUDE USING gist (household_id WITH =, COALESCE(person_id, household_id) WITH =, content WITH =, period WITH &&, series_id WITH <>) WHERE ((state = ANY (ARRAY['approved'::text, 'committed'::text, 'delivered'::text, 'paid'::text, 'verified'::text]))),
  constraint support_amount_is_not_negative CHECK ((amount >= 0)),
  constraint support_comes_from_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id),
  constraint support_has_a_period CHECK (((NOT isempty(period)) AND (lower(period) IS NOT NULL))),
  constraint support_is_at_most_the_largest_amount CHECK ((amount <= '1000000000000000'::bigint)) NOT VALID,
  constraint support_is_for_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint support_is_grounded_in_a_review FOREIGN KEY (household_id, review_id) REFERENCES review.reviews(household_id, review_id),
  constraint support_is_of_a_person_of_the_household FOREIGN KEY (household_id, person_id) REFERENCES registry.people(household_id, person_id),
  constraint support_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'checked'::text, 'approved'::text, 'committed'::text, 'delivered'::text, 'paid'::text, 'verified'::text, 'refused'::text, 'returned'::text]))),
  constraint supports_key PRIMARY KEY (household_id, support_id)
);
create table delivery.vacancies (
  vacancy_id uuid not null,
  commune_id text not null,
  employer text not null,
  trade text not null,
  reach text not null,
  place text not null,
  seats integer not null,
  wage_from bigint not null,
  wage_to bigint not null,
  open_until date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint vacancies_key PRIMARY KEY (vacancy_id),
  constraint vacancy_has_seats CHECK (((seats >= 1) AND (seats <= 10000))),
  constraint vacancy_is_kept_by_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint vacancy_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint vacancy_reach_is_known CHECK ((reach = ANY (ARRAY['here'::text, 'other_province'::text, 'abroad'::text]))),
  constraint vacancy_wage_is_a_range CHECK (((wage_from > 0) AND (wage_to >= wage_from) AND (wage_to <= '1000000000000000'::bigint)))
);
create table delivery.work_acceptances (
  milestone_id uuid not null,
  work_id uuid not null,
  commune_id text not null,
  number text not null,
  accepted_on date not null,
  accepted_by text not null,
  physical integer not null,
  value bigint not null,
  constraint acceptance_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint acceptance_is_of_a_contract FOREIGN KEY (work_id) REFERENCES delivery.work_contracts(work_id),
  constraint acceptance_is_of_a_milestone FOREIGN KEY (milestone_id) REFERENCES delivery.work_milestones(milestone_id),
  constraint acceptance_is_of_a_share CHECK (((physical >= 1) AND (physical <= 100))),
  constraint accepted_value_is_an_amount CHECK (((value >= 0) AND (value <= '1000000000000000'::bigint))),
  constraint work_acceptances_key PRIMARY KEY (milestone_id)
);
create table delivery.work_acts (
  work_act_id uuid not null,
  work_id uuid not null,
  commune_id text not null,
  act text not null,
  done_on date,
  reason text,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  constraint work_act_is_by_an_officer FOREIGN KEY (done_by) REFERENCES authority.officers(officer_id),
  constraint work_act_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint work_act_is_known CHECK ((act = ANY (ARRAY['draft'::text, 'sign'::text, 'plan'::text, 'change'::text, 'start'::text, 'accept'::text, 'stop'::text, 'resume'::text, 'handOver'::text, 'operate'::text, 'release'::text, 'find'::text, 'answer'::text]))),
  constraint work_act_is_on_a_work FOREIGN KEY (work_id) REFERENCES delivery.works(work_id),
  constraint work_acts_key PRIMARY KEY (work_act_id),
  constraint work_is_stopped_with_a_reason CHECK (((act <> 'stop'::text) OR (reason IS NOT NULL)))
);
create table delivery.work_changes (
  work_change_id uuid not null,
  work_id uuid not null,
  commune_id text not null,
  number text not null,
  signed_on date not null,
  signed_by text not null,
  amount bigint not null,
  days integer not null,
  reason text not null,
  constraint change_is_of_a_contract FOREIGN KEY (work_id) REFERENCES delivery.work_contracts(work_id),
  constraint work_change_changes_something CHECK (((amount <> 0) OR (days <> 0))),
  constraint work_change_is_an_amount CHECK ((abs(amount) <= '1000000000000000'::bigint)),
  constraint work_change_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint work_changes_key PRIMARY KEY (work_change_id)
);
create table delivery.work_contracts (
  work_id uuid not null,
  commune_id text not null,
  contractor text not null,
  tax_number text,
  number text not null,
  signed_on date not null,
  value bigint not null,
  days integer not null,
  advance_percent integer not null,
  retention_percent integer not null,
  warranty_months integer not null,
  constraint contract_is_of_a_work FOREIGN KEY (work_id) REFERENCES delivery.works(work_id),
  constraint work_contract_has_days CHECK ((days > 0)),
  constraint work_contract_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint work_contract_shares_are_percents CHECK ((((advance_percent >= 0) AND (advance_percent <= 100)) AND ((retention_percent >= 0) AND (retention_percent <= 100)))),
  constraint work_contract_value_is_positive CHECK (((value > 0) AND (value <= '1000000000000000'::bigint))),
  constraint work_contract_warranty_is_a_time CHECK (((warranty_months >= 0) AND (warranty_months <= 240))),
  constraint work_contracts_key PRIMARY KEY (work_id)
);
create table delivery.work_findings (
  finding_id uuid not null,
  work_id uuid not null,
  commune_id text not null,
  found_on date not null,
  found_by text not null,
  finding text not null,
  answer_due date not null,
  answered_on date,
  answer text,
  constraint answer_of_finding_has_its_day CHECK (((answered_on IS NULL) = (answer IS NULL))),
  constraint finding_is_answered_after_it_was_made CHECK (((answered_on >= found_on) AND (answer_due >= found_on))),
  constraint finding_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint finding_is_of_a_work FOREIGN KEY (work_id) REFERENCES delivery.works(work_id),
  constraint work_findings_key PRIMARY KEY (finding_id)
);
create table delivery.work_milestones (
  milestone_id uuid not null,
  work_id uuid not null,
  commune_id text not null,
  name text not null,
  planned_on date not null,
  share integer not null,
  constraint milestone_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint milestone_is_of_a_work FOREIGN KEY (work_id) REFERENCES delivery.works(work_id),
  constraint milestone_share_is_a_percent CHECK (((share >= 1) AND (share <= 100))),
  constraint work_milestones_key PRIMARY KEY (milestone_id)
);
create table delivery.works (
  work_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  village_id text,
  name text not null,
  place text,
  lon double precision,
  lat double precision,
  path text not null,
  estimate bigint not null,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  keeper text,
  yearly_budget bigint,
  retention_released_on date,
  constraint place_of_work_is_whole CHECK (((lon IS NULL) = (lat IS NULL))),
  constraint work_budget_is_an_amount CHECK (((yearly_budget >= 0) AND (yearly_budget <= '1000000000000000'::bigint))),
  constraint work_ends_after_it_starts CHECK ((ends_on >= starts_on)),
  constraint work_estimate_is_positive CHECK (((estimate > 0) AND (estimate <= '1000000000000000'::bigint))),
  constraint work_in_operation_has_a_keeper CHECK (((state <> 'in_operation'::text) OR (keeper IS NOT NULL))),
  constraint work_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint work_is_in_a_village FOREIGN KEY (village_id) REFERENCES registry.areas(area_id),
  constraint work_is_of_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id),
  constraint work_path_is_known CHECK ((path = ANY (ARRAY['community'::text, 'tender'::text]))),
  constraint work_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'contracted'::text, 'under_way'::text, 'stopped'::text, 'handed_over'::text, 'in_operation'::text]))),
  constraint works_key PRIMARY KEY (work_id)
);
create table payment.account_index (
  household_id uuid not null,
  payee_id uuid not null,
  commune_id text not null,
  blind_index bytea not null,
  constraint account_index_key PRIMARY KEY (household_id, payee_id),
  constraint indexed_account_is_of_a_payee FOREIGN KEY (household_id, payee_id) REFERENCES payment.payees(household_id, payee_id) ON DELETE CASCADE
);
create table payment.answer_files (
  file_id uuid not null,
  batch_id uuid not null,
  commune_id text not null,
  line_count integer not null,
  amount numeric not null,
  answered_count integer not null,
  answered_amount numeric not null,
  unmatched_count integer not null,
  unmatched_amount numeric not null,
  constraint answer_file_counts_are_not_negative CHECK (((LEAST(answered_count, unmatched_count) >= 0) AND (LEAST(answered_amount, unmatched_amount) >= (0)::numeric))),
  constraint answer_file_is_kept FOREIGN KEY (file_id) REFERENCES payment.files(file_id),
  constraint answer_file_is_of_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint answer_files_key PRIMARY KEY (file_id),
  constraint answered_and_unmatched_are_the_file CHECK (((line_count = (answered_count + unmatched_count)) AND (amount = (answered_amount + unmatched_amount))))
);
create table payment.approvals (
  batch_id uuid not null,
  officer_id uuid not null,
  role text not null,
  commune_id text not null,
  signed_at timestamp with time zone not null,
  on_behalf_of uuid,
  digest text,
  constraint approval_is_of_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint approval_role_is_known CHECK ((role = ANY (ARRAY['maker'::text, 'checker'::text, 'approver'::text, 'second_approver'::text]))),
  constraint approvals_key PRIMARY KEY (batch_id, role),
  constraint nobody_signs_a_batch_twice UNIQUE (batch_id, officer_id)
);
create table payment.batch_activities (
  batch_id uuid not null,
  activity_id uuid not null,
  commune_id text not null,
  constraint batch_activities_key PRIMARY KEY (batch_id, activity_id),
  constraint batch_activity_is_of_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint batch_pays_an_activity FOREIGN KEY (activity_id) REFERENCES delivery.activities(activity_id)
);
create table payment.batches (
  batch_id uuid not null,
  commune_id text not null,
  year integer not null,
  method text not null,
  title text not null,
  state text not null,
  message_id text,
  instruction_count integer not null,
  total bigint not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  reservation_posting_id uuid,
  execution_on date,
  constraint batch_belongs_to_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint batch_message_id_is_used_once UNIQUE (message_id),
  constraint batch_method_is_known CHECK ((method = ANY (ARRAY['bank'::text, 'cash'::text]))),
  constraint batch_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'checked'::text, 'approved'::text, 'reserved'::text, 'sent'::text, 'partly_settled'::text, 'reconciled'::text, 'cancelled'::text]))),
  constraint batch_total_is_positive CHECK ((total > 0)),
  constraint batches_key PRIMARY KEY (batch_id),
  constraint reservation_is_posted FOREIGN KEY (reservation_posting_id) REFERENCES planning.postings(posting_id)
);
create table payment.debtor_accounts (
  debtor_account_id uuid not null,
  commune_id text not null,
  holder text not null,
  bank_bin text not null,
  account_number text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint debtor_account_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint debtor_accounts_key PRIMARY KEY (debtor_account_id),
  constraint debtor_bank_bin_has_six_digits CHECK ((bank_bin ~ '^[0-9]{6}$'::text))
);
create table payment.exclusions (
  household_id uuid not null,
  instruction_id uuid not null,
  batch_id uuid not null,
  commune_id text not null,
  reason text not null,
  findings text[] not null,
  excluded_by uuid not null,
  excluded_at timestamp with time zone not null,
  constraint exclusion_is_of_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint exclusion_is_of_an_instruction FOREIGN KEY (household_id, instruction_id) REFERENCES payment.instructions(household_id, instruction_id),
  constraint exclusions_key PRIMARY KEY (household_id, instruction_id)
);
create table payment.files (
  file_id uuid not null,
  batch_id uuid not null,
  commune_id text not null,
  kind text not null,
  format text not null,
  file_name text not null,
  sha256 text not null,
  content bytea,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  key_version integer,
  ciphertext bytea,
  constraint file_belongs_to_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint file_has_its_bytes_once CHECK ((((content IS NULL) = (ciphertext IS NOT NULL)) AND ((ciphertext IS NULL) = (key_version IS NULL)))),
  constraint file_is_taken_once_a_batch UNIQUE (batch_id, kind, sha256),
  constraint file_kind_is_known CHECK ((kind = ANY (ARRAY['payment_order'::text, 'cash_list'::text, 'answer'::text]))),
  constraint files_key PRIMARY KEY (file_id)
);
create table payment.instruction_references (
  end_to_end_id text not null,
  household_id uuid not null,
  instruction_id uuid not null,
  batch_id uuid not null,
  commune_id text not null,
  constraint instruction_reference_is_used_once PRIMARY KEY (end_to_end_id)
);
create table payment.instructions (
  household_id uuid not null,
  instruction_id uuid not null,
  batch_id uuid not null,
  support_id uuid not null,
  payee_id uuid not null,
  commune_id text not null,
  end_to_end_id text not null,
  amount bigint not null,
  state text not null,
  frozen jsonb not null,
  settled_on date,
  constraint instruction_amount_is_positive CHECK ((amount > 0)),
  constraint instruction_belongs_to_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint instruction_goes_to_a_payee FOREIGN KEY (household_id, payee_id) REFERENCES payment.payees(household_id, payee_id),
  constraint instruction_pays_a_support FOREIGN KEY (household_id, support_id) REFERENCES delivery.supports(household_id, support_id),
  constraint instruction_state_is_known CHECK ((state = ANY (ARRAY['ready'::text, 'sent'::text, 'paid'::text, 'returned'::text, 'carried_over'::text, 'unknown'::text, 'cancelled'::text]))),
  constraint instructions_key PRIMARY KEY (household_id, instruction_id)
);
create table payment.matches (
  household_id uuid not null,
  match_id uuid not null,
  instruction_id uuid not null,
  file_id uuid not null,
  commune_id text not null,
  outcome text not null,
  amount bigint,
  reason_code text,
  bank_reference text,
  booked_on date,
  line integer,
  constraint file_line_answers_once UNIQUE (household_id, file_id, line),
  constraint match_comes_from_a_file FOREIGN KEY (file_id) REFERENCES payment.files(file_id),
  constraint match_is_of_an_instruction FOREIGN KEY (household_id, instruction_id) REFERENCES payment.instructions(household_id, instruction_id),
  constraint match_outcome_is_known CHECK ((outcome = ANY (ARRAY['paid'::text, 'returned'::text, 'pending'::text]))),
  constraint matches_key PRIMARY KEY (household_id, match_id)
);
create table payment.payees (
  household_id uuid not null,
  payee_id uuid not null,
  person_id uuid not null,
  commune_id text not null,
  role text not null,
  authorisation text,
  method text not null,
  bank_bin text,
  account_ciphertext bytea,
  account_last_digits text,
  account_name text,
  key_version integer,
  cash_point text,
  verified_on date,
  verified_by uuid,
  valid_from date not null,
  valid_to date,
  constraint authorised_payee_has_an_authorisation CHECK (((role = 'head'::text) OR (authorisation IS NOT NULL))),
  constraint bank_payee_has_an_account CHECK (((method <> 'bank'::text) OR ((bank_bin IS NOT NULL) AND (account_ciphertext IS NOT NULL)))),
  constraint cash_payee_has_a_cash_point CHECK (((method <> 'cash'::text) OR (cash_point IS NOT NULL))),
  constraint payee_is_a_person_of_the_household FOREIGN KEY (household_id, person_id) REFERENCES registry.people(household_id, person_id),
  constraint payee_method_is_known CHECK ((method = ANY (ARRAY['bank'::text, 'cash'::text]))),
  constraint payee_role_is_known CHECK ((role = ANY (ARRAY['head'::text, 'authorised'::text]))),
  constraint payees_key PRIMARY KEY (household_id, payee_id)
);
create table payment.receipts (
  household_id uuid not null,
  receipt_id uuid not null,
  instruction_id uuid not null,
  commune_id text not null,
  kind text not null,
  signed_on date not null,
  signed_by text not null,
  recorded_by uuid not null,
  constraint instruction_is_signed_for_once UNIQUE (household_id, instruction_id),
  constraint receipt_is_of_an_instruction FOREIGN KEY (household_id, instruction_id) REFERENCES payment.instructions(household_id, instruction_id),
  constraint receipt_kind_is_known CHECK ((kind = ANY (ARRAY['signature'::text, 'fingerprint'::text, 'organisation'::text]))),
  constraint receipts_key PRIMARY KEY (household_id, receipt_id)
);
create table payment.reopenings (
  reopening_id uuid not null,
  batch_id uuid not null,
  commune_id text not null,
  file_id uuid,
  reason text not null,
  reopened_at timestamp with time zone not null,
  reopened_by uuid not null,
  constraint reopening_comes_from_a_file FOREIGN KEY (file_id) REFERENCES payment.files(file_id),
  constraint reopening_has_a_reason CHECK ((length(TRIM(BOTH FROM reason)) > 0)),
  constraint reopening_is_of_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint reopenings_key PRIMARY KEY (reopening_id)
);
create table payment.returns (
  household_id uuid not null,
  return_id uuid not null,
  instruction_id uuid not null,
  commune_id text not null,
  fate text not null,
  amount bigint not null,
  reason text not null,
  returned_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint instruction_is_returned_once UNIQUE (household_id, instruction_id),
  constraint return_fate_is_known CHECK ((fate = ANY (ARRAY['carried_over'::text, 'given_back'::text]))),
  constraint return_has_a_reason CHECK ((length(TRIM(BOTH FROM reason)) > 0)),
  constraint return_has_money CHECK ((amount > 0)),
  constraint return_is_of_an_instruction FOREIGN KEY (household_id, instruction_id) REFERENCES payment.instructions(household_id, instruction_id),
  constraint returns_key PRIMARY KEY (household_id, return_id)
);
create table payment.unmatched_answers (
  file_id uuid not null,
  line integer not null,
  batch_id uuid not null,
  commune_id text not null,
  end_to_end_id text not null,
  outcome text not null,
  code text not null,
  amount bigint,
  written text,
  reason_code text,
  bank_reference text,
  booked_on date,
  constraint unmatched_answer_is_of_a_batch FOREIGN KEY (batch_id) REFERENCES payment.batches(batch_id),
  constraint unmatched_answer_is_of_a_file FOREIGN KEY (file_id) REFERENCES payment.files(file_id),
  constraint unmatched_answers_key PRIMARY KEY (file_id, line),
  constraint unmatched_line_is_numbered_from_one CHECK ((line > 0)),
  constraint unmatched_outcome_is_known CHECK ((outcome = ANY (ARRAY['paid'::text, 'returned'::text, 'pending'::text])))
);
create table planning.accounts (
  account_id uuid not null,
  fund_source text not null,
  component text not null,
  area_id text not null,
  year integer not null,
  kind text not null,
  fund_line_id uuid,
  balance bigint not null default 0,
  origin_year integer not null,
  form text not null,
  constraint account_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint account_form_is_known CHECK ((form = ANY (ARRAY['money'::text, 'goods'::text, 'labour'::text]))),
  constraint account_has_a_source FOREIGN KEY (fund_source) REFERENCES planning.fund_sources(fund_source),
  constraint account_holds_at_most_nine_thousand_largest_amounts CHECK ((abs(balance) <= '9000000000000000000'::bigint)) NOT VALID,
  constraint account_is_of_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id),
  constraint account_is_opened_once UNIQUE NULLS NOT DISTINCT (fund_source, component, area_id, year, origin_year, form, kind, fund_line_id),
  constraint account_kind_is_known CHECK ((kind = ANY (ARRAY['source'::text, 'budget'::text, 'allocated'::text, 'committed'::text, 'reserved'::text, 'disbursed'::text, 'settled'::text, 'returned'::text]))),
  constraint accounts_key PRIMARY KEY (account_id),
  constraint money_is_carried_forward_only CHECK ((origin_year <= year)),
  constraint only_a_source_may_be_below_zero CHECK (((kind = 'source'::text) OR (balance >= 0)))
);
create table planning.activity_lines (
  activity_line_id uuid not null,
  output_id uuid not null,
  title text not null,
  position double precision not null default 0,
  constraint activity_line_serves_an_output FOREIGN KEY (output_id) REFERENCES planning.outputs(output_id),
  constraint activity_lines_key PRIMARY KEY (activity_line_id)
);
create table planning.actuals (
  actual_id uuid not null,
  target_id uuid not null,
  area_id text not null,
  year integer not null,
  indicator_version integer not null,
  value numeric not null,
  as_of date not null,
  evidence text not null,
  entered_at timestamp with time zone not null,
  entered_by uuid not null,
  constraint actual_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint actual_has_evidence CHECK ((length(TRIM(BOTH FROM evidence)) > 0)),
  constraint actual_is_of_a_target FOREIGN KEY (target_id) REFERENCES planning.targets(target_id),
  constraint actuals_key PRIMARY KEY (actual_id)
);
create table planning.allocation_publications (
  formula_run_id uuid not null,
  area_id text not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  constraint allocation_is_published_once PRIMARY KEY (formula_run_id),
  constraint publication_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint publication_is_of_a_formula_run FOREIGN KEY (formula_run_id) REFERENCES planning.formula_runs(formula_run_id)
);
create table planning.allocations (
  allocation_id uuid not null,
  formula_run_id uuid not null,
  area_id text not null,
  amount bigint not null,
  decision_number text not null,
  decided_on date not null,
  posting_id uuid not null,
  constraint allocation_goes_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint allocation_is_made_once_a_run UNIQUE (formula_run_id, area_id),
  constraint allocation_is_not_negative CHECK ((amount >= 0)),
  constraint allocation_is_posted FOREIGN KEY (posting_id) REFERENCES planning.postings(posting_id),
  constraint allocation_rests_on_a_formula_run FOREIGN KEY (formula_run_id) REFERENCES planning.formula_runs(formula_run_id),
  constraint allocations_key PRIMARY KEY (allocation_id)
);
create table planning.carry_over_lines (
  carry_over_id uuid not null,
  line integer not null,
  area_id text not null,
  fund_source text not null,
  component text not null,
  origin_year integer not null,
  kind text not null,
  fund_line_id uuid,
  amount bigint not null,
  action text not null,
  rule text not null,
  source text not null,
  constraint carry_over_action_is_known CHECK ((action = ANY (ARRAY['carry'::text, 'return'::text, 'stay'::text, 'undecided'::text]))),
  constraint carry_over_line_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint carry_over_line_has_a_source FOREIGN KEY (fund_source) REFERENCES planning.fund_sources(fund_source),
  constraint carry_over_line_has_money CHECK ((amount > 0)),
  constraint carry_over_line_is_of_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id),
  constraint carry_over_lines_key PRIMARY KEY (carry_over_id, line),
  constraint line_is_of_a_carry_over FOREIGN KEY (carry_over_id) REFERENCES planning.carry_overs(carry_over_id)
);
create table planning.carry_overs (
  carry_over_id uuid not null,
  area_id text not null,
  from_year integer not null,
  as_of date not null,
  state text not null,
  choices jsonb not null,
  run_at timestamp with time zone not null,
  run_by uuid not null,
  decision_number text,
  decided_on date,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint approved_carry_over_rests_on_a_decision CHECK (((state = 'approved'::text) = ((decision_number IS NOT NULL) AND (decided_on IS NOT NULL) AND (decided_at IS NOT NULL) AND (decided_by IS NOT NULL)))),
  constraint carry_over_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint carry_over_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text]))),
  constraint carry_overs_key PRIMARY KEY (carry_over_id)
);
create table planning.contributions (
  contribution_id uuid not null,
  area_id text not null,
  year integer not null,
  activity_line_id uuid,
  fund_source text not null,
  component text not null,
  form text not null,
  giver text not null,
  content text not null,
  quantity_hundredths bigint,
  unit text,
  unit_value bigint,
  amount bigint not null,
  given_on date not null,
  posting_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint contribution_form_is_known CHECK ((form = ANY (ARRAY['money'::text, 'goods'::text, 'labour'::text]))),
  constraint contribution_has_a_source FOREIGN KEY (fund_source) REFERENCES planning.fund_sources(fund_source),
  constraint contribution_is_at_most_the_largest_amount CHECK ((amount <= '1000000000000000'::bigint)) NOT VALID,
  constraint contribution_is_for_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint contribution_is_positive CHECK ((amount > 0)),
  constraint contribution_is_posted FOREIGN KEY (posting_id) REFERENCES planning.postings(posting_id),
  constraint contribution_serves_an_activity_line FOREIGN KEY (activity_line_id) REFERENCES planning.activity_lines(activity_line_id),
  constraint contribution_value_is_quantity_times_rate CHECK (((form = 'money'::text) OR (amount = (((quantity_hundredths * unit_value) + 50) / 100)))),
  constraint contributions_key PRIMARY KEY (contribution_id),
  constraint goods_and_labour_are_valued_at_a_stated_rate CHECK ((((form = 'money'::text) = (quantity_hundredths IS NULL)) AND ((form = 'money'::text) = (unit IS NULL)) AND ((form = 'money'::text) = (unit_value IS NULL)))),
  constraint rate_is_at_most_the_largest_amount CHECK ((unit_value <= '1000000000000000'::bigint)) NOT VALID
);
create table planning.entries (
  posting_id uuid not null,
  line integer not null,
  account_id uuid not null,
  amount bigint not null,
  constraint entries_key PRIMARY KEY (posting_id, line),
  constraint entry_belongs_to_a_posting FOREIGN KEY (posting_id) REFERENCES planning.postings(posting_id),
  constraint entry_is_not_zero CHECK ((amount <> 0)),
  constraint entry_is_on_an_account FOREIGN KEY (account_id) REFERENCES planning.accounts(account_id)
);
create table planning.formula_runs (
  formula_run_id uuid not null,
  area_id text not null,
  year integer not null,
  fund_source text not null,
  component text not null,
  amount bigint not null,
  formula jsonb not null,
  inputs jsonb not null,
  result jsonb not null,
  as_of date not null,
  run_at timestamp with time zone not null,
  run_by uuid not null,
  title text not null default ''::text,
  formula_version integer not null default 1,
  copied_from uuid,
  optimiser_run_id uuid,
  origin_year integer not null,
  constraint allocated_amount_is_at_most_the_largest_amount CHECK ((amount <= '1000000000000000'::bigint)) NOT VALID,
  constraint formula_run_amount_is_positive CHECK ((amount > 0)),
  constraint formula_run_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint formula_run_has_a_source FOREIGN KEY (fund_source) REFERENCES planning.fund_sources(fund_source),
  constraint formula_run_is_copied_from_one FOREIGN KEY (copied_from) REFERENCES planning.formula_runs(formula_run_id),
  constraint formula_run_is_of_a_proposal FOREIGN KEY (optimiser_run_id) REFERENCES planning.optimiser_runs(optimiser_run_id),
  constraint formula_run_shares_money_that_is_there CHECK ((origin_year <= year)),
  constraint formula_runs_key PRIMARY KEY (formula_run_id)
);
create table planning.fund_line_schedules (
  fund_line_id uuid not null,
  month integer not null,
  area_id text not null,
  amount bigint not null,
  constraint fund_line_schedules_key PRIMARY KEY (fund_line_id, month),
  constraint month_is_of_a_year CHECK (((month >= 1) AND (month <= 12))),
  constraint schedule_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint schedule_is_of_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id) ON DELETE CASCADE,
  constraint scheduled_amount_is_at_most_the_largest_amount CHECK ((amount <= '1000000000000000'::bigint)) NOT VALID,
  constraint scheduled_amount_is_not_negative CHECK ((amount >= 0))
);
create table planning.fund_lines (
  fund_line_id uuid not null,
  activity_line_id uuid not null,
  fund_source text not null,
  component text not null,
  area_id text not null,
  year integer not null,
  amount bigint not null,
  origin_year integer not null,
  position double precision not null default 0,
  constraint fund_line_amount_is_not_negative CHECK ((amount >= 0)),
  constraint fund_line_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint fund_line_has_a_source FOREIGN KEY (fund_source) REFERENCES planning.fund_sources(fund_source),
  constraint fund_line_is_at_most_the_largest_amount CHECK ((amount <= '1000000000000000'::bigint)) NOT VALID,
  constraint fund_line_money_is_carried_forward_only CHECK ((origin_year <= year)),
  constraint fund_line_serves_an_activity_line FOREIGN KEY (activity_line_id) REFERENCES planning.activity_lines(activity_line_id),
  constraint fund_lines_key PRIMARY KEY (fund_line_id)
);
create table planning.fund_sources (
  fund_source text not null,
  name jsonb not null,
  constraint fund_sources_key PRIMARY KEY (fund_source)
);
create table planning.goals (
  goal_id uuid not null,
  plan_id uuid not null,
  title text not null,
  position double precision not null default 0,
  constraint goal_belongs_to_a_plan FOREIGN KEY (plan_id) REFERENCES planning.plans(plan_id),
  constraint goals_key PRIMARY KEY (goal_id)
);
create table planning.optimiser_runs (
  optimiser_run_id uuid not null,
  area_id text not null,
  year integer not null,
  title text not null,
  as_of date not null,
  request jsonb not null,
  problem jsonb not null,
  state text not null,
  result jsonb,
  solver text,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  ended_at timestamp with time zone,
  constraint a_finished_optimiser_run_has_a_result CHECK (((state = ANY (ARRAY['finished'::text, 'infeasible'::text])) = (result IS NOT NULL))),
  constraint optimiser_run_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint optimiser_run_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'finished'::text, 'infeasible'::text, 'stopped'::text, 'cancelled'::text, 'failed'::text]))),
  constraint optimiser_runs_key PRIMARY KEY (optimiser_run_id)
);
create table planning.outputs (
  output_id uuid not null,
  target_id uuid not null,
  activity_kind text not null,
  area_id text not null,
  year integer not null,
  quantity integer not null,
  unit text not null,
  unit_cost bigint not null,
  position double precision not null default 0,
  to_confirm boolean not null default false,
  constraint output_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint output_quantity_is_not_negative CHECK ((quantity >= 0)),
  constraint output_serves_a_target FOREIGN KEY (target_id) REFERENCES planning.targets(target_id),
  constraint outputs_key PRIMARY KEY (output_id),
  constraint unit_cost_is_at_most_the_largest_amount CHECK ((unit_cost <= '1000000000000000'::bigint)) NOT VALID,
  constraint unit_cost_is_not_negative CHECK ((unit_cost >= 0))
);
create table planning.plan_acts (
  plan_id uuid not null,
  plan_act_id uuid not null,
  area_id text not null,
  act text not null,
  state_after text not null,
  at timestamp with time zone not null,
  by uuid not null,
  reason text,
  decision_number text,
  decided_on date,
  version integer,
  lines jsonb,
  content_hash text,
  constraint approval_and_adjustment_rest_on_a_decision CHECK (((act <> ALL (ARRAY['approve'::text, 'adjust'::text])) OR (decision_number IS NOT NULL))),
  constraint decision_has_number_and_day CHECK (((decision_number IS NULL) = (decided_on IS NULL))),
  constraint plan_act_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint plan_act_is_known CHECK ((act = ANY (ARRAY['draft'::text, 'submit'::text, 'appraise'::text, 'return'::text, 'approve'::text, 'adjust'::text, 'close'::text]))),
  constraint plan_act_is_on_a_plan FOREIGN KEY (plan_id) REFERENCES planning.plans(plan_id),
  constraint plan_acts_key PRIMARY KEY (plan_id, plan_act_id),
  constraint return_and_adjustment_have_a_reason CHECK (((act <> ALL (ARRAY['return'::text, 'adjust'::text])) OR (reason IS NOT NULL))),
  constraint version_is_counted_once UNIQUE (plan_id, version),
  constraint version_keeps_its_tree CHECK ((((version IS NULL) = (lines IS NULL)) AND ((version IS NULL) = (content_hash IS NULL))))
);
create table planning.plan_adjustments (
  plan_id uuid not null,
  adjustment_id uuid not null,
  area_id text not null,
  reason text not null,
  changes jsonb not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  outcome text,
  note text,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint adjustment_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint adjustment_is_decided_whole CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND ((outcome IS NULL) = (decided_by IS NULL)))),
  constraint adjustment_is_of_a_plan FOREIGN KEY (plan_id) REFERENCES planning.plans(plan_id),
  constraint adjustment_outcome_is_known CHECK ((outcome = ANY (ARRAY['approved'::text, 'refused'::text]))),
  constraint plan_adjustments_key PRIMARY KEY (plan_id, adjustment_id)
);
create table planning.plan_remarks (
  plan_id uuid not null,
  remark_id uuid not null,
  area_id text not null,
  line_kind text,
  line_id uuid,
  line_label text,
  remark text not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint answer_has_time_and_officer CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint plan_remarks_key PRIMARY KEY (plan_id, remark_id),
  constraint remark_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint remark_is_on_a_known_kind CHECK ((line_kind = ANY (ARRAY['goal'::text, 'target'::text, 'output'::text, 'line'::text, 'fund'::text]))),
  constraint remark_is_on_a_plan FOREIGN KEY (plan_id) REFERENCES planning.plans(plan_id),
  constraint remark_names_its_line_whole CHECK ((((line_kind IS NULL) = (line_id IS NULL)) AND ((line_id IS NULL) = (line_label IS NULL))))
);
create table planning.plans (
  plan_id uuid not null,
  area_id text not null,
  year integer not null,
  programme_id text not null,
  programme_version text not null,
  state text not null,
  decision_number text,
  decided_on date,
  kind text not null default 'annual'::text,
  until_year integer not null,
  within_plan_id uuid,
  constraint annual_plan_hangs_on_a_plan FOREIGN KEY (within_plan_id) REFERENCES planning.plans(plan_id),
  constraint annual_plan_is_of_one_year CHECK ((((kind = 'annual'::text) = (until_year = year)) AND (until_year >= year))),
  constraint one_plan_an_area_and_year UNIQUE (area_id, kind, year, programme_id),
  constraint only_an_annual_plan_hangs_on_another CHECK (((kind = 'annual'::text) OR (within_plan_id IS NULL))),
  constraint plan_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint plan_is_annual_or_of_several_years CHECK ((kind = ANY (ARRAY['annual'::text, 'multi_year'::text]))),
  constraint plan_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'appraised'::text, 'approved'::text, 'adjusted'::text, 'closed'::text]))),
  constraint plan_uses_a_programme FOREIGN KEY (programme_id, programme_version) REFERENCES planning.programmes(programme_id, version),
  constraint plans_key PRIMARY KEY (plan_id)
);
create table planning.postings (
  posting_id uuid not null,
  idempotency_key text not null,
  kind text not null,
  reference_kind text not null,
  reference_id text not null,
  reverses uuid,
  posted_at timestamp with time zone not null,
  posted_by uuid not null,
  reason text,
  booked_on date,
  constraint posting_is_made_once UNIQUE (idempotency_key),
  constraint posting_is_reversed_once UNIQUE (reverses),
  constraint posting_kind_is_known CHECK ((kind = ANY (ARRAY['fund'::text, 'allocate'::text, 'assign'::text, 'commit'::text, 'reserve'::text, 'disburse'::text, 'settle'::text, 'return'::text, 'reverse'::text, 'reallocate'::text, 'carry_over'::text, 'recall'::text, 'adjust'::text, 'contribute'::text]))),
  constraint postings_key PRIMARY KEY (posting_id),
  constraint reversal_is_of_a_posting FOREIGN KEY (reverses) REFERENCES planning.postings(posting_id),
  constraint reversal_tells_why_and_of_what CHECK ((((kind = 'reverse'::text) = (reverses IS NOT NULL)) AND ((reverses IS NULL) OR (reason IS NOT NULL))))
);
create table planning.programme_codes (
  programme_code_id uuid not null,
  area_id text not null,
  programme_id text not null,
  segment text not null,
  subject text not null,
  code text not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  constraint code_is_of_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint code_is_short CHECK ((length(code) <= 20)),
  constraint programme_codes_key PRIMARY KEY (programme_code_id)
);
create table planning.programmes (
  programme_id text not null,
  version text not null,
  content_hash text not null,
  pack jsonb not null,
  loaded_at timestamp with time zone not null,
  constraint programmes_key PRIMARY KEY (programme_id, version)
);
create table planning.reallocation_lines (
  reallocation_id uuid not null,
  fund_line_id uuid not null,
  area_id text not null,
  giving_area_id text not null,
  amount bigint not null,
  amount_before bigint not null,
  constraint line_is_of_a_reallocation FOREIGN KEY (reallocation_id) REFERENCES planning.reallocations(reallocation_id),
  constraint reallocation_line_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint reallocation_line_is_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id),
  constraint reallocation_line_is_not_zero CHECK ((amount <> 0)),
  constraint reallocation_line_is_of_a_giving_area FOREIGN KEY (giving_area_id) REFERENCES registry.areas(area_id),
  constraint reallocation_lines_key PRIMARY KEY (reallocation_id, fund_line_id)
);
create table planning.reallocations (
  reallocation_id uuid not null,
  area_id text not null,
  year integer not null,
  origin_year integer not null,
  fund_source text not null,
  component text not null,
  amount bigint not null,
  reason text not null,
  state text not null,
  decided_by_level text not null,
  reverses uuid,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  consented_at timestamp with time zone,
  consented_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_number text,
  decided_on date,
  note text,
  posting_id uuid,
  constraint approved_reallocation_has_decision_and_posting CHECK ((((state = 'approved'::text) = (posting_id IS NOT NULL)) AND ((state <> 'approved'::text) OR ((decision_number IS NOT NULL) AND (decided_on IS NOT NULL))))),
  constraint consent_has_time_and_officer CHECK (((consented_at IS NULL) = (consented_by IS NULL))),
  constraint decision_on_reallocation_has_time_and_officer CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  constraint reallocation_has_a_source FOREIGN KEY (fund_source) REFERENCES planning.fund_sources(fund_source),
  constraint reallocation_is_decided_by_commune_or_province CHECK ((decided_by_level = ANY (ARRAY['commune'::text, 'province'::text]))),
  constraint reallocation_is_given_by_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint reallocation_is_posted FOREIGN KEY (posting_id) REFERENCES planning.postings(posting_id),
  constraint reallocation_is_undone_once UNIQUE (reverses),
  constraint reallocation_moves_money CHECK ((amount > 0)),
  constraint reallocation_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'consented'::text, 'approved'::text, 'refused'::text]))),
  constraint reallocation_undoes_one FOREIGN KEY (reverses) REFERENCES planning.reallocations(reallocation_id),
  constraint reallocations_key PRIMARY KEY (reallocation_id)
);
create table planning.targets (
  target_id uuid not null,
  goal_id uuid not null,
  indicator_code text not null,
  area_id text not null,
  year integer not null,
  baseline numeric not null,
  value numeric not null,
  indicator_version integer not null default 1,
  area_class text,
  period_from date,
  period_to date,
  baseline_on date,
  disaggregation jsonb not null default '{}'::jsonb,
  position double precision not null default 0,
  constraint indicator_version_is_positive CHECK ((indicator_version > 0)),
  constraint target_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint target_is_for_a_known_class CHECK ((area_class = ANY (ARRAY['zone_1'::text, 'zone_2'::text, 'zone_3'::text, 'very_hard'::text, 'safe_zone'::text, 'border'::text, 'island'::text, 'coast'::text, 'mountain'::text]))),
  constraint target_period_ends_after_it_begins CHECK ((period_to >= period_from)),
  constraint target_period_has_both_ends CHECK (((period_from IS NULL) = (period_to IS NULL))),
  constraint target_serves_a_goal FOREIGN KEY (goal_id) REFERENCES planning.goals(goal_id),
  constraint targets_key PRIMARY KEY (target_id)
);
create table planning.treasury_imports (
  treasury_import_id uuid not null,
  area_id text not null,
  origin text not null,
  file_name text not null,
  sha256 text not null,
  mapping jsonb not null,
  from_day date not null,
  to_day date not null,
  bad_rows jsonb not null,
  known_rows integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  reason text,
  constraint accepted_import_tells_why CHECK ((((accepted_at IS NULL) = (reason IS NULL)) AND ((accepted_at IS NULL) = (accepted_by IS NULL)))),
  constraint treasury_import_is_of_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint treasury_import_origin_is_known CHECK ((origin = ANY (ARRAY['treasury'::text, 'bank'::text]))),
  constraint treasury_imports_key PRIMARY KEY (treasury_import_id),
  constraint treasury_period_is_forward CHECK ((to_day >= from_day))
);
create table planning.treasury_lines (
  treasury_line_id uuid not null,
  treasury_import_id uuid not null,
  area_id text not null,
  finding text not null,
  row_number integer,
  line_key text,
  reference text,
  booked_on date,
  amount bigint,
  fund_source text,
  posting_id uuid,
  own_amount bigint,
  commune_id text,
  constraint finding_tells_whose_it_is CHECK ((((finding = 'only_with_us'::text) = (line_key IS NULL)) AND ((finding = 'only_with_treasury'::text) = (posting_id IS NULL)) AND ((finding <> 'matched'::text) OR (amount = own_amount)))),
  constraint treasury_amount_is_at_most_the_largest_amount CHECK ((abs(amount) <= '1000000000000000'::bigint)) NOT VALID,
  constraint treasury_finding_is_known CHECK ((finding = ANY (ARRAY['matched'::text, 'amount_differs'::text, 'only_with_treasury'::text, 'only_with_us'::text]))),
  constraint treasury_line_is_of_an_import FOREIGN KEY (treasury_import_id) REFERENCES planning.treasury_imports(treasury_import_id),
  constraint treasury_line_is_taken_once UNIQUE (area_id, line_key),
  constraint treasury_line_matches_a_posting FOREIGN KEY (posting_id) REFERENCES planning.postings(posting_id),
  constraint treasury_line_names_an_area FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint treasury_lines_key PRIMARY KEY (treasury_line_id)
);
create table planning.vouchers (
  voucher_id uuid not null,
  fund_line_id uuid not null,
  area_id text not null,
  stage text not null,
  amount bigint not null,
  document text not null,
  booked_on date not null,
  posting_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  work_id uuid,
  is_advance boolean not null default false,
  constraint advance_is_a_payment_of_a_work CHECK (((NOT is_advance) OR ((work_id IS NOT NULL) AND (stage = 'disbursed'::text)))),
  constraint voucher_amount_is_positive CHECK ((amount > 0)),
  constraint voucher_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint voucher_is_at_most_the_largest_amount CHECK ((amount <= '1000000000000000'::bigint)) NOT VALID,
  constraint voucher_is_of_a_fund_line FOREIGN KEY (fund_line_id) REFERENCES planning.fund_lines(fund_line_id),
  constraint voucher_is_of_a_work FOREIGN KEY (work_id) REFERENCES delivery.works(work_id),
  constraint voucher_is_posted FOREIGN KEY (posting_id) REFERENCES planning.postings(posting_id),
  constraint voucher_is_recorded_by_an_officer FOREIGN KEY (recorded_by) REFERENCES authority.officers(officer_id),
  constraint voucher_is_recorded_once UNIQUE (fund_line_id, stage, document),
  constraint voucher_stage_is_known CHECK ((stage = ANY (ARRAY['committed'::text, 'disbursed'::text, 'settled'::text, 'released'::text, 'returned'::text]))),
  constraint vouchers_key PRIMARY KEY (voucher_id)
);
create table platform.daily_tasks (
  name text not null,
  began_at timestamp with time zone not null,
  done_at timestamp with time zone,
  fault text,
  constraint daily_tasks_key PRIMARY KEY (name)
);
create table platform.facts (
  name text not null,
  value jsonb not null,
  recorded_at timestamp with time zone not null,
  constraint facts_key PRIMARY KEY (name)
);
create table platform.idempotency_keys (
  officer_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_key PRIMARY KEY (officer_id, key)
);
create table platform.outbox (
  entry_id uuid not null,
  position bigint,
  at timestamp with time zone not null,
  officer_id uuid not null,
  act text not null,
  area_id text not null,
  record_kind text not null,
  record_id text not null,
  facts jsonb not null,
  constraint outbox_key PRIMARY KEY (entry_id),
  constraint outbox_position_is_unique UNIQUE ("position")
);
create table platform.outbox_consumers (
  consumer text not null,
  position bigint not null,
  tries integer not null default 0,
  retry_at timestamp with time zone,
  constraint outbox_consumers_key PRIMARY KEY (consumer)
);
create table platform.outbox_numbering (
  is_only boolean not null,
  last_position bigint not null,
  constraint outbox_is_numbered_once CHECK (is_only),
  constraint outbox_numbering_key PRIMARY KEY (is_only)
);
create table platform.outbox_set_aside (
  consumer text not null,
  entry_id uuid not null,
  act text not null,
  tries integer not null,
  fault text not null,
  set_aside_at timestamp with time zone not null,
  constraint outbox_set_aside_key PRIMARY KEY (consumer, entry_id)
);
create table public.vuon_migrations (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint vuon_migrations_key PRIMARY KEY (number)
);
create table registry.area_boundaries (
  area_id text not null,
  geometry jsonb not null,
  source text not null,
  imported_at timestamp with time zone not null,
  of_pack boolean not null default false,
  constraint area_boundaries_key PRIMARY KEY (area_id),
  constraint boundary_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id)
);
create table registry.area_classes (
  area_id text not null,
  class text not null,
  valid_from date not null,
  valid_to date,
  decision text not null,
  constraint area_class_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint area_class_is_known CHECK ((class = ANY (ARRAY['zone_1'::text, 'zone_2'::text, 'zone_3'::text, 'very_hard'::text, 'safe_zone'::text, 'border'::text, 'island'::text, 'coast'::text, 'mountain'::text]))),
  constraint area_classes_key PRIMARY KEY (area_id, class, valid_from),
  constraint class_is_of_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id)
);
create table registry.area_closure (
  ancestor_id text not null,
  descendant_id text not null,
  depth integer not null,
  constraint area_closure_key PRIMARY KEY (ancestor_id, descendant_id),
  constraint closure_ancestor_is_an_area FOREIGN KEY (ancestor_id) REFERENCES registry.areas(area_id),
  constraint closure_descendant_is_an_area FOREIGN KEY (descendant_id) REFERENCES registry.areas(area_id)
);
create table registry.area_successions (
  from_area_id text not null,
  to_area_id text not null,
  on_date date not null,
  decision text,
  part boolean not null,
  constraint area_successions_key PRIMARY KEY (from_area_id, to_area_id, on_date),
  constraint succession_from_is_an_area FOREIGN KEY (from_area_id) REFERENCES registry.areas(area_id),
  constraint succession_to_is_an_area FOREIGN KEY (to_area_id) REFERENCES registry.areas(area_id)
);
create table registry.areas (
  area_id text not null,
  code text not null,
  kind text not null,
  name text not null,
  full_name text not null,
  parent_id text,
  setting text,
  score_area_group text,
  assumptions jsonb not null default '[]'::jsonb,
  population integer,
  population_flag text,
  area_km2 numeric,
  lon double precision,
  lat double precision,
  valid_from date,
  valid_to date,
  import_id uuid,
  constraint area_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint area_kind_is_known CHECK ((kind = ANY (ARRAY['country'::text, 'province'::text, 'city'::text, 'district'::text, 'commune'::text, 'ward'::text, 'township'::text, 'special_zone'::text, 'village'::text]))),
  constraint area_lies_in_an_area FOREIGN KEY (parent_id) REFERENCES registry.areas(area_id),
  constraint area_setting_is_known CHECK ((setting = ANY (ARRAY['rural'::text, 'urban'::text]))),
  constraint areas_key PRIMARY KEY (area_id),
  constraint population_flag_is_known CHECK ((population_flag = ANY (ARRAY['missing'::text, 'implausible'::text])))
);
create table registry.bulk_changes (
  bulk_id uuid not null,
  area_id text not null,
  changes jsonb not null,
  on_date date not null,
  reason text not null,
  households integer not null,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint bulk_change_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint bulk_change_has_a_reason CHECK ((reason <> ''::text)),
  constraint bulk_change_undone_tells_by_whom CHECK (((undone_at IS NULL) = (undone_by IS NULL))),
  constraint bulk_changes_key PRIMARY KEY (bulk_id)
);
create table registry.corrections (
  household_id uuid not null,
  correction_id uuid not null,
  person_id uuid,
  commune_id text not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  state text not null default 'asked'::text,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  now_in text,
  kind text not null,
  identifier_kind text,
  key_version integer,
  ciphertext bytea,
  warnings text[] not null default '{}'::text[],
  constraint correction_decided_tells_by_whom CHECK ((((state = 'asked'::text) = (decided_by IS NULL)) AND ((state = 'asked'::text) = (decided_at IS NULL)))),
  constraint correction_has_a_reason CHECK ((reason <> ''::text)),
  constraint correction_is_decided_by_another CHECK ((decided_by IS DISTINCT FROM asked_by)),
  constraint correction_is_of_a_person FOREIGN KEY (household_id, person_id) REFERENCES registry.people(household_id, person_id),
  constraint correction_is_of_somebody CHECK (((kind = 'household'::text) = (person_id IS NULL))),
  constraint correction_keeps_no_number_after_its_decision CHECK (((state = 'asked'::text) OR (ciphertext IS NULL))),
  constraint correction_kind_is_known CHECK ((kind = ANY (ARRAY['person'::text, 'identifier'::text, 'membership'::text, 'household'::text]))),
  constraint correction_names_its_number CHECK (((kind = 'identifier'::text) = (identifier_kind IS NOT NULL))),
  constraint correction_of_a_number_is_of_a_kind CHECK ((identifier_kind = ANY (ARRAY['personal_id'::text, 'legacy_id'::text, 'insurance_number'::text]))),
  constraint correction_seals_its_number_whole CHECK (((key_version IS NULL) = (ciphertext IS NULL))),
  constraint correction_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text]))),
  constraint corrections_key PRIMARY KEY (household_id, correction_id)
);
create table registry.duplicate_pairs (
  left_person_id uuid not null,
  right_person_id uuid not null,
  left_household_id uuid not null,
  right_household_id uuid not null,
  left_commune_id text not null,
  right_commune_id text not null,
  found_by text not null,
  probability double precision,
  evidence jsonb not null,
  fingerprint text not null,
  found_at timestamp with time zone not null,
  state text not null default 'waiting'::text,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  ended jsonb,
  constraint duplicate_pairs_key PRIMARY KEY (left_household_id, left_person_id, right_household_id, right_person_id),
  constraint pair_decided_tells_by_whom CHECK ((((state = 'waiting'::text) = (decided_by IS NULL)) AND ((state = 'waiting'::text) = (decided_at IS NULL)))),
  constraint pair_is_found_by_a_known_way CHECK ((found_by = ANY (ARRAY['shared_number'::text, 'likeness'::text]))),
  constraint pair_left_lies_in_a_commune FOREIGN KEY (left_commune_id) REFERENCES registry.areas(area_id),
  constraint pair_right_lies_in_a_commune FOREIGN KEY (right_commune_id) REFERENCES registry.areas(area_id),
  constraint pair_stands_in_one_order CHECK ((ROW(left_household_id, left_person_id) < ROW(right_household_id, right_person_id))),
  constraint pair_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'merged'::text, 'not_same'::text])))
);
create table registry.duplicate_searches (
  search_id uuid not null,
  area_id text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  state text not null default 'queued'::text,
  people_compared integer,
  pairs_found integer,
  pairs_added integer,
  failure jsonb,
  ended_at timestamp with time zone,
  placeholders jsonb not null default '[]'::jsonb,
  constraint duplicate_search_ends_with_its_state CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['finished'::text, 'failed'::text])))),
  constraint duplicate_search_is_of_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint duplicate_search_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'reading'::text, 'comparing'::text, 'writing'::text, 'finished'::text, 'failed'::text]))),
  constraint duplicate_searches_key PRIMARY KEY (search_id)
);
create table registry.ethnicities (
  code text not null,
  name text not null,
  constraint ethnicities_key PRIMARY KEY (code)
);
create table registry.held_households (
  import_id uuid not null,
  household_key text not null,
  area_id text not null,
  rows jsonb not null,
  before jsonb,
  state text not null default 'held'::text,
  settled_at timestamp with time zone,
  settled_by uuid,
  reason text,
  constraint held_household_belongs_to_an_import FOREIGN KEY (import_id) REFERENCES registry.imports(import_id),
  constraint held_household_left_out_has_a_reason CHECK (((state <> 'left_out'::text) OR (reason <> ''::text))),
  constraint held_household_settled_tells_by_whom CHECK ((((state = 'held'::text) = (settled_by IS NULL)) AND ((state = 'held'::text) = (settled_at IS NULL)))),
  constraint held_household_state_is_known CHECK ((state = ANY (ARRAY['held'::text, 'taken'::text, 'left_out'::text]))),
  constraint held_households_key PRIMARY KEY (import_id, household_key)
);
create table registry.household_acts (
  household_id uuid not null,
  act_id uuid not null,
  commune_id text not null,
  act text not null,
  on_date date not null,
  person_id uuid,
  facts jsonb not null,
  reason text,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  now_in text,
  bulk_id uuid,
  constraint household_act_is_known CHECK ((act = ANY (ARRAY['member_joined'::text, 'member_left'::text, 'member_died'::text, 'head_changed'::text, 'household_moved'::text, 'household_closed'::text, 'household_split'::text, 'household_founded'::text, 'household_joined'::text, 'household_took_in'::text, 'person_moved_out'::text, 'person_moved_in'::text, 'household_transferred'::text, 'merge_undone'::text, 'household_changed'::text, 'change_undone'::text, 'village_changed'::text, 'double_merged'::text]))),
  constraint household_act_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint household_acts_key PRIMARY KEY (household_id, act_id)
);
create table registry.household_places (
  household_id uuid not null,
  valid_from date not null,
  valid_to date,
  commune_id text not null,
  village_id text,
  address text,
  now_in text,
  constraint household_place_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint household_place_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint household_place_is_in_a_village FOREIGN KEY (village_id) REFERENCES registry.areas(area_id),
  constraint household_places_key PRIMARY KEY (household_id, valid_from),
  constraint place_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id)
);
create table registry.household_points (
  household_id uuid not null,
  point_id uuid not null,
  commune_id text not null,
  lon double precision not null,
  lat double precision not null,
  accuracy_m integer,
  how text not null,
  recorded_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint household_points_key PRIMARY KEY (household_id, point_id),
  constraint point_accuracy_is_positive CHECK ((accuracy_m > 0)),
  constraint point_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint point_is_taken_in_a_known_way CHECK ((how = ANY (ARRAY['device'::text, 'hand'::text]))),
  constraint point_lies_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint point_lies_on_earth_by_latitude CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint point_lies_on_earth_by_longitude CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision)))
);
create table registry.household_sources (
  source_system text not null,
  source_key text not null,
  household_id uuid not null,
  commune_id text not null,
  constraint household_source_key_is_used_once PRIMARY KEY (source_system, source_key)
);
create table registry.households (
  household_id uuid not null,
  commune_id text not null,
  village_id text,
  address text,
  residence text not null default 'permanent'::text,
  registered_on date not null,
  closed_on date,
  closed_reason text,
  flags text[] not null default '{}'::text[],
  source_system text not null,
  source_key text not null,
  past_communes text[] not null default '{}'::text[],
  import_id uuid,
  registered_by uuid,
  constraint household_closes_with_a_reason CHECK (((closed_on IS NULL) = (closed_reason IS NULL))),
  constraint household_lies_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint household_lies_in_a_village FOREIGN KEY (village_id) REFERENCES registry.areas(area_id),
  constraint households_key PRIMARY KEY (household_id),
  constraint residence_is_known CHECK ((residence = ANY (ARRAY['permanent'::text, 'temporary'::text])))
);
create table registry.identifier_index (
  kind text not null,
  blind_index bytea not null,
  person_id uuid not null,
  household_id uuid not null,
  commune_id text not null,
  constraint identifier_index_key PRIMARY KEY (kind, blind_index, person_id)
);
create table registry.identifiers (
  household_id uuid not null,
  person_id uuid not null,
  kind text not null,
  commune_id text not null,
  key_version integer not null,
  ciphertext bytea not null,
  last_digits text not null,
  constraint identifier_is_of_a_person FOREIGN KEY (household_id, person_id) REFERENCES registry.people(household_id, person_id),
  constraint identifier_kind_is_known CHECK ((kind = ANY (ARRAY['personal_id'::text, 'legacy_id'::text, 'insurance_number'::text]))),
  constraint identifiers_key PRIMARY KEY (household_id, person_id, kind)
);
create table registry.import_files (
  file_id uuid not null,
  area_id text not null,
  name text not null,
  size bigint not null,
  sha256 text not null,
  handed_in_at timestamp with time zone not null,
  handed_in_by uuid not null,
  removed_at timestamp with time zone,
  constraint import_file_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint import_file_is_not_empty CHECK ((size > 0)),
  constraint import_files_key PRIMARY KEY (file_id)
);
create table registry.import_mappings (
  area_id text not null,
  source_system text not null,
  mapping jsonb not null,
  columns text[] not null,
  used_at timestamp with time zone not null,
  used_by uuid not null,
  constraint import_mapping_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint import_mappings_key PRIMARY KEY (area_id, source_system)
);
create table registry.imports (
  import_id uuid not null,
  area_id text not null,
  source_system text not null,
  mapping jsonb not null,
  state text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  officer_id uuid not null,
  counts jsonb not null,
  households_file_id uuid,
  people_file_id uuid,
  options jsonb not null default '{}'::jsonb,
  reading jsonb,
  rows_done bigint not null default 0,
  rows_in_all bigint,
  batches_done integer not null default 0,
  cancel_asked_at timestamp with time zone,
  failure jsonb,
  constraint import_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint import_reads_a_file FOREIGN KEY (households_file_id) REFERENCES registry.import_files(file_id),
  constraint import_reads_a_file_of_people FOREIGN KEY (people_file_id) REFERENCES registry.import_files(file_id),
  constraint import_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'finished'::text, 'failed'::text, 'cancelled'::text, 'taken_back'::text]))),
  constraint imports_key PRIMARY KEY (import_id)
);
create table registry.left_out_rows (
  import_id uuid not null,
  file text not null,
  row_number bigint not null,
  area_id text not null,
  reason text not null,
  said text not null,
  last_row bigint,
  constraint left_out_reason_is_known CHECK ((reason = ANY (ARRAY['title'::text, 'columns'::text, 'blank'::text, 'total'::text, 'signature'::text, 'village'::text, 'head'::text, 'rule'::text]))),
  constraint left_out_row_belongs_to_an_import FOREIGN KEY (import_id) REFERENCES registry.imports(import_id),
  constraint left_out_rows_end_after_they_begin CHECK ((last_row >= row_number)),
  constraint left_out_rows_key PRIMARY KEY (import_id, file, row_number)
);
create table registry.memberships (
  household_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  commune_id text not null,
  relation text not null,
  valid_from date not null,
  valid_to date,
  past_communes text[] not null default '{}'::text[],
  constraint membership_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint membership_is_of_a_person_of_the_household FOREIGN KEY (household_id, person_id) REFERENCES registry.people(household_id, person_id),
  constraint memberships_key PRIMARY KEY (household_id, membership_id)
);
create table registry.names (
  search_name text not null,
  sorted_words text not null,
  constraint names_key PRIMARY KEY (search_name)
);
create table registry.people (
  household_id uuid not null,
  person_id uuid not null,
  commune_id text not null,
  full_name text,
  search_name text generated always as (registry.search_text(full_name)) stored,
  birth_date date,
  birth_precision text,
  sex text,
  ethnicity_code text,
  local_group text,
  disability text,
  merit boolean not null default false,
  phone text,
  died_on date,
  flags text[] not null default '{}'::text[],
  source_key text,
  past_communes text[] not null default '{}'::text[],
  constraint birth_date_has_a_precision CHECK (((birth_date IS NULL) = (birth_precision IS NULL))),
  constraint birth_precision_is_known CHECK ((birth_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text]))),
  constraint people_key PRIMARY KEY (household_id, person_id),
  constraint person_belongs_to_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint sex_is_known CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])))
);
create table registry.person_residences (
  person_id uuid not null,
  valid_from date not null,
  valid_to date,
  household_id uuid not null,
  commune_id text not null,
  constraint person_lives_in_one_household_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint person_residences_key PRIMARY KEY (person_id, valid_from)
);
create table registry.population_changes (
  change_id uuid not null default gen_random_uuid(),
  commune_id text not null,
  constraint population_changes_key PRIMARY KEY (change_id)
);
create table registry.population_counts (
  commune_id text not null,
  village_id text,
  households integer not null,
  people integer not null,
  registered integer not null,
  constraint population_counts_key UNIQUE NULLS NOT DISTINCT (commune_id, village_id)
);
create table registry.population_days (
  commune_id text not null,
  counted_on date not null,
  valid_until date not null,
  constraint population_days_key PRIMARY KEY (commune_id)
);
create table registry.quarantine_rows (
  import_id uuid not null,
  row_number bigint not null,
  area_id text not null,
  file text not null,
  household_key text,
  field text not null,
  reason text not null,
  remedy text not null,
  raw jsonb not null,
  beside text,
  constraint quarantine_rows_key PRIMARY KEY (import_id, file, row_number, field),
  constraint quarantined_row_belongs_to_an_import FOREIGN KEY (import_id) REFERENCES registry.imports(import_id)
);
create table registry.take_back_households (
  take_back_id uuid not null,
  household_id uuid not null,
  import_id uuid not null,
  commune_id text not null,
  village_name text,
  outcome text not null,
  why text,
  source_key text not null,
  head_name text,
  members integer not null,
  record jsonb,
  at timestamp with time zone not null,
  constraint household_is_gone_through_by_a_take_back FOREIGN KEY (take_back_id) REFERENCES registry.take_backs(take_back_id),
  constraint kept_household_tells_why CHECK (((outcome = 'kept'::text) = (why IS NOT NULL))),
  constraint take_back_households_key PRIMARY KEY (take_back_id, household_id),
  constraint take_back_outcome_is_known CHECK ((outcome = ANY (ARRAY['taken_back'::text, 'kept'::text]))),
  constraint taken_back_household_keeps_its_record CHECK (((outcome = 'taken_back'::text) = (record IS NOT NULL)))
);
create table registry.take_backs (
  take_back_id uuid not null,
  import_id uuid not null,
  area_id text not null,
  reason text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  finished_at timestamp with time zone,
  households_in_all integer not null,
  taken_back integer not null default 0,
  kept integer not null default 0,
  villages integer not null default 0,
  done_until uuid,
  cancel_asked_at timestamp with time zone,
  failure jsonb,
  constraint take_back_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint take_back_has_a_reason CHECK ((reason <> ''::text)),
  constraint take_back_is_of_an_import FOREIGN KEY (import_id) REFERENCES registry.imports(import_id),
  constraint take_back_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'finished'::text, 'failed'::text, 'cancelled'::text]))),
  constraint take_backs_key PRIMARY KEY (take_back_id)
);
create table registry.transfers (
  household_id uuid not null,
  transfer_id uuid not null,
  from_commune_id text not null,
  to_commune_id text not null,
  on_date date not null,
  head_name text,
  members integer not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  state text not null default 'asked'::text,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  constraint transfer_decided_tells_by_whom CHECK ((((state = 'asked'::text) = (decided_by IS NULL)) AND ((state = 'asked'::text) = (decided_at IS NULL)))),
  constraint transfer_goes_from_a_commune FOREIGN KEY (from_commune_id) REFERENCES registry.areas(area_id),
  constraint transfer_goes_to_a_commune FOREIGN KEY (to_commune_id) REFERENCES registry.areas(area_id),
  constraint transfer_goes_to_another_commune CHECK ((from_commune_id <> to_commune_id)),
  constraint transfer_has_a_reason CHECK ((reason <> ''::text)),
  constraint transfer_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint transfer_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint transfers_key PRIMARY KEY (household_id, transfer_id)
);
create table review.calendar_days (
  calendar_day_id uuid not null,
  day date not null,
  kind text not null,
  basis text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint calendar_day_is_of_a_known_kind CHECK ((kind = ANY (ARRAY['holiday'::text, 'worked'::text, 'ordinary'::text]))),
  constraint calendar_days_key PRIMARY KEY (calendar_day_id)
);
create table review.cause_counts (
  commune_id text not null,
  starts_on date not null,
  ends_on date not null,
  class text not null,
  cause text not null,
  households integer not null,
  constraint cause_counts_end_after_they_start CHECK ((starts_on < ends_on)),
  constraint cause_counts_key PRIMARY KEY (commune_id, ends_on, starts_on, class, cause)
);
create table review.certificate_numbers (
  commune_id text not null,
  issue_year integer not null,
  serial integer not null,
  certificate_id uuid not null,
  constraint certificate_number_is_given_once PRIMARY KEY (commune_id, issue_year, serial),
  constraint certificate_number_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id)
);
create table review.certificates (
  household_id uuid not null,
  certificate_id uuid not null,
  decision_id uuid not null,
  commune_id text not null,
  issue_year integer not null,
  serial integer not null,
  valid_year integer not null,
  class text not null,
  head_name text not null,
  head_people text,
  place text not null,
  members jsonb not null,
  issued_on date not null,
  issued_by uuid not null,
  issuer_name text not null,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid,
  replaced_by uuid,
  paper_code uuid not null default gen_random_uuid(),
  constraint certificate_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint certificate_rests_on_a_decision FOREIGN KEY (decision_id) REFERENCES review.decisions(decision_id),
  constraint certificate_serial_is_positive CHECK ((serial > 0)),
  constraint certificate_withdrawn_tells_why CHECK ((((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)) AND ((withdrawn_on IS NULL) = (withdrawn_by IS NULL)))),
  constraint certificates_key PRIMARY KEY (household_id, certificate_id)
);
create table review.classes (
  class text not null,
  counts text not null,
  on_list boolean not null generated always as ((counts = ANY (ARRAY['in_poverty'::text, 'near_poverty'::text]))) stored,
  constraint class_counts_as_what_is_known CHECK ((counts = ANY (ARRAY['in_poverty'::text, 'near_poverty'::text, 'average_living'::text, 'outside'::text]))),
  constraint classes_pkey PRIMARY KEY (class)
);
create table review.decisions (
  decision_id uuid not null,
  round_id uuid not null,
  commune_id text not null,
  number text not null,
  decided_on date not null,
  effective_on date not null,
  signer_id uuid not null,
  signer_name text not null,
  legal_basis text not null,
  read_in text[] not null default '{}'::text[],
  paper_code uuid not null default gen_random_uuid(),
  kind text not null default 'list'::text,
  withdraws_decision_id uuid,
  reason text,
  opens_standard boolean not null default false,
  restored_round_id uuid,
  entered_on date,
  constraint decision_belongs_to_a_round FOREIGN KEY (round_id) REFERENCES review.rounds(round_id),
  constraint decision_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint decision_is_of_a_known_kind CHECK ((kind = ANY (ARRAY['list'::text, 'withdrawal'::text]))),
  constraint decision_number_is_used_once_a_commune UNIQUE (commune_id, number),
  constraint decision_paper_code_is_used_once UNIQUE (paper_code),
  constraint decisions_key PRIMARY KEY (decision_id),
  constraint only_withdrawals_restore CHECK (((restored_round_id IS NULL) OR (kind = 'withdrawal'::text))),
  constraint withdrawal_is_of_a_decision FOREIGN KEY (withdraws_decision_id) REFERENCES review.decisions(decision_id),
  constraint withdrawal_restores_a_round FOREIGN KEY (restored_round_id) REFERENCES review.rounds(round_id),
  constraint withdrawal_tells_what_and_why CHECK ((((kind = 'withdrawal'::text) = (withdraws_decision_id IS NOT NULL)) AND ((kind = 'withdrawal'::text) = (reason IS NOT NULL))))
);
create table review.evidence (
  household_id uuid not null,
  evidence_id uuid not null,
  review_id uuid not null,
  commune_id text not null,
  kind text not null,
  media_type text not null,
  content bytea,
  size integer not null,
  sha256 text not null,
  note text,
  taken_at timestamp with time zone,
  lon double precision,
  lat double precision,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text,
  constraint removed_review_evidence_tells_why CHECK ((((removed_at IS NULL) = (removed_reason IS NULL)) AND ((removed_at IS NULL) = (removed_by IS NULL)))),
  constraint review_evidence_is_of_a_known_kind CHECK ((kind = ANY (ARRAY['photo'::text, 'signature'::text, 'paper_form'::text]))),
  constraint review_evidence_is_of_a_review FOREIGN KEY (household_id, review_id) REFERENCES review.reviews(household_id, review_id),
  constraint review_evidence_is_there_until_removed CHECK (((content IS NULL) = (removed_at IS NOT NULL))),
  constraint review_evidence_key PRIMARY KEY (household_id, evidence_id)
);
create table review.handovers (
  handover_id uuid not null,
  round_id uuid not null,
  commune_id text not null,
  handed_on date not null,
  handed_by uuid not null,
  handed_by_name text not null,
  households jsonb not null,
  note text,
  answer text,
  answered_on date,
  answered_by uuid,
  remark text,
  constraint answered_handover_has_a_day CHECK ((((answer IS NULL) = (answered_on IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint handover_answer_is_known CHECK ((answer = ANY (ARRAY['accepted'::text, 'returned'::text]))),
  constraint handover_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint handover_is_of_a_round FOREIGN KEY (round_id) REFERENCES review.rounds(round_id),
  constraint handovers_key PRIMARY KEY (handover_id),
  constraint returned_handover_tells_why CHECK (((answer IS DISTINCT FROM 'returned'::text) OR (remark IS NOT NULL)))
);
create table review.histories (
  history_id uuid not null,
  households integer not null,
  constraint histories_key PRIMARY KEY (history_id)
);
create table review.history_steps (
  history_id uuid not null,
  decision_id uuid not null,
  effective_on date not null,
  commune_id text not null,
  now_in text,
  replaced_on date,
  left_on date,
  class text not null,
  outcome text not null,
  carried boolean not null,
  constraint history_steps_key PRIMARY KEY (history_id, decision_id, effective_on),
  constraint step_is_of_a_history FOREIGN KEY (history_id) REFERENCES review.histories(history_id)
);
create table review.household_causes (
  household_id uuid not null,
  record_id uuid not null,
  commune_id text not null,
  causes text[] not null,
  recorded_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint cause_is_known CHECK ((causes <@ ARRAY['land'::text, 'capital'::text, 'labour'::text, 'tools'::text, 'knowledge'::text, 'skills'::text, 'illness'::text, 'other'::text])),
  constraint causes_are_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint household_causes_key PRIMARY KEY (household_id, record_id)
);
create table review.household_histories (
  household_id uuid not null,
  history_id uuid not null,
  constraint household_histories_key PRIMARY KEY (household_id)
);
create table review.meeting_results (
  household_id uuid not null,
  review_id uuid not null,
  meeting_id uuid not null,
  commune_id text not null,
  agreed integer not null,
  passed boolean not null,
  objection text,
  constraint agreed_is_not_negative CHECK ((agreed >= 0)),
  constraint meeting_result_is_of_a_review FOREIGN KEY (household_id, review_id) REFERENCES review.reviews(household_id, review_id),
  constraint meeting_results_key PRIMARY KEY (household_id, review_id, meeting_id),
  constraint result_belongs_to_a_meeting FOREIGN KEY (meeting_id) REFERENCES review.meetings(meeting_id)
);
create table review.meetings (
  meeting_id uuid not null,
  round_id uuid not null,
  commune_id text not null,
  village_id text not null,
  held_on date not null,
  chair text not null,
  secretary text not null,
  present integer not null,
  front_observer text,
  minutes text not null,
  recorded_by uuid not null,
  household_representative text,
  minutes_signed_on date,
  paper_code uuid not null default gen_random_uuid(),
  entered_on date,
  constraint meeting_belongs_to_a_round FOREIGN KEY (round_id) REFERENCES review.rounds(round_id),
  constraint meeting_has_people_present CHECK ((present > 0)),
  constraint meeting_is_held_in_a_village FOREIGN KEY (village_id) REFERENCES registry.areas(area_id),
  constraint meeting_paper_code_is_used_once UNIQUE (paper_code),
  constraint meetings_key PRIMARY KEY (meeting_id)
);
create table review.minutes_copies (
  copy_id uuid not null,
  meeting_id uuid not null,
  commune_id text not null,
  copy text not null,
  media_type text not null,
  content bytea not null,
  size integer not null,
  sha256 text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint minutes_copies_key PRIMARY KEY (copy_id),
  constraint minutes_copy_is_of_a_known_holder CHECK ((copy = ANY (ARRAY['village'::text, 'committee'::text]))),
  constraint minutes_copy_is_of_a_meeting FOREIGN KEY (meeting_id) REFERENCES review.meetings(meeting_id)
);
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
  outcome text,
  answer text,
  objector_kind text not null default 'person'::text,
  entered_on date,
  constraint answered_objection_has_an_outcome CHECK (((answered_on IS NULL) = (outcome IS NULL))),
  constraint objection_is_against_a_review FOREIGN KEY (household_id, review_id) REFERENCES review.reviews(household_id, review_id),
  constraint objection_outcome_is_known CHECK ((outcome = ANY (ARRAY['upheld'::text, 'dismissed'::text]))),
  constraint objections_key PRIMARY KEY (household_id, objection_id),
  constraint objector_is_of_a_known_kind CHECK ((objector_kind = ANY (ARRAY['household'::text, 'person'::text, 'organisation'::text])))
);
create table review.opinions (
  opinion_id uuid not null,
  round_id uuid not null,
  commune_id text not null,
  office text not null,
  number text not null,
  given_on date not null,
  remark text,
  households integer not null,
  recorded_by uuid not null,
  constraint opinion_is_on_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint opinion_is_on_a_round FOREIGN KEY (round_id) REFERENCES review.rounds(round_id),
  constraint opinion_is_recorded_once UNIQUE (round_id, commune_id, number),
  constraint opinions_key PRIMARY KEY (opinion_id)
);
create table review.poverty_statuses (
  household_id uuid not null,
  decision_id uuid not null,
  review_id uuid not null,
  commune_id text not null,
  village_id text,
  effective_on date not null,
  outcome text not null,
  previous_class text,
  class text not null,
  list_flag text,
  deprivations integer not null,
  member_count integer not null,
  reason text,
  now_in text,
  left_on date,
  carried boolean not null default false,
  replaced_on date,
  low_income_workers integer,
  constraint decided_low_income_workers_are_no_fewer_than_none CHECK ((low_income_workers >= 0)),
  constraint list_flag_is_known CHECK ((list_flag = ANY (ARRAY['stays'::text, 'new'::text, 'relapsed'::text, 'opening'::text]))),
  constraint poverty_statuses_key PRIMARY KEY (household_id, decision_id, effective_on),
  constraint status_is_of_a_review FOREIGN KEY (household_id, review_id) REFERENCES review.reviews(household_id, review_id),
  constraint status_outcome_is_known CHECK ((outcome = ANY (ARRAY['recognised'::text, 'escaped'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint status_rests_on_a_decision FOREIGN KEY (decision_id) REFERENCES review.decisions(decision_id)
);
create table review.public_postings (
  public_posting_id uuid not null,
  round_id uuid not null,
  commune_id text not null,
  village_id text not null,
  places text[] not null,
  from_date date not null,
  to_date date not null,
  recorded_by uuid not null,
  entered_on date,
  constraint public_posting_belongs_to_a_round FOREIGN KEY (round_id) REFERENCES review.rounds(round_id),
  constraint public_posting_ends_after_it_begins CHECK ((to_date >= from_date)),
  constraint public_posting_is_in_a_village FOREIGN KEY (village_id) REFERENCES registry.areas(area_id),
  constraint public_postings_key PRIMARY KEY (public_posting_id)
);
create table review.refusal_letters (
  household_id uuid not null,
  decision_id uuid not null,
  commune_id text not null,
  paper_code uuid not null default gen_random_uuid(),
  constraint refusal_letter_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint refusal_letter_rests_on_a_decision FOREIGN KEY (decision_id) REFERENCES review.decisions(decision_id),
  constraint refusal_letters_key PRIMARY KEY (household_id, decision_id)
);
create table review.requests (
  household_id uuid not null,
  request_id uuid not null,
  commune_id text not null,
  form text not null,
  asks text not null,
  cause text not null,
  details text,
  received_on date not null,
  received_how text not null,
  received_by uuid not null,
  round_id uuid,
  screened_on date,
  screened_by uuid,
  screening_passed boolean,
  screening_note text,
  withdrawn_on date,
  constraint request_asks_what_is_known CHECK ((asks = ANY (ARRAY['recognition'::text, 'escape'::text, 'average'::text, 'low_income'::text]))),
  constraint request_came_in_a_known_way CHECK ((received_how = ANY (ARRAY['in_person'::text, 'post'::text]))),
  constraint request_cause_is_known CHECK ((cause = ANY (ARRAY['disaster'::text, 'pollution'::text, 'accident'::text, 'illness'::text, 'economic'::text, 'social'::text, 'demographic'::text, 'other'::text]))),
  constraint request_form_is_known CHECK ((form = ANY (ARRAY['01'::text, '04'::text]))),
  constraint request_is_made_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint request_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint request_is_screened_in_a_round CHECK (((screened_on IS NULL) OR (round_id IS NOT NULL))),
  constraint request_is_taken_up_by_a_round FOREIGN KEY (round_id) REFERENCES review.rounds(round_id),
  constraint requests_key PRIMARY KEY (household_id, request_id),
  constraint screened_request_has_a_result CHECK ((((screened_on IS NULL) = (screening_passed IS NULL)) AND ((screened_on IS NULL) = (screened_by IS NULL))))
);
create table review.reviews (
  household_id uuid not null,
  review_id uuid not null,
  round_id uuid not null,
  commune_id text not null,
  village_id text,
  state text not null,
  answers jsonb,
  facts jsonb,
  member_count integer,
  setting text,
  income_score integer,
  income_per_person bigint,
  deprivations integer,
  deprivation_count integer,
  class text,
  previous_class text,
  sample_scores boolean not null default false,
  flags text[] not null default '{}'::text[],
  surveyed_on date,
  surveyed_by uuid,
  public_posting_id uuid,
  now_in text,
  reviewer_id uuid,
  route_position integer,
  answered_at timestamp with time zone,
  answered_lon double precision,
  answered_lat double precision,
  answered_accuracy_m integer,
  answered_how text,
  able_to_work integer generated always as (review.members_able_to_work(facts)) stored,
  low_income_workers integer,
  rests_on_refuted boolean not null default false,
  constraint answers_came_in_a_known_way CHECK ((answered_how = ANY (ARRAY['asked'::text, 'paper'::text, 'file'::text, 'carried'::text]))),
  constraint household_is_reviewed_once_a_round UNIQUE (household_id, round_id),
  constraint low_income_workers_are_no_fewer_than_none CHECK ((low_income_workers >= 0)),
  constraint place_of_answers_is_whole CHECK ((((answered_lon IS NULL) = (answered_lat IS NULL)) AND ((answered_lon IS NULL) OR (((answered_lon >= ('-180'::integer)::double precision) AND (answered_lon <= (180)::double precision)) AND ((answered_lat >= ('-90'::integer)::double precision) AND (answered_lat <= (90)::double precision)))))),
  constraint review_belongs_to_a_round FOREIGN KEY (round_id) REFERENCES review.rounds(round_id),
  constraint review_hangs_on_a_public_posting FOREIGN KEY (public_posting_id) REFERENCES review.public_postings(public_posting_id),
  constraint review_is_of_a_household FOREIGN KEY (household_id) REFERENCES registry.households(household_id),
  constraint review_setting_is_known CHECK ((setting = ANY (ARRAY['rural'::text, 'urban'::text]))),
  constraint review_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'listed'::text, 'screened'::text, 'surveyed'::text, 'scored'::text, 'met'::text, 'posted'::text, 'objected'::text, 'rechecked'::text, 'closed'::text, 'decided'::text, 'certified'::text, 'superseded'::text]))),
  constraint reviews_key PRIMARY KEY (household_id, review_id),
  constraint scored_review_has_its_result CHECK (((state = ANY (ARRAY['draft'::text, 'listed'::text, 'screened'::text, 'surveyed'::text, 'superseded'::text])) OR ((class IS NOT NULL) AND (deprivations IS NOT NULL) AND (facts IS NOT NULL))))
);
create table review.rounds (
  round_id uuid not null,
  area_id text not null,
  year integer not null,
  kind text not null,
  standard_id text not null,
  standard_version text not null,
  score_table_id uuid,
  reference_date date not null,
  opens_on date not null,
  closes_on date not null,
  closed_on date,
  asked_in uuid,
  constraint one_annual_round_a_year_and_area UNIQUE (area_id, year, kind, opens_on),
  constraint opening_list_is_asked_in_a_round FOREIGN KEY (asked_in) REFERENCES review.rounds(round_id),
  constraint opening_list_is_of_an_annual_round CHECK (((asked_in IS NULL) OR (kind = 'annual'::text))),
  constraint round_belongs_to_an_area FOREIGN KEY (area_id) REFERENCES registry.areas(area_id),
  constraint round_closes_after_it_opens CHECK ((closes_on >= opens_on)),
  constraint round_kind_is_known CHECK ((kind = ANY (ARRAY['annual'::text, 'regular'::text, 'average_living'::text]))),
  constraint round_uses_a_score_table FOREIGN KEY (score_table_id) REFERENCES review.score_tables(score_table_id),
  constraint round_uses_a_standard FOREIGN KEY (standard_id, standard_version) REFERENCES review.standards(standard_id, version),
  constraint rounds_key PRIMARY KEY (round_id)
);
create table review.score_tables (
  score_table_id uuid not null,
  standard_id text not null,
  name text not null,
  sample boolean not null,
  content_hash text not null,
  content jsonb not null,
  loaded_at timestamp with time zone not null,
  constraint score_table_is_loaded_once UNIQUE (content_hash),
  constraint score_tables_key PRIMARY KEY (score_table_id)
);
create table review.signed_papers (
  signed_paper_id uuid not null,
  decision_id uuid not null,
  commune_id text not null,
  is_signed_electronically boolean not null,
  media_type text not null,
  content bytea not null,
  size integer not null,
  sha256 text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint signed_paper_is_attached_once UNIQUE (decision_id, sha256),
  constraint signed_paper_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint signed_paper_is_of_a_decision FOREIGN KEY (decision_id) REFERENCES review.decisions(decision_id),
  constraint signed_papers_key PRIMARY KEY (signed_paper_id)
);
create table review.standards (
  standard_id text not null,
  version text not null,
  content_hash text not null,
  valid_from date not null,
  valid_to date,
  draft boolean not null,
  pack jsonb not null,
  loaded_at timestamp with time zone not null,
  series text not null,
  constraint standards_key PRIMARY KEY (standard_id, version)
);
create table review.status_changes (
  decision_id uuid not null,
  commune_id text not null,
  effective_on date not null,
  class text not null,
  households integer not null,
  people integer not null,
  constraint change_rests_on_a_decision FOREIGN KEY (decision_id) REFERENCES review.decisions(decision_id),
  constraint status_changes_key PRIMARY KEY (decision_id, class, commune_id, effective_on)
);
create table review.status_counts (
  commune_id text not null,
  starts_on date not null,
  ends_on date not null,
  decision_id uuid not null,
  class text not null,
  deprivations integer not null,
  setting text,
  has_able_member boolean,
  lacks_land boolean not null,
  has_low_income_worker boolean not null,
  households integer not null,
  people integer not null,
  constraint status_counts_end_after_they_start CHECK ((starts_on < ends_on)),
  constraint status_counts_key UNIQUE NULLS NOT DISTINCT (commune_id, ends_on, starts_on, decision_id, class, deprivations, setting, has_able_member, lacks_land, has_low_income_worker)
);
create table sign_in.accounts (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_belongs_to_a_user FOREIGN KEY (user_id) REFERENCES sign_in.users(id) ON DELETE CASCADE,
  constraint accounts_key PRIMARY KEY (id)
);
create table sign_in.failed_attempts (
  attempt_id uuid not null,
  at timestamp with time zone not null,
  officer_id uuid,
  account_key bytea not null,
  address text not null,
  method text not null,
  reason text not null,
  constraint attempt_method_is_known CHECK ((method = ANY (ARRAY['password'::text, 'passkey'::text, 'oidc'::text]))),
  constraint attempt_reason_is_known CHECK ((reason = ANY (ARRAY['name_or_password'::text, 'code'::text, 'disabled'::text, 'passkey'::text, 'oidc'::text, 'no_posts'::text]))),
  constraint failed_attempt_is_of_an_officer FOREIGN KEY (officer_id) REFERENCES authority.officers(officer_id),
  constraint failed_attempts_key PRIMARY KEY (attempt_id)
);
create table sign_in.identities (
  issuer text not null,
  subject text not null,
  officer_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint identities_key PRIMARY KEY (issuer, subject),
  constraint identity_belongs_to_an_officer FOREIGN KEY (officer_id) REFERENCES authority.officers(officer_id)
);
create table sign_in.limits (
  subject bytea not null,
  level double precision not null,
  at timestamp with time zone not null,
  constraint limits_key PRIMARY KEY (subject)
);
create table sign_in.passkeys (
  passkey_id uuid not null,
  officer_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_belongs_to_an_officer FOREIGN KEY (officer_id) REFERENCES authority.officers(officer_id),
  constraint passkey_credential_is_unique UNIQUE (credential_id),
  constraint passkeys_key PRIMARY KEY (passkey_id)
);
create table sign_in.second_factors (
  officer_id uuid not null,
  secret bytea not null,
  backup_codes text[] not null,
  last_step bigint not null,
  enrolled_at timestamp with time zone not null,
  constraint second_factor_belongs_to_an_officer FOREIGN KEY (officer_id) REFERENCES authority.officers(officer_id),
  constraint second_factors_key PRIMARY KEY (officer_id)
);
create table sign_in.sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  method text not null default 'password'::text,
  is_limited boolean not null default false,
  constraint session_belongs_to_a_user FOREIGN KEY (user_id) REFERENCES sign_in.users(id) ON DELETE CASCADE,
  constraint session_method_is_known CHECK ((method = ANY (ARRAY['password'::text, 'password_and_code'::text, 'passkey'::text, 'oidc'::text]))),
  constraint session_token_is_unique UNIQUE (token),
  constraint sessions_key PRIMARY KEY (id)
);
create table sign_in.used_challenges (
  challenge text not null,
  expires_at timestamp with time zone not null,
  constraint used_challenges_key PRIMARY KEY (challenge)
);
create table sign_in.users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  username text,
  display_username text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint user_email_is_unique UNIQUE (email),
  constraint user_name_is_unique UNIQUE (username),
  constraint users_key PRIMARY KEY (id)
);
create table sign_in.verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verifications_key PRIMARY KEY (id)
);
create table voice.grievance_acts (
  grievance_act_id uuid not null,
  grievance_id uuid not null,
  commune_id text not null,
  act text not null,
  done_on date not null,
  level text not null,
  due_on date,
  note text,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  constraint grievance_act_is_by_an_officer FOREIGN KEY (done_by) REFERENCES authority.officers(officer_id),
  constraint grievance_act_is_in_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint grievance_act_is_known CHECK ((act = ANY (ARRAY['receive'::text, 'accept'::text, 'decline'::text, 'assign'::text, 'passTo'::text, 'extend'::text, 'direct'::text, 'answer'::text, 'rate'::text, 'reopen'::text, 'withdraw'::text]))),
  constraint grievance_act_is_on_a_grievance FOREIGN KEY (grievance_id) REFERENCES voice.grievances(grievance_id),
  constraint grievance_act_says_why CHECK (((act = ANY (ARRAY['receive'::text, 'accept'::text, 'assign'::text, 'rate'::text])) OR (note IS NOT NULL))),
  constraint grievance_acts_key PRIMARY KEY (grievance_act_id)
);
create table voice.grievances (
  grievance_id uuid not null,
  code text not null,
  kind text not null,
  kind_name jsonb not null,
  basis text not null,
  topic text not null,
  channel text not null,
  level text not null,
  commune_id text not null,
  village_id text,
  contested_household_id uuid,
  contested_kind text,
  contested_id uuid,
  sender_name text,
  sender_contact text,
  is_confidential boolean not null,
  story text not null,
  assignee text,
  received_on date not null,
  due_on date not null,
  is_extended boolean not null default false,
  state text not null,
  answer text,
  answered_on date,
  satisfaction text,
  times_reopened integer not null default 0,
  constraint answered_grievance_has_its_answer CHECK ((((state = ANY (ARRAY['answered'::text, 'declined'::text])) = (answered_on IS NOT NULL)) AND ((answered_on IS NULL) = (answer IS NULL)))),
  constraint contested_kind_is_known CHECK ((contested_kind = ANY (ARRAY['household'::text, 'review'::text, 'support'::text, 'payment'::text, 'activity'::text]))),
  constraint contested_record_has_its_kind CHECK (((contested_kind IS NULL) = (contested_id IS NULL))),
  constraint grievance_channel_is_known CHECK ((channel = ANY (ARRAY['in_person'::text, 'paper'::text, 'telephone'::text, 'meeting'::text, 'officer'::text]))),
  constraint grievance_code_is_given_once UNIQUE (code),
  constraint grievance_code_is_written_in_32_letters CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text)),
  constraint grievance_has_a_term CHECK ((due_on >= received_on)),
  constraint grievance_is_of_a_commune FOREIGN KEY (commune_id) REFERENCES registry.areas(area_id),
  constraint grievance_is_of_a_village FOREIGN KEY (village_id) REFERENCES registry.areas(area_id),
  constraint grievance_level_is_known CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text]))),
  constraint grievance_state_is_known CHECK ((state = ANY (ARRAY['received'::text, 'accepted'::text, 'answered'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint grievance_topic_is_known CHECK ((topic = ANY (ARRAY['review'::text, 'support'::text, 'payment'::text, 'work'::text, 'allocation'::text, 'conduct'::text, 'policy'::text, 'other'::text]))),
  constraint grievances_key PRIMARY KEY (grievance_id),
  constraint only_an_answer_is_rated CHECK (((satisfaction IS NULL) OR (state = 'answered'::text))),
  constraint satisfaction_is_known CHECK ((satisfaction = ANY (ARRAY['satisfied'::text, 'partly'::text, 'not'::text])))
);

create view authority.held_posts as
 SELECT post.post_id,
    post.officer_id,
    post.post_kind,
    post.area_id,
    GREATEST(post.valid_from, source.valid_from, office.valid_from) AS valid_from,
    LEAST(post.valid_to, source.valid_to, office.valid_to) AS valid_to,
    source.officer_id AS held_for,
    officer.must_change_password,
    post.office_id
   FROM ((((authority.posts post
     JOIN authority.officers officer ON (((officer.officer_id = post.officer_id) AND (officer.disabled_at IS NULL))))
     LEFT JOIN authority.posts source ON ((source.post_id = post.delegated_from)))
     LEFT JOIN authority.officers holder ON ((holder.officer_id = source.officer_id)))
     LEFT JOIN authority.offices office ON ((office.office_id = post.office_id)))
  WHERE ((post.revoked_at IS NULL) AND ((post.delegated_from IS NULL) OR ((source.revoked_at IS NULL) AND (holder.disabled_at IS NULL))));
create view authority.operators as
 SELECT post.officer_id,
    post.valid_from,
    post.valid_to
   FROM (authority.posts post
     JOIN authority.officers officer ON ((officer.officer_id = post.officer_id)))
  WHERE ((post.post_kind = 'operator'::text) AND (post.delegated_from IS NULL) AND (post.revoked_at IS NULL) AND (officer.disabled_at IS NULL) AND ((EXISTS ( SELECT
           FROM sign_in.accounts account
          WHERE ((account.user_id = post.officer_id) AND (account.password IS NOT NULL)))) OR (EXISTS ( SELECT
           FROM sign_in.passkeys passkey
          WHERE (passkey.officer_id = post.officer_id))) OR (EXISTS ( SELECT
           FROM sign_in.identities identity
          WHERE (identity.officer_id = post.officer_id)))));

CREATE INDEX audit_entries_by_record ON authority.audit_entries USING btree (record_kind, record_id);
CREATE INDEX audit_entries_by_time ON authority.audit_entries USING btree (at);
CREATE INDEX notifications_by_officer ON authority.notifications USING btree (officer_id, at DESC, notification_id DESC);
CREATE INDEX notifications_unread ON authority.notifications USING btree (officer_id) WHERE (read_at IS NULL);
CREATE UNIQUE INDEX office_is_in_its_area ON authority.offices USING btree (office_id, area_id);
CREATE UNIQUE INDEX office_name_is_of_one_open_office ON authority.offices USING btree (area_id, lower(name)) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX office_number_is_of_one_open_office ON authority.offices USING btree (area_id, registration_number) WHERE ((registration_number IS NOT NULL) AND (valid_to IS NULL));
CREATE INDEX posts_by_area ON authority.posts USING btree (area_id, post_kind);
CREATE INDEX posts_by_delegated_post ON authority.posts USING btree (delegated_from) WHERE (delegated_from IS NOT NULL);
CREATE INDEX posts_by_office ON authority.posts USING btree (office_id) WHERE (office_id IS NOT NULL);
CREATE INDEX posts_by_officer ON authority.posts USING btree (officer_id);
CREATE INDEX read_entries_by_record ON authority.read_entries USING btree (record_kind, record_id, officer_id, at DESC);
CREATE INDEX read_entries_by_time ON authority.read_entries USING btree (at);
CREATE INDEX activities_by_commune ON delivery.activities USING btree (commune_id, year);
CREATE INDEX activities_by_fund_line ON delivery.activities USING btree (fund_line_id);
CREATE INDEX activities_by_office ON delivery.activities USING btree (office_id) WHERE (office_id IS NOT NULL);
CREATE INDEX activities_by_output ON delivery.activities USING btree (output_id);
CREATE INDEX activity_acts_by_activity ON delivery.activity_acts USING btree (activity_id, done_at);
CREATE INDEX cost_shares_by_fund_line ON delivery.activity_cost_shares USING btree (fund_line_id);
CREATE INDEX evidence_by_activity ON delivery.activity_evidence USING btree (activity_id);
CREATE INDEX asset_checks_by_asset ON delivery.asset_checks USING btree (asset_id, checked_on);
CREATE INDEX buyer_demands_by_buyer ON delivery.buyer_demands USING btree (buyer_id);
CREATE INDEX buyer_searches_by_cycle ON delivery.buyer_searches USING btree (cycle_id, recorded_at);
CREATE INDEX buyers_by_commune ON delivery.buyers USING btree (commune_id);
CREATE INDEX course_acts_by_course ON delivery.course_acts USING btree (course_id, done_at);
CREATE INDEX course_attendance_by_learner ON delivery.course_attendance USING btree (course_id, support_id);
CREATE UNIQUE INDEX certificate_number_is_given_once ON delivery.course_certificates USING btree (commune_id, number) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX support_is_in_one_course_at_a_time ON delivery.course_learners USING btree (household_id, support_id) WHERE (withdrawn_on IS NULL);
CREATE INDEX course_sessions_by_course ON delivery.course_sessions USING btree (course_id, held_on, from_time);
CREATE INDEX courses_by_activity ON delivery.courses USING btree (activity_id);
CREATE INDEX courses_by_commune ON delivery.courses USING btree (commune_id, state);
CREATE INDEX cycle_inputs_by_cycle ON delivery.cycle_inputs USING btree (cycle_id);
CREATE INDEX cycle_producers_by_cycle ON delivery.cycle_producers USING btree (cycle_id);
CREATE INDEX evidence_by_support ON delivery.evidence USING btree (household_id, support_id);
CREATE INDEX harvests_by_cycle ON delivery.harvests USING btree (cycle_id);
CREATE INDEX job_seekers_by_commune ON delivery.job_seekers USING btree (commune_id);
CREATE INDEX job_seekers_by_id ON delivery.job_seekers USING btree (job_seeker_id);
CREATE INDEX livelihood_assets_by_group ON delivery.livelihood_assets USING btree (group_id);
CREATE INDEX livelihood_conversions_by_commune ON delivery.livelihood_conversions USING btree (commune_id, converted_on);
CREATE INDEX livelihood_groups_by_activity ON delivery.livelihood_groups USING btree (activity_id);
CREATE INDEX livelihood_groups_by_commune ON delivery.livelihood_groups USING btree (commune_id);
CREATE INDEX livelihood_holdings_by_group ON delivery.livelihood_holdings USING btree (group_id, household_id);
CREATE UNIQUE INDEX livelihood_group_has_one_leader ON delivery.livelihood_members USING btree (group_id) WHERE (role = 'leader'::text);
CREATE INDEX livelihood_members_by_household ON delivery.livelihood_members USING btree (household_id);
CREATE INDEX livelihood_repayments_by_asset ON delivery.livelihood_repayments USING btree (asset_id);
CREATE INDEX livelihood_repayments_by_group ON delivery.livelihood_repayments USING btree (group_id);
CREATE INDEX loan_files_by_commune ON delivery.loan_files USING btree (commune_id, read_at);
CREATE INDEX loans_by_commune ON delivery.loans USING btree (commune_id, state, due_on);
CREATE INDEX offtake_contracts_by_buyer ON delivery.offtake_contracts USING btree (buyer_id);
CREATE INDEX offtake_contracts_by_commune ON delivery.offtake_contracts USING btree (commune_id, state);
CREATE INDEX offtake_shares_by_cycle ON delivery.offtake_shares USING btree (cycle_id);
CREATE INDEX placement_follow_ups_by_placement ON delivery.placement_follow_ups USING btree (household_id, placement_id, months);
CREATE INDEX placements_by_commune ON delivery.placements USING btree (commune_id);
CREATE INDEX placements_by_id ON delivery.placements USING btree (placement_id);
CREATE INDEX placements_by_vacancy ON delivery.placements USING btree (vacancy_id);
CREATE INDEX produce_sales_by_contract ON delivery.produce_sales USING btree (contract_id);
CREATE INDEX produce_sales_by_cycle ON delivery.produce_sales USING btree (cycle_id);
CREATE INDEX production_cycles_by_activity ON delivery.production_cycles USING btree (activity_id);
CREATE INDEX production_cycles_by_commune ON delivery.production_cycles USING btree (commune_id, state, product);
CREATE INDEX production_cycles_by_group ON delivery.production_cycles USING btree (group_id);
CREATE INDEX referral_acts_by_referral ON delivery.referral_acts USING btree (household_id, referral_id, done_at);
CREATE UNIQUE INDEX letter_of_referral_has_its_own_code ON delivery.referrals USING btree (household_id, paper_code);
CREATE UNIQUE INDEX need_is_referred_once_at_a_time ON delivery.referrals USING btree (household_id, kind, COALESCE(person_id, household_id)) WHERE (state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text]));
CREATE INDEX referrals_by_commune ON delivery.referrals USING btree (commune_id, state, due_on);
CREATE INDEX referrals_by_id ON delivery.referrals USING btree (referral_id);
CREATE INDEX referrals_by_office ON delivery.referrals USING btree (office_id, state, due_on);
CREATE INDEX referrals_by_paper_code ON delivery.referrals USING btree (paper_code);
CREATE INDEX referrals_by_support ON delivery.referrals USING btree (household_id, support_id) WHERE (support_id IS NOT NULL);
CREATE INDEX support_acts_by_support ON delivery.support_acts USING btree (household_id, support_id, done_at);
CREATE INDEX support_shares_by_fund_line ON delivery.support_cost_shares USING btree (fund_line_id);
CREATE UNIQUE INDEX instalment_is_in_a_series_once ON delivery.supports USING btree (household_id, series_id, instalment);
CREATE UNIQUE INDEX support_is_proposed_once_an_activity ON delivery.supports USING btree (household_id, activity_id, COALESCE(person_id, household_id)) WHERE ((state <> ALL (ARRAY['refused'::text, 'returned'::text])) AND (instalment = instalments));
CREATE INDEX supports_by_activity ON delivery.supports USING btree (activity_id, state);
CREATE INDEX supports_by_commune ON delivery.supports USING btree (commune_id, state);
CREATE INDEX supports_in_order ON delivery.supports USING btree (activity_id, support_id);
CREATE INDEX supports_of_people ON delivery.supports USING btree (person_id, content) WHERE (person_id IS NOT NULL);
CREATE INDEX supports_that_wait ON delivery.supports USING btree (commune_id, state) INCLUDE (activity_id) WHERE (state = ANY (ARRAY['proposed'::text, 'checked'::text, 'committed'::text, 'delivered'::text]));
CREATE INDEX vacancies_by_commune ON delivery.vacancies USING btree (commune_id, open_until);
CREATE INDEX work_acceptances_by_work ON delivery.work_acceptances USING btree (work_id, accepted_on);
CREATE INDEX work_acts_by_work ON delivery.work_acts USING btree (work_id, done_at);
CREATE INDEX work_changes_by_work ON delivery.work_changes USING btree (work_id, signed_on);
CREATE INDEX work_findings_by_work ON delivery.work_findings USING btree (work_id, found_on);
CREATE INDEX work_milestones_by_work ON delivery.work_milestones USING btree (work_id, planned_on);
CREATE INDEX works_by_activity ON delivery.works USING btree (activity_id);
CREATE INDEX works_by_commune ON delivery.works USING btree (commune_id, state);
CREATE INDEX account_index_by_account ON payment.account_index USING btree (blind_index);
CREATE INDEX answer_files_by_batch ON payment.answer_files USING btree (batch_id);
CREATE INDEX batches_of_an_activity ON payment.batch_activities USING btree (activity_id);
CREATE INDEX batches_by_commune ON payment.batches USING btree (commune_id, state);
CREATE INDEX debtor_accounts_by_commune ON payment.debtor_accounts USING btree (commune_id, recorded_at DESC);
CREATE INDEX exclusions_of_a_batch ON payment.exclusions USING btree (batch_id);
CREATE INDEX files_to_seal ON payment.files USING btree (file_id) WHERE (content IS NOT NULL);
CREATE INDEX instructions_by_batch ON payment.instructions USING btree (batch_id, state);
CREATE UNIQUE INDEX support_is_paid_once ON payment.instructions USING btree (household_id, support_id) WHERE (state <> ALL (ARRAY['returned'::text, 'carried_over'::text, 'cancelled'::text]));
CREATE INDEX matches_by_instruction ON payment.matches USING btree (household_id, instruction_id);
CREATE UNIQUE INDEX household_has_one_payee_at_a_time ON payment.payees USING btree (household_id) WHERE (valid_to IS NULL);
CREATE INDEX payees_by_person ON payment.payees USING btree (person_id) WHERE (valid_to IS NULL);
CREATE INDEX reopenings_by_batch ON payment.reopenings USING btree (batch_id, reopened_at);
CREATE INDEX unmatched_answers_by_batch ON payment.unmatched_answers USING btree (batch_id, file_id, line);
CREATE INDEX accounts_by_fund_line ON planning.accounts USING btree (fund_line_id) WHERE (fund_line_id IS NOT NULL);
CREATE INDEX activity_lines_by_output ON planning.activity_lines USING btree (output_id);
CREATE INDEX actuals_by_target ON planning.actuals USING btree (target_id, year);
CREATE INDEX contributions_by_area ON planning.contributions USING btree (area_id, year);
CREATE INDEX entries_by_account ON planning.entries USING btree (account_id);
CREATE INDEX fund_lines_by_activity_line ON planning.fund_lines USING btree (activity_line_id);
CREATE INDEX fund_lines_by_area ON planning.fund_lines USING btree (area_id, year);
CREATE INDEX goals_by_plan ON planning.goals USING btree (plan_id);
CREATE INDEX outputs_by_target ON planning.outputs USING btree (target_id);
CREATE INDEX plan_acts_by_time ON planning.plan_acts USING btree (plan_id, at);
CREATE UNIQUE INDEX one_adjustment_of_a_plan_at_a_time ON planning.plan_adjustments USING btree (plan_id) WHERE (outcome IS NULL);
CREATE INDEX plans_within_a_plan ON planning.plans USING btree (within_plan_id) WHERE (within_plan_id IS NOT NULL);
CREATE INDEX postings_by_reference ON planning.postings USING btree (reference_kind, reference_id);
CREATE INDEX postings_by_time ON planning.postings USING btree (posted_at, posting_id);
CREATE INDEX programme_codes_of_a_programme ON planning.programme_codes USING btree (programme_id, area_id);
CREATE INDEX reallocation_lines_by_fund_line ON planning.reallocation_lines USING btree (fund_line_id);
CREATE INDEX reallocations_by_year ON planning.reallocations USING btree (year, area_id);
CREATE INDEX targets_by_goal ON planning.targets USING btree (goal_id);
CREATE INDEX treasury_imports_by_area ON planning.treasury_imports USING btree (area_id, recorded_at);
CREATE UNIQUE INDEX posting_is_matched_once ON planning.treasury_lines USING btree (posting_id) WHERE (finding = ANY (ARRAY['matched'::text, 'amount_differs'::text]));
CREATE INDEX treasury_lines_by_import ON planning.treasury_lines USING btree (treasury_import_id, finding);
CREATE INDEX vouchers_by_work ON planning.vouchers USING btree (work_id) WHERE (work_id IS NOT NULL);
CREATE INDEX idempotency_keys_by_time ON platform.idempotency_keys USING btree (created_at);
CREATE INDEX outbox_without_position ON platform.outbox USING btree (entry_id) WHERE ("position" IS NULL);
CREATE UNIQUE INDEX area_is_of_a_class_once_at_a_time ON registry.area_classes USING btree (area_id, class) WHERE (valid_to IS NULL);
CREATE INDEX area_closure_by_descendant ON registry.area_closure USING btree (descendant_id);
CREATE INDEX area_successions_by_what_came ON registry.area_successions USING btree (to_area_id);
CREATE UNIQUE INDEX an_installation_has_one_country ON registry.areas USING btree (kind) WHERE (kind = 'country'::text);
CREATE INDEX areas_by_parent ON registry.areas USING btree (parent_id);
CREATE INDEX areas_in_force ON registry.areas USING btree (parent_id) INCLUDE (area_id) WHERE ((kind <> 'village'::text) AND (valid_to IS NULL));
CREATE INDEX villages_by_import ON registry.areas USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX corrections_that_wait ON registry.corrections USING btree (commune_id) WHERE (state = 'asked'::text);
CREATE INDEX duplicate_pairs_by_right_household ON registry.duplicate_pairs USING btree (right_household_id);
CREATE INDEX duplicate_pairs_of_the_right ON registry.duplicate_pairs USING btree (right_commune_id);
CREATE INDEX duplicate_pairs_that_wait ON registry.duplicate_pairs USING btree (left_commune_id, probability) WHERE (state = 'waiting'::text);
CREATE INDEX duplicate_searches_of_an_area ON registry.duplicate_searches USING btree (area_id, asked_at);
CREATE INDEX household_acts_of_a_bulk_change ON registry.household_acts USING btree (bulk_id) WHERE (bulk_id IS NOT NULL);
CREATE UNIQUE INDEX household_lives_at_one_place_at_a_time ON registry.household_places USING btree (household_id) WHERE (valid_to IS NULL);
CREATE INDEX household_places_by_commune ON registry.household_places USING btree (commune_id, household_id);
CREATE INDEX households_by_import ON registry.households USING btree (import_id, household_id) WHERE (import_id IS NOT NULL);
CREATE INDEX households_by_village ON registry.households USING btree (commune_id, village_id, household_id);
CREATE INDEX households_closed ON registry.households USING btree (closed_on) WHERE (closed_on IS NOT NULL);
CREATE INDEX households_in_order ON registry.households USING btree (commune_id, household_id);
CREATE UNIQUE INDEX household_has_one_head_at_a_time ON registry.memberships USING btree (household_id) WHERE ((relation = 'head'::text) AND (valid_to IS NULL));
CREATE INDEX memberships_by_person ON registry.memberships USING btree (household_id, person_id);
CREATE INDEX names_by_beginning ON registry.names USING btree (search_name text_pattern_ops);
CREATE INDEX names_by_sorted_words ON registry.names USING btree (sorted_words);
CREATE INDEX names_by_word_beginnings ON registry.names USING gin (((' '::text || search_name)) public.gin_trgm_ops);
CREATE INDEX names_by_words ON registry.names USING gin (string_to_array(search_name, ' '::text));
CREATE INDEX people_by_commune ON registry.people USING btree (commune_id);
CREATE INDEX people_by_name ON registry.people USING btree (search_name, commune_id);
CREATE INDEX people_by_past_communes ON registry.people USING gin (past_communes) WHERE (past_communes <> '{}'::text[]);
CREATE INDEX people_by_phone ON registry.people USING btree (regexp_replace(phone, '\D'::text, ''::text, 'g'::text)) WHERE (phone IS NOT NULL);
CREATE INDEX people_with_a_past_by_name ON registry.people USING btree (search_name) WHERE (past_communes <> '{}'::text[]);
CREATE INDEX population_changes_by_commune ON registry.population_changes USING btree (commune_id);
CREATE UNIQUE INDEX household_is_taken_back_once ON registry.take_back_households USING btree (household_id) WHERE (outcome = 'taken_back'::text);
CREATE UNIQUE INDEX import_is_taken_back_once_at_a_time ON registry.take_backs USING btree (import_id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX take_backs_by_import ON registry.take_backs USING btree (import_id, asked_at);
CREATE UNIQUE INDEX household_has_one_transfer_at_a_time ON registry.transfers USING btree (household_id) WHERE (state = 'asked'::text);
CREATE INDEX transfers_that_wait ON registry.transfers USING btree (to_commune_id) WHERE (state = 'asked'::text);
CREATE INDEX calendar_days_by_day ON review.calendar_days USING btree (day, recorded_at DESC);
CREATE INDEX cause_counts_of_none ON review.cause_counts USING btree (commune_id) WHERE (households = 0);
CREATE INDEX certificates_by_paper_code ON review.certificates USING btree (paper_code);
CREATE INDEX certificates_of_a_commune ON review.certificates USING btree (commune_id, issue_year, serial);
CREATE INDEX certificates_of_a_decision ON review.certificates USING btree (decision_id);
CREATE UNIQUE INDEX household_has_one_certificate_of_a_decision ON review.certificates USING btree (household_id, decision_id) WHERE (withdrawn_on IS NULL);
CREATE INDEX evidence_of_a_review ON review.evidence USING btree (household_id, review_id);
CREATE UNIQUE INDEX commune_hands_over_once_at_a_time ON review.handovers USING btree (round_id, commune_id) WHERE (answer IS DISTINCT FROM 'returned'::text);
CREATE INDEX history_steps_by_commune ON review.history_steps USING btree (commune_id, effective_on);
CREATE INDEX history_steps_by_decision ON review.history_steps USING btree (decision_id);
CREATE INDEX household_causes_of_a_commune ON review.household_causes USING btree (commune_id, household_id);
CREATE INDEX household_histories_by_history ON review.household_histories USING btree (history_id, household_id);
CREATE INDEX meetings_by_village ON review.meetings USING btree (round_id, village_id);
CREATE INDEX minutes_copies_of_a_meeting ON review.minutes_copies USING btree (meeting_id);
CREATE INDEX objections_by_review ON review.objections USING btree (household_id, review_id);
CREATE INDEX poverty_statuses_by_commune ON review.poverty_statuses USING btree (commune_id, effective_on);
CREATE INDEX poverty_statuses_by_day ON review.poverty_statuses USING btree (household_id, effective_on DESC);
CREATE INDEX poverty_statuses_by_decision ON review.poverty_statuses USING btree (decision_id);
CREATE INDEX statuses_of_relapse ON review.poverty_statuses USING btree (commune_id, effective_on) WHERE (list_flag = 'relapsed'::text);
CREATE INDEX public_postings_by_village ON review.public_postings USING btree (round_id, village_id);
CREATE INDEX refusal_letters_by_paper_code ON review.refusal_letters USING btree (paper_code);
CREATE INDEX refusal_letters_of_a_decision ON review.refusal_letters USING btree (decision_id);
CREATE UNIQUE INDEX household_asks_once_at_a_time ON review.requests USING btree (household_id) WHERE ((round_id IS NULL) AND (withdrawn_on IS NULL));
CREATE INDEX requests_of_a_commune ON review.requests USING btree (commune_id, received_on DESC);
CREATE INDEX reviews_by_round ON review.reviews USING btree (round_id, commune_id, village_id, state);
CREATE INDEX reviews_met_by_village ON review.reviews USING btree (commune_id, village_id) WHERE (state = ANY (ARRAY['met'::text, 'posted'::text, 'objected'::text, 'rechecked'::text, 'closed'::text]));
CREATE INDEX reviews_of_a_reviewer ON review.reviews USING btree (round_id, reviewer_id) WHERE (reviewer_id IS NOT NULL);
CREATE INDEX reviews_to_certify ON review.reviews USING btree (round_id, commune_id, class) WHERE (state = 'decided'::text);
CREATE INDEX reviews_waiting ON review.reviews USING btree (round_id, commune_id, state) WHERE (state <> ALL (ARRAY['decided'::text, 'certified'::text, 'superseded'::text, 'objected'::text]));
CREATE INDEX reviews_with_flags ON review.reviews USING btree (round_id, commune_id) WHERE (flags <> '{}'::text[]);
CREATE UNIQUE INDEX round_has_one_opening_list ON review.rounds USING btree (asked_in) WHERE (asked_in IS NOT NULL);
CREATE INDEX status_changes_by_day ON review.status_changes USING btree (effective_on, commune_id, class) INCLUDE (households, people);
CREATE INDEX status_counts_of_none ON review.status_counts USING btree (commune_id) WHERE (households = 0);
CREATE INDEX accounts_by_user ON sign_in.accounts USING btree (user_id);
CREATE INDEX failed_attempts_by_time ON sign_in.failed_attempts USING btree (at);
CREATE INDEX identities_by_officer ON sign_in.identities USING btree (officer_id);
CREATE INDEX limits_by_time ON sign_in.limits USING btree (at);
CREATE INDEX passkeys_by_officer ON sign_in.passkeys USING btree (officer_id);
CREATE INDEX sessions_by_expiry ON sign_in.sessions USING btree (expires_at);
CREATE INDEX sessions_by_user ON sign_in.sessions USING btree (user_id);
CREATE INDEX used_challenges_by_expiry ON sign_in.used_challenges USING btree (expires_at);
CREATE INDEX grievance_acts_by_grievance ON voice.grievance_acts USING btree (grievance_id, done_at);
CREATE INDEX grievances_by_commune ON voice.grievances USING btree (commune_id, state, due_on);
CREATE INDEX grievances_by_household ON voice.grievances USING btree (contested_household_id) WHERE (contested_household_id IS NOT NULL);

CREATE OR REPLACE FUNCTION authority.act_for_activity(p_activity_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority', 'delivery'
AS $function$
declare
  found delivery.activities;
begin
  select * into found from delivery.activities where activity_id = p_activity_id;
  if found.office_id is null or authority.acts_for(found.office_id) is not true then return ','; end if;
  execute format('set local vuon.areas = %L; set local vuon.reach = ''activity''; set local vuon.activity = %L',
    ',' || found.commune_id || ',', found.activity_id);
  return ',' || found.commune_id || ',';
end $function$
;
CREATE OR REPLACE FUNCTION authority.act_for_referral(p_referral_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority', 'delivery'
AS $function$
declare
  found delivery.referrals;
begin
  select * into found from delivery.referrals where referral_id = p_referral_id;
  if found.office_id is null or authority.acts_for(found.office_id) is not true then return ','; end if;
  execute format('set local vuon.areas = %L; set local vuon.reach = ''activity''; set local vuon.activity = ''''; set local vuon.referral = %L',
    ',' || found.commune_id || ',', found.referral_id);
  return ',' || found.commune_id || ',';
end $function$
;
CREATE OR REPLACE FUNCTION authority.acting_for(p_officer_id uuid, p_act text, p_area_id text, p_on date)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'authority', 'registry'
AS $function$
  select case when bool_or(post.held_for is null) then null else (array_agg(post.held_for order by post.post_id))[1] end
  from authority.held_posts post
  join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = p_act
  where post.officer_id = p_officer_id and post.valid_from <= p_on and (post.valid_to is null or post.valid_to >= p_on)
    and (permission.level = 'country' or post.area_id = p_area_id or exists (
      select from registry.area_closure closure where closure.descendant_id = p_area_id and closure.ancestor_id = post.area_id))
$function$
;
CREATE OR REPLACE FUNCTION authority.acts_for(office_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select strpos(current_setting('vuon.offices', true), ',' || office_id || ',') > 0
$function$
;
CREATE OR REPLACE FUNCTION authority.acts_for_any(office_ids uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select exists (select from unnest(office_ids) one where authority.acts_for(one))
$function$
;
CREATE OR REPLACE FUNCTION authority.append_audit(p_entry_id uuid, p_at timestamp with time zone, p_officer_id uuid, p_act text, p_area_id text, p_record_kind text, p_record_id text, p_facts jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
declare
  head authority.audit_heads;
  number bigint;
  made bytea;
begin
  insert into authority.audit_heads (chain, entry_number, hash) values (p_area_id, 0, ''::bytea) on conflict (chain) do nothing;
  select * into strict head from authority.audit_heads where chain = p_area_id for update;
  select greatest(head.entry_number, coalesce(max(entry_number), 0)) + 1 into number
  from authority.audit_entries where chain = p_area_id;
  made := authority.audit_hash(head.hash, p_area_id, number, p_entry_id, p_at, p_officer_id,
    p_act, p_area_id, p_record_kind, p_record_id, p_facts);
  insert into authority.audit_entries
    values (p_area_id, number, p_entry_id, p_at, p_officer_id, p_act, p_area_id,
      p_record_kind, p_record_id, p_facts, head.hash, made);
  update authority.audit_heads set entry_number = number, hash = made where chain = p_area_id;
  return number;
end $function$
;
CREATE OR REPLACE FUNCTION authority.audit_hash(previous bytea, chain text, entry_number bigint, entry_id uuid, at timestamp with time zone, officer_id uuid, act text, area_id text, record_kind text, record_id text, facts jsonb)
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select sha256(previous || convert_to(concat_ws(E'\x1f',
    chain, entry_number::text, entry_id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    coalesce(officer_id::text, '-'), act, area_id, record_kind, record_id, facts::text), 'UTF8'))
$function$
;
CREATE OR REPLACE FUNCTION authority.begin_act(p_officer_id uuid, p_act text, p_on date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority', 'registry'
AS $function$
declare
  areas text;
  offices text;
begin
  with recursive held as (
    select post.area_id, post.office_id, permission.level
    from authority.held_posts post
    join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = p_act
    where post.officer_id = p_officer_id and post.valid_from <= p_on and (post.valid_to is null or post.valid_to >= p_on)
      and (not post.must_change_password or p_act in ('authority.readOwnSession', 'authority.changeOwnAccess'))
  ), reached as (
    select held.area_id from held where held.level not in ('country', 'office')
    union
    select area.area_id from reached join registry.areas area on area.parent_id = reached.area_id
    where area.kind <> 'village' and area.valid_to is null
  )
  select case when exists (select from held where level = 'country') then '*'
    else ',' || (select string_agg(reached.area_id, ',') from reached) || ',' end,
    ',' || (select string_agg(distinct held.office_id::text, ',') from held where held.level = 'office') || ','
  into areas, offices;
  areas := coalesce(areas, ',');
  execute format('set local vuon.officer = %L; set local vuon.act = %L; set local vuon.areas = %L; set local vuon.offices = %L;
    set local vuon.reach = %L; set local vuon.activity = ''''; set local vuon.day = %L',
    p_officer_id, p_act, areas, coalesce(offices, ','), case when offices is null then 'areas' else 'offices' end, p_on);
  return areas || coalesce('|' || offices, '');
end $function$
;
CREATE OR REPLACE FUNCTION authority.is_elsewhere(p_area_id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select exists (select from registry.areas area where area.area_id = p_area_id)
    and not exists (select from registry.area_closure line where line.descendant_id = p_area_id and authority.sees(line.ancestor_id))
    and not exists (select from registry.area_closure line where line.ancestor_id = p_area_id and authority.sees(line.descendant_id))
    and not exists (select from registry.area_closure line join authority.offices office on office.area_id = line.ancestor_id
      where line.descendant_id = p_area_id and authority.acts_for(office.office_id))
$function$
;
CREATE OR REPLACE FUNCTION authority.keep_closed_offices()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
begin
  if current_user = 'vuon_app' then
    raise exception 'closed office stays closed' using errcode = '23514', constraint = 'closed_office_stays_closed';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION authority.keep_offices_with_activities()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'authority', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from delivery.activities activity
      where activity.office_id = new.office_id and activity.state <> 'closed') then
    raise exception 'office with open activities is not closed'
      using errcode = '23514', constraint = 'office_with_open_activities_is_not_closed';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION authority.keep_offices_with_referrals()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'authority', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from delivery.referrals referral
      where referral.office_id = new.office_id and referral.state in ('open', 'accepted')) then
    raise exception 'office with open referrals is not closed' using errcode = '23514', constraint = 'office_with_open_referrals_is_not_closed';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION authority.keep_posts_of_offices()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
begin
  if not exists (select from authority.offices office where office.office_id = new.office_id
      and (office.kind = 'department') = (new.post_kind = 'department_officer')) then
    raise exception 'post is of the kind of its office' using errcode = '23514', constraint = 'post_is_of_the_kind_of_its_office';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION authority.keep_two_operators()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
declare
  post authority.posts;
  short date;
begin
  -- A backup is restored by the owner, row after row.
  if tg_op = 'INSERT' and current_user <> 'vuon_app' then return null; end if;
  perform pg_advisory_xact_lock(hashtext('authority.operators'));
  if tg_table_name = 'officers' then
    for post in select * from authority.posts
      where officer_id = new.officer_id and post_kind = 'operator' and delegated_from is null and revoked_at is null
    loop
      short := least(short, authority.short_of_operators(new.officer_id,
        greatest(post.valid_from, (new.disabled_at at time zone 'UTC' + interval '14 hours')::date), post.valid_to));
    end loop;
  elsif tg_op = 'INSERT' then
    short := authority.short_of_operators(new.officer_id, new.valid_to + 1, null);
  elsif new.revoked_at is not null and old.revoked_at is null then
    short := authority.short_of_operators(old.officer_id,
      greatest(old.valid_from, (new.revoked_at at time zone 'UTC' + interval '14 hours')::date), old.valid_to);
  elsif new.valid_to is not null and (old.valid_to is null or new.valid_to < old.valid_to) then
    short := authority.short_of_operators(old.officer_id, new.valid_to + 1, old.valid_to);
  end if;
  if short is not null then
    raise exception 'fewer than two operators from %', short using errcode = '23514', constraint = 'two_operators_at_least';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION authority.note_own_password()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
begin
  update authority.officers set must_change_password = false
  where officer_id = new.user_id and must_change_password
    and current_setting('vuon.act', true) = 'authority.changeOwnAccess'
    and current_setting('vuon.officer', true) = new.user_id::text;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION authority.note_sign_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
begin
  update authority.officers set last_signed_in_at = new.created_at where officer_id = new.user_id;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION authority.sees(area_id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select strpos(current_setting('vuon.areas', true), ',' || area_id || ',') > 0
      or current_setting('vuon.areas', true) = '*'
$function$
;
CREATE OR REPLACE FUNCTION authority.sees_any(areas text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select areas <> '{}' and exists (select from unnest(areas) as area (area_id) where authority.sees(area.area_id))
$function$
;
CREATE OR REPLACE FUNCTION authority.set_claimed_posts(p_officer_id uuid, p_posts jsonb, p_within text[], p_on date, p_at timestamp with time zone)
 RETURNS TABLE(change text, post_id uuid, officer_id uuid, post_kind text, area_id text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
#variable_conflict use_column
declare
  reach text[];
  gone uuid[];
begin
  if not exists (select from sign_in.identities identity where identity.officer_id = p_officer_id) then
    raise exception 'the officer has no identity at a provider';
  end if;
  select array_agg(area.area_id) into reach from registry.areas area
  where area.area_id = any (p_within) or exists (select from registry.area_closure closure
    where closure.descendant_id = area.area_id and closure.ancestor_id = any (p_within));
  -- Of which level a post is held, every post's right to read its own session says (authority.permissions).
  if exists (select from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
    where claim.kind = 'operator' or not claim.area = any (coalesce(reach, '{}')) or not exists (
      select from registry.areas area join authority.permissions permission on permission.act = 'authority.readOwnSession'
        and permission.post_kind = claim.kind
        and permission.level = case when area.kind in ('province', 'city') then 'province'
          when area.kind in ('commune', 'ward', 'township', 'special_zone') then 'commune' else area.kind end
      where area.area_id = claim.area and area.valid_to is null)) then
    raise exception 'a claim gives no such post';
  end if;

  with ended as (
    update authority.posts post set revoked_at = p_at, valid_to = greatest(post.valid_from, p_on)
    where post.officer_id = p_officer_id and post.source = 'oidc' and post.post_kind <> 'operator' and post.delegated_from is null
      and post.revoked_at is null and (post.valid_to is null or post.valid_to >= p_on) and post.area_id = any (reach)
      and not exists (select from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
        where claim.kind = post.post_kind and claim.area = post.area_id)
    returning post.post_id
  ) select array_agg(ended.post_id) into gone from ended;
  return query select 'ended', post.post_id, post.officer_id, post.post_kind, post.area_id
    from authority.posts post where post.post_id = any (gone);

  return query with ended as (
    update authority.posts post set revoked_at = p_at, valid_to = greatest(post.valid_from, p_on)
    where post.delegated_from = any (gone) and post.revoked_at is null and post.valid_to >= p_on
    returning post.post_id, post.officer_id, post.post_kind, post.area_id
  ) select 'delegation_ended', ended.post_id, ended.officer_id, ended.post_kind, ended.area_id from ended;

  return query with given as (
    insert into authority.posts as post (post_id, officer_id, post_kind, area_id, valid_from, source)
    select claim.id, p_officer_id, claim.kind, claim.area, p_on, 'oidc'
    from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
    where not exists (select from authority.posts held where held.officer_id = p_officer_id and held.source = 'oidc'
      and held.post_kind = claim.kind and held.area_id = claim.area and held.revoked_at is null
      and (held.valid_to is null or held.valid_to >= p_on))
    returning post.post_id, post.officer_id, post.post_kind, post.area_id
  ) select 'given', given.post_id, given.officer_id, given.post_kind, given.area_id from given;
end $function$
;
CREATE OR REPLACE FUNCTION authority.short_of_operators(p_officer_id uuid, p_from date, p_until date)
 RETURNS date
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'authority'
AS $function$
  select min(day) from (
    select p_from as day union select valid_from from authority.operators union select valid_to + 1 from authority.operators
  ) days
  where day >= p_from and (p_until is null or day <= p_until)
    and 2 > (select count(distinct one.officer_id) from authority.operators one
      where one.valid_from <= day and (one.valid_to is null or one.valid_to >= day))
    and not exists (select from authority.operators one
      where one.officer_id = p_officer_id and one.valid_from <= day and (one.valid_to is null or one.valid_to >= day))
$function$
;
CREATE OR REPLACE FUNCTION authority.writes(stages text, area_id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select strpos(stages, ',' || split_part(current_setting('vuon.act', true), '.', 1) || ',') > 0
     and (strpos(current_setting('vuon.areas', true), ',' || area_id || ',') > 0
      or current_setting('vuon.areas', true) = '*')
$function$
;
CREATE OR REPLACE FUNCTION delivery.is_of_own_office(p_activity_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'delivery', 'authority'
AS $function$
  select exists (select from delivery.activities activity
    where activity.activity_id = p_activity_id and authority.acts_for(activity.office_id))
$function$
;
CREATE OR REPLACE FUNCTION delivery.is_of_this_activity(p_household_id uuid, p_support_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  return exists (select from delivery.supports support
    where support.household_id = p_household_id and (p_support_id is null or support.support_id = p_support_id)
      and support.activity_id::text = current_setting('vuon.activity', true));
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_activity_act_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and (exists (select from delivery.activity_acts done
        where done.activity_id = new.activity_id and done.done_on > new.done_on)
      or new.act = 'close' and exists (select from delivery.supports support
        where support.activity_id = new.activity_id and support.delivered_on > new.done_on)) then
    raise exception 'activity acts are on their days in order' using errcode = '23514', constraint = 'activity_acts_are_on_their_days_in_order';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_activity_closing()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from delivery.supports support where support.activity_id = new.activity_id
      and (support.state in ('proposed', 'checked', 'approved', 'committed') or support.state = 'delivered' and support.amount > 0)) then
    raise exception 'unfinished activity is closed with a reason'
      using errcode = '23514', constraint = 'unfinished_activity_is_closed_with_a_reason';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_activity_edits()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from delivery.activities activity where activity.activity_id = new.activity_id
      and (activity.state = 'closed' or activity.state = 'open' and new.reason is null)) then
    raise exception 'open activity is changed with a reason'
      using errcode = '23514', constraint = 'open_activity_is_changed_with_a_reason';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_activity_evidence_in_its_year()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if exists (select from delivery.activities activity where activity.activity_id = new.activity_id
      and new.taken_on < make_date(activity.year, 1, 1)) then
    raise exception 'evidence of an activity is taken from its year on'
      using errcode = '23514', constraint = 'activity_evidence_is_taken_from_its_year_on';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_activity_in_its_year()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and new.starts_on < make_date(new.year, 1, 1) then
    raise exception 'activity starts in the year of its money' using errcode = '23514', constraint = 'activity_starts_in_the_year_of_its_money';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_activity_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'draft'
      else (old.state, new.state) not in (('draft', 'open'), ('open', 'closed'), ('closed', 'open')) end) then
    raise exception 'activity moves in its order' using errcode = '23514', constraint = 'activity_moves_in_its_order';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_asset_checks()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if not exists (select from livelihood_assets asset where asset.asset_id = new.asset_id and asset.received_on <= new.checked_on
      and (asset.ended_on is null or asset.ended_on >= new.checked_on)) then
    raise exception 'an asset is checked while it is there' using errcode = '23514', constraint = 'asset_is_checked_while_it_is_there';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_assignments()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery', 'authority', 'registry'
AS $function$
begin
  if current_user = 'vuon_app' and (new.state = 'closed' or new.office_id is not null and not exists (
      select from authority.offices office
      join registry.area_closure line on line.ancestor_id = office.area_id and line.descendant_id = new.commune_id
      where office.office_id = new.office_id and office.valid_to is null)) then
    raise exception 'activity is assigned to an open office of its province'
      using errcode = '23514', constraint = 'activity_is_assigned_to_an_open_office_of_its_province';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_cost_share_lines()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery', 'planning'
AS $function$
begin
  if exists (select from added join delivery.activities activity using (activity_id)
      join planning.fund_lines line on line.fund_line_id = added.fund_line_id
      where line.area_id <> activity.commune_id or line.year <> activity.year or line.fund_line_id = activity.fund_line_id) then
    raise exception 'cost share is of another line of the commune and year'
      using errcode = '23514', constraint = 'cost_share_is_of_another_line';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_course_attendance()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if exists (select from course_certificates certificate where certificate.course_id = new.course_id and certificate.support_id = new.support_id) then
    raise exception 'attendance is decided with its certificate' using errcode = '23514', constraint = 'attendance_is_decided_with_its_certificate';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_course_learners()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if (select count(*) from course_learners learner where learner.course_id = new.course_id and learner.has_seat and learner.withdrawn_on is null)
      > (select course.seats from courses course where course.course_id = new.course_id) then
    raise exception 'no more learn than there are seats' using errcode = '23514', constraint = 'no_more_learn_than_there_are_seats';
  end if;
  if tg_op = 'INSERT' and not exists (select from supports support where support.household_id = new.household_id
      and support.support_id = new.support_id and support.activity_id = new.activity_id and support.person_id is not null) then
    raise exception 'learner is a person of the activity' using errcode = '23514', constraint = 'learner_is_a_person_of_the_activity';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_course_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'planned'
      else (old.state, new.state) not in (('planned', 'running'), ('running', 'ended'), ('planned', 'called_off'), ('running', 'called_off')) end) then
    raise exception 'course moves in its order' using errcode = '23514', constraint = 'course_moves_in_its_order';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_cycle_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and old.state || ' ' || new.state not in ('planned running', 'running harvested', 'planned failed', 'running failed') then
    raise exception 'production cycle moves on' using errcode = '23514', constraint = 'production_cycle_moves_on';
  end if;
  if new.state = 'harvested' and not exists (select from harvests harvest where harvest.cycle_id = new.cycle_id) then
    raise exception 'a cycle without a harvest is not harvested' using errcode = '23514', constraint = 'cycle_is_harvested_with_a_harvest';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_deliveries_of_others()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if not delivery.was_delivered_by_office(new.household_id, new.support_id) then
    raise exception 'office corrects its own deliveries' using errcode = '23514', constraint = 'office_corrects_its_own_deliveries';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_delivery_after_approval()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from delivery.support_acts done
    where done.household_id = new.household_id and done.support_id = new.support_id and done.act = 'approve'
      and new.delivered_on < (done.done_at at time zone 'UTC' - interval '12 hours')::date) then
    raise exception 'delivery is after the approval' using errcode = '23514', constraint = 'delivery_is_after_the_approval';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_delivery_in_batch()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery', 'payment'
AS $function$
begin
  if exists (select from payment.instructions instruction
    where instruction.household_id = new.household_id and instruction.support_id = new.support_id
      and instruction.state not in ('returned', 'carried_over', 'cancelled')) then
    raise exception 'delivery in a batch stays as it is' using errcode = '23514', constraint = 'delivery_in_a_batch_stays_as_it_is';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_evidence_after_approval()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from delivery.support_acts done
    where done.household_id = new.household_id and done.support_id = new.support_id and done.act = 'approve'
      and new.taken_on < (done.done_at at time zone 'UTC' - interval '12 hours')::date) then
    raise exception 'evidence is taken after the approval' using errcode = '23514', constraint = 'evidence_is_taken_after_the_approval';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_follow_ups()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if exists (select from placements placement where placement.household_id = new.household_id and placement.placement_id = new.placement_id
      and new.asked_on < (placement.started_on + make_interval(months => new.months))::date) then
    raise exception 'follow-up is asked when it is due' using errcode = '23514', constraint = 'follow_up_is_asked_when_it_is_due';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_harvests()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and not exists (select from production_cycles cycle
      where cycle.cycle_id = new.cycle_id and cycle.state = 'running' and cycle.started_on <= new.harvested_on) then
    raise exception 'a running cycle is harvested' using errcode = '23514', constraint = 'running_cycle_is_harvested';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_instalments_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if new.state = 'delivered' and new.instalment > 1 and exists (select from delivery.supports earlier
      where earlier.household_id = new.household_id and earlier.series_id = new.series_id and earlier.instalment < new.instalment
        and (earlier.state not in ('delivered', 'paid', 'verified') or earlier.delivered_on > new.delivered_on))
    or new.state = 'delivered' and exists (select from delivery.supports later
      where later.household_id = new.household_id and later.series_id = new.series_id and later.instalment > new.instalment
        and later.state in ('delivered', 'paid', 'verified') and later.delivered_on < new.delivered_on) then
    raise exception 'instalments are delivered in their order' using errcode = '23514', constraint = 'instalments_are_delivered_in_their_order';
  end if;
  if new.state = 'committed' and old.state = 'delivered' and exists (select from delivery.supports later
      where later.household_id = new.household_id and later.series_id = new.series_id and later.instalment > new.instalment
        and later.state in ('delivered', 'paid', 'verified')) then
    raise exception 'instalments are undone from the last' using errcode = '23514', constraint = 'instalments_are_undone_from_the_last';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_livelihood_ends()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and old.state <> 'alive' then
    raise exception 'livelihood asset ends once' using errcode = '23514', constraint = 'livelihood_asset_ends_once';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_livelihood_holdings()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and (
      new.turn <> 1 + (select count(*) from livelihood_holdings before where before.asset_id = new.asset_id and before.turn < new.turn)
      or exists (select from livelihood_holdings before where before.asset_id = new.asset_id and before.turn < new.turn and before.held_from > new.held_from)
      or exists (select from livelihood_assets asset where asset.asset_id = new.asset_id and asset.state <> 'alive')) then
    raise exception 'livelihood asset is handed on in turn' using errcode = '23514', constraint = 'livelihood_asset_is_handed_on_in_turn';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_livelihood_repayments()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if (select coalesce(sum(amount), 0) from livelihood_repayments paid where paid.asset_id = new.asset_id)
      > coalesce((select due from livelihood_assets asset where asset.asset_id = new.asset_id), 0) then
    raise exception 'no more is repaid than is due' using errcode = '23514', constraint = 'no_more_is_repaid_than_is_due';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_new_supports_of_open_activities()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from added join delivery.activities activity using (activity_id)
      where activity.state <> 'open') then
    raise exception 'support is of an open activity' using errcode = '23514', constraint = 'support_is_of_an_open_activity';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_offtake_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and new.contract_id is not null and not exists (select from offtake_contracts contract
      where contract.contract_id = new.contract_id and contract.state = 'signed' and contract.signed_on <= new.sold_on
        and (contract.price_rule = 'market' or contract.price_rule = 'fixed' and new.price = contract.price
          or contract.price_rule = 'at_least' and new.price >= contract.price)) then
    raise exception 'a delivery keeps to its contract' using errcode = '23514', constraint = 'delivery_keeps_to_its_contract';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_offtake_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and old.state || ' ' || new.state not in ('draft signed', 'draft ended', 'signed ended') then
    raise exception 'offtake contract moves on' using errcode = '23514', constraint = 'offtake_contract_moves_on';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_placements()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if (select count(*) from placements placement where placement.vacancy_id = new.vacancy_id)
      > (select vacancy.seats from vacancies vacancy where vacancy.vacancy_id = new.vacancy_id) then
    raise exception 'no more are placed than a vacancy has seats' using errcode = '23514', constraint = 'no_more_are_placed_than_seats';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_produce_sales()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if (select sum(quantity) from produce_sales sale where sale.cycle_id = new.cycle_id)
      > coalesce((select sum(quantity) from harvests harvest where harvest.cycle_id = new.cycle_id), 0) then
    raise exception 'no more is sold than was harvested' using errcode = '23514', constraint = 'no_more_is_sold_than_was_harvested';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_referral_act_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery', 'registry'
AS $function$
begin
  if current_user = 'vuon_app' and (exists (select from referral_acts done where done.household_id = new.household_id
      and done.referral_id = new.referral_id and done.done_on > new.done_on)
      or new.act = 'send' and exists (select from referrals referral join registry.households household using (household_id)
        where referral.household_id = new.household_id and referral.referral_id = new.referral_id and household.registered_on > new.done_on)) then
    raise exception 'referral acts are on their days in order' using errcode = '23514', constraint = 'referral_acts_are_on_their_days_in_order';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_referral_offices()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery', 'authority', 'registry'
AS $function$
begin
  if current_user = 'vuon_app' and not exists (select from authority.offices office
      join registry.area_closure line on line.ancestor_id = office.area_id and line.descendant_id = new.commune_id
      where office.office_id = new.office_id and office.valid_to is null) then
    raise exception 'referral goes to an open office of its province'
      using errcode = '23514', constraint = 'referral_goes_to_an_open_office_of_its_province';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_referral_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'open'
      else old.state <> new.state and (old.state, new.state) not in (('open', 'accepted'), ('open', 'done'), ('open', 'refused'), ('open', 'withdrawn'),
        ('accepted', 'done'), ('accepted', 'refused'), ('accepted', 'open'), ('accepted', 'withdrawn'), ('refused', 'open'), ('refused', 'withdrawn')) end) then
    raise exception 'referral moves in its order' using errcode = '23514', constraint = 'referral_moves_in_its_order';
  end if;
  if tg_op = 'UPDATE' and new.office_ids[1:cardinality(old.office_ids)] is distinct from old.office_ids then
    raise exception 'referral keeps its chain' using errcode = '23514', constraint = 'referral_keeps_its_chain';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_support_shares_below_amount()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if exists (select from (select household_id, support_id from added group by 1, 2) one
      join delivery.supports support using (household_id, support_id)
      join delivery.support_cost_shares share using (household_id, support_id)
      group by support.household_id, support.support_id having sum(share.amount) >= coalesce(support.approved_amount, support.amount)) then
    raise exception 'cost shares are less than the support'
      using errcode = '23514', constraint = 'cost_shares_are_less_than_the_support';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_supports_of_open_activities()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from delivery.activities activity
      where activity.activity_id = new.activity_id and activity.state <> 'open') then
    raise exception 'support is of an open activity' using errcode = '23514', constraint = 'support_is_of_an_open_activity';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_withdrawals()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if old.withdrawn_at is not null then
    raise exception 'withdrawn evidence stays withdrawn' using errcode = '23514', constraint = 'withdrawn_evidence_stays_withdrawn';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_work_act_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from work_acts done where done.work_id = new.work_id and done.done_on > new.done_on) then
    raise exception 'work acts are on their days in order' using errcode = '23514', constraint = 'work_acts_are_on_their_days_in_order';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_work_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'draft'
      else (old.state, new.state) not in (('draft', 'contracted'), ('contracted', 'under_way'), ('under_way', 'stopped'),
        ('stopped', 'under_way'), ('under_way', 'handed_over'), ('handed_over', 'in_operation')) end) then
    raise exception 'work moves in its order' using errcode = '23514', constraint = 'work_moves_in_its_order';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.keep_work_within_contract()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  if exists (select from delivery.money_of_work(new.work_id) money where money.accepted > money.signed + money.changed) then
    raise exception 'no more is accepted than contracted' using errcode = '23514', constraint = 'no_more_is_accepted_than_contracted';
  end if;
  if (select sum(share) from work_milestones milestone where milestone.work_id = new.work_id) > 100 then
    raise exception 'milestones are at most the whole' using errcode = '23514', constraint = 'milestones_are_at_most_the_whole';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION delivery.missing_evidence(p_support delivery.supports)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
begin
  return (select coalesce(array_agg(needed order by needed), '{}') from unnest(p_support.needs_evidence) needed
  where not case split_part(needed, ' ', 1)
    when 'acceptance' then exists (select from delivery.activity_evidence evidence
      where evidence.activity_id = p_support.activity_id and evidence.kind = split_part(needed, ' ', 2) and evidence.withdrawn_at is null)
    else exists (select from delivery.evidence evidence
      where evidence.household_id = p_support.household_id and evidence.support_id = p_support.support_id
        and evidence.kind = split_part(needed, ' ', 2) and evidence.withdrawn_at is null)
  end);
end $function$
;
CREATE OR REPLACE FUNCTION delivery.money_of_work(p_work uuid, OUT signed bigint, OUT changed bigint, OUT accepted bigint, OUT physical integer, OUT advance_percent integer, OUT retention_percent integer, OUT is_retention_released boolean, OUT advance_paid bigint, OUT paid bigint)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'delivery', 'planning'
AS $function$
  select coalesce(contract.value, 0),
    coalesce((select sum(amount) from work_changes change where change.work_id = p_work), 0)::bigint,
    coalesce((select sum(value) from work_acceptances acceptance where acceptance.work_id = p_work), 0)::bigint,
    coalesce((select max(physical) from work_acceptances acceptance where acceptance.work_id = p_work), 0),
    coalesce(contract.advance_percent, 0), coalesce(contract.retention_percent, 0), work.retention_released_on is not null,
    coalesce(spent.advance, 0)::bigint, coalesce(spent.rest, 0)::bigint
  from works work left join work_contracts contract using (work_id)
  left join lateral (select sum(voucher.amount) filter (where voucher.is_advance) as advance,
      sum(voucher.amount) filter (where not voucher.is_advance) as rest
    from vouchers voucher where voucher.work_id = p_work and voucher.stage = 'disbursed'
      and not exists (select from postings reversal where reversal.reverses = voucher.posting_id)) spent on true
  where work.work_id = p_work;
$function$
;
CREATE OR REPLACE FUNCTION delivery.payable_of_work(p_work uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
  select accepted
    - case when signed + changed <= 0 then 0
        else least(advance_paid, div(advance_paid::numeric * accepted * 100, (signed + changed)::numeric * 80))::bigint end
    - case when is_retention_released then 0 else div(accepted::numeric * retention_percent, 100)::bigint end - paid
  from delivery.money_of_work(p_work);
$function$
;
CREATE OR REPLACE FUNCTION delivery.story_of_referral(p_referral_id uuid)
 RETURNS SETOF delivery.referral_acts
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'delivery', 'authority'
AS $function$
begin
  return query select done.* from delivery.referrals referral
    join delivery.referral_acts done on done.household_id = referral.household_id and done.referral_id = referral.referral_id
    where referral.referral_id = p_referral_id
      and (authority.sees(referral.commune_id) or authority.acts_for_any(referral.office_ids));
end $function$
;
CREATE OR REPLACE FUNCTION delivery.subject_of_referral(p_referral_id uuid, OUT head_name text, OUT person_name text, OUT village_name text, OUT address text)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'delivery', 'registry', 'authority'
AS $function$
begin
  select head.full_name, person.full_name, village.name, household.address into head_name, person_name, village_name, address
  from delivery.referrals referral
  join registry.households household on household.household_id = referral.household_id
  left join registry.areas village on village.area_id = household.village_id
  left join registry.people person on person.household_id = referral.household_id and person.person_id = referral.person_id
  left join lateral (select named.full_name from registry.memberships member
      join registry.people named on named.household_id = member.household_id and named.person_id = member.person_id
    where member.household_id = referral.household_id and member.relation = 'head'
    order by member.valid_to desc nulls first, member.valid_from desc limit 1) head on true
  where referral.referral_id = p_referral_id
    and (authority.sees(referral.commune_id) or authority.acts_for_any(referral.office_ids));
end $function$
;
CREATE OR REPLACE FUNCTION delivery.troubles_of_work(p_work uuid, p_today date)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'delivery'
AS $function$
  select array_remove(array[
    case when work.state in ('contracted', 'under_way', 'stopped') and exists (select from work_milestones milestone
      where milestone.work_id = work.work_id and milestone.planned_on < p_today and not exists (
        select from work_acceptances acceptance where acceptance.milestone_id = milestone.milestone_id)) then 'milestone_late' end,
    case when work.state in ('draft', 'contracted', 'under_way', 'stopped') and work.ends_on < p_today then 'end_late' end,
    case when money.signed + money.changed > work.estimate then 'above_estimate' end,
    case when money.accepted::numeric * 100 > (money.signed + money.changed)::numeric * money.physical then 'accepted_above_physical' end,
    case when exists (select from work_findings finding where finding.work_id = work.work_id
      and finding.answered_on is null and finding.answer_due < p_today) then 'finding_unanswered' end
  ], null)
  from works work, lateral delivery.money_of_work(work.work_id) money where work.work_id = p_work;
$function$
;
CREATE OR REPLACE FUNCTION delivery.was_delivered_by_office(p_household_id uuid, p_support_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'delivery', 'authority'
AS $function$
begin
  return coalesce((select exists (select from authority.posts post
      join delivery.supports support on support.household_id = p_household_id and support.support_id = p_support_id
      join delivery.activities activity on activity.activity_id = support.activity_id
      where post.officer_id = done.done_by and post.office_id = activity.office_id)
    from delivery.support_acts done
    where done.household_id = p_household_id and done.support_id = p_support_id and done.act = 'deliver'
    order by done.done_at desc, done.support_act_id desc limit 1), false);
end $function$
;
CREATE OR REPLACE FUNCTION payment.day_of_order(p_batch uuid)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'payment'
AS $function$
  select (min(file.recorded_at) at time zone 'UTC' - interval '12 hours')::date from payment.files file
  where file.batch_id = p_batch and file.kind in ('payment_order', 'cash_list')
$function$
;
CREATE OR REPLACE FUNCTION payment.hold_answers_to_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'payment'
AS $function$
begin
  if exists (select from (select count(*) as n, coalesce(sum(amount), 0) as sum from payment.matches where file_id = new.file_id) answered,
      (select count(*) as n, coalesce(sum(amount), 0) as sum from payment.unmatched_answers where file_id = new.file_id) unmatched
      where (answered.n, answered.sum, unmatched.n, unmatched.sum)
        is distinct from (new.answered_count, new.answered_amount, new.unmatched_count, new.unmatched_amount)) then
    raise exception 'the lines of an answer do not sum to its file' using errcode = '23514', constraint = 'lines_sum_to_their_answer_file';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION payment.keep_evidence_before_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'payment', 'delivery'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from added
    join delivery.supports support on support.household_id = added.household_id and support.support_id = added.support_id
    where support.needs_evidence is not null and delivery.missing_evidence(support) <> '{}') then
    perform payment.refuse_day('support_is_proved_before_it_is_paid');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION payment.keep_exclusions_before_approval()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'payment'
AS $function$
begin
  if exists (select from added join payment.batches batch using (batch_id) where batch.state not in ('draft', 'checked')) then
    raise exception 'a line is excluded before its batch is approved' using errcode = '23514',
      constraint = 'line_is_excluded_before_approval';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION payment.keep_execution_after_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'payment'
AS $function$
begin
  if current_user = 'vuon_app' and new.execution_on < payment.day_of_order(new.batch_id) then
    perform payment.refuse_day('batch_is_executed_after_it_is_sent');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION payment.keep_receipts_after_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'payment'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from added
    join payment.instructions instruction on instruction.household_id = added.household_id
      and instruction.instruction_id = added.instruction_id
    where added.signed_on < payment.day_of_order(instruction.batch_id)) then
    perform payment.refuse_day('receipt_is_signed_after_the_list');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION payment.keep_returns_after_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'payment'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from added
    join payment.instructions instruction on instruction.household_id = added.household_id
      and instruction.instruction_id = added.instruction_id
    where added.returned_on < greatest(payment.day_of_order(instruction.batch_id),
      case when instruction.state = 'paid' then instruction.settled_on end)) then
    perform payment.refuse_day('money_comes_back_after_it_was_paid');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION payment.keep_signers_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'payment'
AS $function$
begin
  if exists (select from payment.approvals other
    where other.batch_id = new.batch_id and other.role <> new.role
      and (other.officer_id in (new.officer_id, new.on_behalf_of) or other.on_behalf_of in (new.officer_id, new.on_behalf_of))) then
    raise exception 'nobody signs a batch twice' using errcode = '23514', constraint = 'nobody_signs_a_batch_twice';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION payment.refuse_day(p_rule text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception '%', replace(p_rule, '_', ' ') using errcode = '23514', constraint = p_rule;
end $function$
;
CREATE OR REPLACE FUNCTION payment.shared_payees(p_households uuid[])
 RETURNS TABLE(household_id uuid, kind text, other_household_id uuid, other_payee_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'payment', 'registry', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    with own as (select payee.* from payment.payees payee
      where payee.household_id = any (p_households) and payee.valid_to is null and authority.sees(payee.commune_id)),
    found as (
      select own.household_id, 'account' as kind, other.household_id as other_household_id, other.payee_id, other.commune_id
        from own
        join payment.account_index mine on mine.household_id = own.household_id and mine.payee_id = own.payee_id
        join payment.account_index theirs on theirs.blind_index = mine.blind_index and theirs.household_id <> mine.household_id
        join payment.payees other on other.household_id = theirs.household_id and other.payee_id = theirs.payee_id and other.valid_to is null
      union
      select own.household_id, 'person', other.household_id, other.payee_id, other.commune_id
        from own
        join payment.payees other on other.person_id = own.person_id and other.household_id <> own.household_id and other.valid_to is null
      union
      select own.household_id, 'person', other.household_id, other.payee_id, other.commune_id
        from own
        join registry.identifier_index mine on mine.kind = 'personal_id' and mine.person_id = own.person_id
        join registry.identifier_index theirs on theirs.kind = mine.kind and theirs.blind_index = mine.blind_index
          and theirs.person_id <> mine.person_id
        join payment.payees other on other.person_id = theirs.person_id and other.household_id <> own.household_id and other.valid_to is null)
    select found.household_id, found.kind,
      case when authority.sees(found.commune_id) then found.other_household_id end,
      case when authority.sees(found.commune_id) then found.payee_id end
    from found;
end $function$
;
CREATE OR REPLACE FUNCTION planning.book_all(p_posting_ids uuid[], p_booked_on date[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  -- Each area is asked for once; "offset 0" keeps the planner from asking for every account of the ledger first.
  if exists (select from (select distinct account.area_id
        from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
        where entry.posting_id = any(p_posting_ids) offset 0) booked
      where not authority.writes(',planning,delivery,payment,treasury,', booked.area_id)) then
    raise exception 'this act may not book a posting of this area' using errcode = 'insufficient_privilege';
  end if;
  update planning.postings posting set booked_on = booked.day
  from unnest(p_posting_ids, p_booked_on) as booked (posting_id, day)
  where posting.posting_id = booked.posting_id and posting.booked_on is null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.book_on(p_posting_id uuid, p_booked_on date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  if exists (select from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
      where entry.posting_id = p_posting_id and not authority.writes(',planning,delivery,payment,', account.area_id)) then
    raise exception 'this act may not book a posting of this area' using errcode = 'insufficient_privilege';
  end if;
  update planning.postings set booked_on = p_booked_on
  where posting_id = p_posting_id and booked_on is null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.classes_behind_allocations(p_days date[])
 RETURNS TABLE(on_day date, area_id text, parent_id text, class text, households integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'planning', 'registry', 'review'
AS $function$
begin
  return query select run_day.as_of, area.area_id, coalesce(area.parent_id, ''), change.class, sum(change.households)::int
  from (select distinct run.as_of from planning.formula_runs run
    where run.as_of = any(p_days)
      and exists (select from planning.allocations allocation where allocation.formula_run_id = run.formula_run_id)) run_day
  join review.status_changes change on change.effective_on <= run_day.as_of
  join registry.areas area on area.area_id = change.commune_id
  where area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null
  group by 1, 2, 3, 4 having sum(change.households) <> 0
  order by 1, 2, 4;
end
$function$
;
CREATE OR REPLACE FUNCTION planning.hold_year(p_area_id text, p_year integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'planning', 'registry'
AS $function$
begin
  if not authority.writes(',planning,', p_area_id) then
    raise exception 'this act may not hold accounts of this area' using errcode = 'insufficient_privilege';
  end if;
  perform account_id from planning.accounts
    where year = p_year and area_id in (select descendant_id from registry.area_closure where ancestor_id = p_area_id)
    order by account_id for update;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_allocation_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  perform planning.keep_decision_after('allocation_is_decided_after_its_figures', new.decided_on,
    (select run.as_of from planning.formula_runs run where run.formula_run_id = new.formula_run_id));
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_carry_over_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  perform planning.keep_decision_after('carry_over_is_approved_after_its_figures', new.decided_on, new.as_of);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_contribution_in_its_year()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  if current_user = 'vuon_app' and new.given_on < make_date(new.year, 1, 1) then
    raise exception 'contribution is given in its year' using errcode = '23514', constraint = 'contribution_is_given_in_its_year';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_decision_after(p_rule text, p_decided date, p_ground date)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if current_user = 'vuon_app' and p_decided < p_ground then
    raise exception '%', replace(p_rule, '_', ' ') using errcode = '23514', constraint = p_rule;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_plan_act_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  if new.act = 'approve' then
    perform planning.keep_decision_after('plan_is_approved_after_its_allocation', new.decided_on,
      (select min(allocation.decided_on) from planning.plans plan
        join planning.allocations allocation on allocation.area_id = plan.area_id
        join planning.formula_runs run on run.formula_run_id = allocation.formula_run_id and run.year = plan.year
        where plan.plan_id = new.plan_id and plan.kind = 'annual'));
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_reallocation_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  perform planning.keep_decision_after('reallocation_is_decided_after_it_was_proposed', new.decided_on,
    (new.proposed_at at time zone 'UTC' - interval '12 hours')::date);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_vouchers_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'planning'
AS $function$
begin
  if current_user = 'vuon_app' and new.booked_on < (select min(before.booked_on) from planning.vouchers before
    where before.fund_line_id = new.fund_line_id
      and before.stage = case new.stage when 'disbursed' then 'committed' when 'released' then 'committed' when 'settled' then 'disbursed' end
      and not exists (select from planning.postings reversal where reversal.reverses = before.posting_id)) then
    raise exception 'voucher is after the step before' using errcode = '23514', constraint = 'voucher_is_after_the_step_before';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.keep_work_payments()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'planning', 'delivery'
AS $function$
begin
  if not exists (select from delivery.works work join delivery.activities activity using (activity_id)
      where work.work_id = new.work_id and activity.fund_line_id = new.fund_line_id) then
    raise exception 'work is paid by its fund line' using errcode = '23514', constraint = 'work_is_paid_by_its_fund_line';
  end if;
  if new.stage = 'disbursed' and (exists (select from delivery.money_of_work(new.work_id) money
        where money.advance_paid > div(money.signed::numeric * money.advance_percent, 100))
      or delivery.payable_of_work(new.work_id) < 0) then
    raise exception 'no more of a work is paid than payable' using errcode = '23514', constraint = 'no_more_of_a_work_is_paid_than_payable';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION planning.post_all(p_posting_ids uuid[], p_keys text[], p_kinds text[], p_reference_kinds text[], p_reference_ids text[], p_reverses uuid[], p_reasons text[], p_posted_at timestamp with time zone, p_posted_by uuid, p_places integer[], p_account_ids uuid[], p_fund_sources text[], p_components text[], p_area_ids text[], p_years integer[], p_origin_years integer[], p_forms text[], p_stages text[], p_fund_line_ids uuid[], p_amounts bigint[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'planning'
 SET enable_seqscan TO 'off'
AS $function$
declare
  entry_accounts uuid[];
  made uuid[];
begin
  if exists (select from unnest(p_area_ids) as area_id where not authority.writes(',ledger,planning,delivery,payment,treasury,', area_id)) then
    raise exception 'this act may not post to an account of this area' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from generate_subscripts(p_posting_ids, 1) as place
      left join unnest(p_places) as entry on entry = place group by place having count(entry) < 2) then
    raise exception 'a posting has two entries or more' using errcode = 'check_violation', constraint = 'posting_has_two_entries';
  end if;
  if exists (select from unnest(p_places, p_amounts) as entry (place, amount) group by place having sum(amount) <> 0) then
    raise exception 'entries must sum to zero' using errcode = 'check_violation', constraint = 'posting_sums_to_zero';
  end if;
  if exists (select from unnest(p_places, p_forms) as entry (place, form) group by place having min(form) <> max(form)) then
    raise exception 'money, goods and labour are never mixed' using errcode = 'check_violation', constraint = 'posting_keeps_one_form';
  end if;

  -- The account of each entry, in the order of the entries; those that are not open yet are opened.
  for attempt in 1..2 loop
    select array_agg(account.account_id order by entry.ordinality) into entry_accounts
    from unnest(p_fund_sources, p_components, p_area_ids, p_years, p_origin_years, p_forms, p_stages, p_fund_line_ids) with ordinality
      as entry (fund_source, component, area_id, year, origin_year, form, stage, fund_line_id, ordinality)
    left join lateral (
      select account_id from planning.accounts account
      where account.fund_source = entry.fund_source and account.component = entry.component and account.area_id = entry.area_id
        and account.year = entry.year and account.origin_year = entry.origin_year and account.form = entry.form
        and account.kind = entry.stage and account.fund_line_id = entry.fund_line_id
      union all
      select account_id from planning.accounts account
      where account.fund_source = entry.fund_source and account.component = entry.component and account.area_id = entry.area_id
        and account.year = entry.year and account.origin_year = entry.origin_year and account.form = entry.form
        and account.kind = entry.stage and account.fund_line_id is null and entry.fund_line_id is null
    ) account on true;
    exit when array_position(entry_accounts, null) is null;
    insert into planning.accounts (account_id, fund_source, component, area_id, year, origin_year, form, kind, fund_line_id)
      select account_id, fund_source, component, area_id, year, origin_year, form, stage, fund_line_id from (
        select distinct on (fund_source, component, area_id, year, origin_year, form, stage, fund_line_id) *
        from unnest(p_account_ids, p_fund_sources, p_components, p_area_ids, p_years, p_origin_years, p_forms, p_stages, p_fund_line_ids,
          entry_accounts) as entry (account_id, fund_source, component, area_id, year, origin_year, form, stage, fund_line_id, known)
        where known is null order by fund_source, component, area_id, year, origin_year, form, stage, fund_line_id) missing
      on conflict on constraint account_is_opened_once do nothing;
  end loop;

  with posted as (
    insert into planning.postings (posting_id, idempotency_key, kind, reference_kind, reference_id, reverses, reason, posted_at, posted_by)
    select posting_id, key, kind, reference_kind, reference_id, reverses, reason, p_posted_at, p_posted_by
    from unnest(p_posting_ids, p_keys, p_kinds, p_reference_kinds, p_reference_ids, p_reverses, p_reasons)
      as posting (posting_id, key, kind, reference_kind, reference_id, reverses, reason)
    on conflict on constraint posting_is_made_once do nothing
    returning posting_id)
  select array_agg(posting_id) into made from posted;

  if made is not null then
    insert into planning.entries (posting_id, line, account_id, amount)
      select p_posting_ids[place], row_number() over (partition by place order by ordinality), account_id, amount
      from unnest(p_places, entry_accounts, p_amounts) with ordinality as entry (place, account_id, amount, ordinality)
      where p_posting_ids[place] = any(made);
    if exists (
      select from unnest(p_posting_ids, p_reverses) as posting (posting_id, reverses)
      where reverses is not null and posting_id = any(made) and exists (
        (select account_id, -sum(amount) from planning.entries where posting_id = posting.reverses group by account_id
         except select account_id, sum(amount) from planning.entries where posting_id = posting.posting_id group by account_id)
        union all
        (select account_id, sum(amount) from planning.entries where posting_id = posting.posting_id group by account_id
         except select account_id, -sum(amount) from planning.entries where posting_id = posting.reverses group by account_id))
    ) then
      raise exception 'a reversal mirrors its posting' using errcode = 'check_violation', constraint = 'reversal_mirrors_its_posting';
    end if;
    perform from planning.accounts where account_id = any(entry_accounts) order by account_id for no key update;
    update planning.accounts account set balance = account.balance + moved.amount
      from (select account_id, sum(amount)::bigint as amount from unnest(p_places, entry_accounts, p_amounts) as entry (place, account_id, amount)
        where p_posting_ids[place] = any(made) group by account_id) moved
      where account.account_id = moved.account_id;
  end if;
  if cardinality(coalesce(made, '{}')) = cardinality(p_posting_ids) then return p_posting_ids; end if;
  return array(select posting.posting_id from unnest(p_keys) with ordinality as asked (key, ordinality)
    join planning.postings posting on posting.idempotency_key = asked.key order by asked.ordinality);
end $function$
;
CREATE OR REPLACE FUNCTION planning.published_allocations(p_formula_run_id uuid)
 RETURNS TABLE(formula_run_id uuid, title text, area_id text, area_name text, year integer, fund_source text, fund_source_name jsonb, component text, component_name jsonb, amount bigint, formula jsonb, formula_version integer, inputs jsonb, result jsonb, as_of date, decision_number text, decided_on date, published_at timestamp with time zone, names jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'planning', 'registry'
AS $function$
  select run.formula_run_id, run.title, run.area_id, area.full_name, run.year, run.fund_source, source.name, run.component,
    (select component_of.value -> 'name' from planning.programmes programme, jsonb_array_elements(programme.pack -> 'components') component_of
      where component_of.value ->> 'code' = run.component order by programme.loaded_at desc limit 1),
    run.amount, run.formula, run.formula_version, run.inputs, run.result, run.as_of, decision.decision_number, decision.decided_on,
    publication.published_at,
    (select jsonb_object_agg(named.area_id, named.full_name) from registry.areas named
      where p_formula_run_id is not null and named.area_id in (select input ->> 'areaId' from jsonb_array_elements(run.inputs) input))
  from planning.allocation_publications publication
  join planning.formula_runs run on run.formula_run_id = publication.formula_run_id
  join planning.fund_sources source on source.fund_source = run.fund_source
  join registry.areas area on area.area_id = run.area_id
  join lateral (select decision_number, decided_on from planning.allocations allocation
    where allocation.formula_run_id = run.formula_run_id limit 1) decision on true
  where p_formula_run_id is null or publication.formula_run_id = p_formula_run_id
  order by publication.published_at desc
$function$
;
CREATE OR REPLACE FUNCTION registry.bearers(name text, communes text[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE ROWS 5
AS $function$
  select household_id from registry.people where search_name = name and communes is null
  union all
  select household_id from registry.people where search_name = name and commune_id = any (communes)
  union all
  select household_id from registry.people
    where search_name = name and past_communes <> '{}' and past_communes && communes and not commune_id = any (communes)
$function$
;
CREATE OR REPLACE FUNCTION registry.commune_of_area(p_area_id text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'registry'
AS $function$select case when kind = 'village' then parent_id else area_id end from registry.areas where area_id = p_area_id$function$
;
CREATE OR REPLACE FUNCTION registry.count_population(p_on date)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  communes text[];
begin
  if not pg_try_advisory_xact_lock(hashtext('registry.count_population')) then return 0; end if;
  with taken as (delete from registry.population_changes returning commune_id)
  select array_agg(distinct commune_id) into communes from (
    select commune_id from taken
    union all select commune_id from registry.population_days where p_on < counted_on or p_on > valid_until
  ) changed;
  if communes is null then return 0; end if;

  delete from registry.population_counts where commune_id = any(communes);
  insert into registry.population_counts (commune_id, village_id, households, people, registered)
  with here as materialized (
    select place.household_id, place.commune_id, place.village_id from registry.household_places place
    where place.commune_id = any(communes) and place.valid_from <= p_on and (place.valid_to is null or place.valid_to >= p_on)
      and not exists (select from registry.households closed where closed.household_id = place.household_id and closed.closed_on < p_on)
  ), counted as (
    select commune_id, village_id, count(*)::int as households, 0 as people, 0 as registered from here group by 1, 2
    union all
    select here.commune_id, here.village_id, 0, count(*)::int, 0 from here
    join registry.memberships member on member.household_id = here.household_id
    where member.valid_from <= p_on and (member.valid_to is null or member.valid_to >= p_on) group by 1, 2
    union all
    select commune_id, village_id, 0, 0, count(*)::int from registry.households where commune_id = any(communes) group by 1, 2
  )
  select commune_id, village_id, sum(households), sum(people), sum(registered) from counted group by 1, 2;

  delete from registry.population_days where commune_id = any(communes);
  insert into registry.population_days (commune_id, counted_on, valid_until)
  select commune.id, p_on, coalesce((
    select min(day) from (
      select least(case when place.valid_from > p_on then place.valid_from - 1 end, case when place.valid_to >= p_on then place.valid_to end) as day
      from registry.household_places place where place.commune_id = commune.id
      union all
      select closed_on from registry.households where commune_id = commune.id and closed_on >= p_on
      union all
      select least(case when member.valid_from > p_on then member.valid_from - 1 end, case when member.valid_to >= p_on then member.valid_to end)
      from registry.household_places place join registry.memberships member on member.household_id = place.household_id
      where place.commune_id = commune.id
    ) turns), 'infinity')
  from unnest(communes) commune (id);
  return cardinality(communes);
end $function$
;
CREATE OR REPLACE FUNCTION registry.counts_on(p_on date)
 RETURNS TABLE(commune_id text, village_id text, households integer, people integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
begin
  return query
    with counted as materialized (
      select place.commune_id, place.village_id, count(*)::int as households, coalesce(sum(members.people), 0)::int as people
      from registry.household_places place
      left join (
        select member.household_id, count(*)::int as people from registry.memberships member
        where member.valid_from <= p_on and (member.valid_to is null or member.valid_to >= p_on) group by member.household_id
      ) members on members.household_id = place.household_id
      where place.valid_from <= p_on and (place.valid_to is null or place.valid_to >= p_on)
        and not exists (select from registry.households closed
          where closed.closed_on < p_on and closed.household_id = place.household_id)
      group by place.commune_id, place.village_id
    )
    select counted.commune_id, counted.village_id, counted.households, counted.people from counted
    where authority.sees(counted.commune_id);
end $function$
;
CREATE OR REPLACE FUNCTION registry.facts_before_change(p_household_id uuid, p_on date)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
begin
  return (select act.facts from registry.household_acts act
    join registry.households household on household.household_id = act.household_id
    where act.household_id = p_household_id and act.act = 'household_changed' and act.on_date > p_on
      and (authority.sees(household.commune_id) or authority.sees_any(household.past_communes))
      and not exists (select from registry.household_acts undone where undone.household_id = act.household_id
        and undone.bulk_id = act.bulk_id and undone.act = 'change_undone')
    order by act.done_at, act.act_id limit 1);
end $function$
;
CREATE OR REPLACE FUNCTION registry.gather_names()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'registry'
AS $function$
#variable_conflict use_column
begin
  insert into registry.names (search_name, sorted_words)
      select distinct search_name, coalesce(registry.sorted_words(search_name), '') from registry.people where search_name is not null
    on conflict do nothing;
end $function$
;
CREATE OR REPLACE FUNCTION registry.household_on_the_way(p_household_id uuid, p_today date DEFAULT 'infinity'::date)
 RETURNS TABLE(commune_id text, closed_on date, changed_on date, decided_on date, supports integer, payments integer, reviews integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'delivery', 'payment', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    select household.commune_id, household.closed_on,
      greatest((select max(greatest(place.valid_from, place.valid_to)) from registry.household_places place
          where place.household_id = p_household_id),
        (select max(greatest(member.valid_from, member.valid_to)) from registry.memberships member
          where member.household_id = p_household_id)),
      (select max(status.effective_on) from review.poverty_statuses status
        where status.household_id = p_household_id and status.effective_on <= p_today),
      (select count(*)::int from delivery.supports support where support.household_id = p_household_id
        and (support.state in ('proposed', 'checked', 'approved', 'committed')
          or support.state = 'delivered' and support.amount > 0)),
      (select count(*)::int from payment.instructions instruction where instruction.household_id = p_household_id
        and instruction.state in ('ready', 'sent', 'unknown')),
      (select count(*)::int from review.reviews review where review.household_id = p_household_id
        and review.state in ('surveyed', 'scored', 'met', 'posted', 'objected', 'rechecked', 'closed'))
    from registry.households household
    where household.household_id = p_household_id and (authority.sees(household.commune_id) or exists (
      select from registry.transfers transfer where transfer.household_id = p_household_id and transfer.state = 'asked'
        and authority.sees(transfer.to_commune_id)));
end $function$
;
CREATE OR REPLACE FUNCTION registry.households_with_name(whole text, patterns text[], commune text, most_found integer)
 RETURNS TABLE(household_id uuid, rank integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'pg_catalog', 'registry', 'authority'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
declare
  beginning text := replace(replace(replace(whole, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  sorted text := registry.sorted_words(whole);
  communes text[] := case when commune is not null then array[commune]
    when current_setting('vuon.areas', true) = '*' then null
    else string_to_array(trim(both ',' from coalesce(current_setting('vuon.areas', true), '')), ',') end;
  found_ids uuid[];
  ranks integer[];
begin
  if cardinality(communes) <= 4 then
    -- Few people are seen: they are read one by one, whatever is typed.
    return query
      select person.household_id, min(case when person.search_name = whole then 0
        when registry.sorted_words(person.search_name) = sorted then 1
        when person.search_name like beginning then 2 else 3 end)
      from registry.people person
      where (person.commune_id = any (communes) or (person.past_communes <> '{}' and person.past_communes && communes))
        and ' ' || person.search_name like all (patterns)
        and (authority.sees(person.commune_id) or authority.sees_any(person.past_communes))
      group by 1 order by 2, 1 limit most_found;
    return;
  end if;
  select array_agg(found.id), array_agg(found.at) into found_ids, ranks from (
    (select id, 0 as at from registry.bearers(whole, communes) id limit most_found)
    union all
    (select id, 1 from registry.names name, registry.bearers(name.search_name, communes) id
      where name.sorted_words = sorted limit most_found)
    union all
    (select id, 2 from registry.names name, registry.bearers(name.search_name, communes) id
      where name.search_name like beginning limit most_found)
  ) found;
  if coalesce(cardinality(found_ids), 0) < 50 then
    -- The names first: few of them have all the words, and a plan that reads all names in their order would not know it.
    select found_ids || array_agg(found.id), ranks || array_agg(3) into found_ids, ranks from (
      with named as materialized (
        select search_name from registry.names where string_to_array(search_name, ' ') @> string_to_array(whole, ' '))
      select id from named, registry.bearers(named.search_name, communes) id limit most_found) found;
  end if;
  if coalesce(cardinality(found_ids), 0) = 0 then
    select found_ids || array_agg(found.id), ranks || array_agg(4) into found_ids, ranks from (
      with named as materialized (
        select search_name from registry.names
        where ' ' || search_name like patterns[1] and ' ' || search_name like coalesce(patterns[2], '%')
          and ' ' || search_name like coalesce(patterns[3], '%') and ' ' || search_name like coalesce(patterns[4], '%'))
      select id from named, registry.bearers(named.search_name, communes) id limit most_found) found;
  end if;
  return query select one.id, min(one.at) from unnest(found_ids, ranks) one (id, at) group by 1 order by 2, 1 limit most_found;
end $function$
;
CREATE OR REPLACE FUNCTION registry.households_with_phone(digits text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    select distinct household_id from registry.people
    where phone is not null and regexp_replace(phone, '\D', '', 'g') = digits
      and (authority.sees(commune_id) or authority.sees_any(past_communes));
end $function$
;
CREATE OR REPLACE FUNCTION registry.is_number_held(p_kind text, p_indexes bytea[], p_person_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry'
AS $function$
begin
  if coalesce(current_setting('vuon.act', true), '') not in ('registry.askCorrection', 'registry.decideCorrection')
    or current_setting('vuon.areas', true) = ',' then
    raise exception 'numbers are compared by a correction' using errcode = 'insufficient_privilege';
  end if;
  return exists (select from registry.identifier_index known
    where known.kind = p_kind and known.blind_index = any (p_indexes) and known.person_id <> p_person_id);
end $function$
;
CREATE OR REPLACE FUNCTION registry.keep_membership_after_birth()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'registry'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from registry.people person
    where person.household_id = new.household_id and person.person_id = new.person_id
      and new.valid_from < date_trunc(person.birth_precision, person.birth_date::timestamp)::date) then
    raise exception 'member joins after birth' using errcode = '23514', constraint = 'member_joins_after_birth';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION registry.keep_new_memberships_after_birth()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'registry'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from added
    join registry.people person on person.household_id = added.household_id and person.person_id = added.person_id
    where added.valid_from < date_trunc(person.birth_precision, person.birth_date::timestamp)::date) then
    raise exception 'member joins after birth' using errcode = '23514', constraint = 'member_joins_after_birth';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION registry.known_sources(p_source_system text, p_keys text[], p_names text[], p_years integer[])
 RETURNS TABLE(source_key text, household_id uuid, commune_id text, village_id text, is_same boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
begin
  if current_setting('vuon.act', true) is distinct from 'registry.importHouseholds' or current_setting('vuon.areas', true) = ',' then
    raise exception 'source keys are compared by an import' using errcode = 'insufficient_privilege';
  end if;
  return query
    with asked as (select * from unnest(p_keys, p_names, p_years) as row (key, name, year)),
    known as (
      select source.source_key as key, household.household_id as id,
        -- Of households elsewhere nothing is reported but whether they are the same.
        case when authority.sees(household.commune_id) then household.commune_id end as commune,
        case when authority.sees(household.commune_id) then household.village_id end as village
      from registry.household_sources source
      left join registry.households household on household.household_id = source.household_id
      where source.source_system = p_source_system and source.source_key = any (p_keys)
    ),
    compared as (
      select asked.key, bool_or(asked.name is not null) as asks, bool_or(person.search_name is not null) as has,
        bool_or(coalesce(asked.name = person.search_name and (asked.year is null or person.birth_date is null
          or asked.year = extract(year from person.birth_date)), false)) as fits
      from known join asked on asked.key = known.key join registry.people person on person.household_id = known.id
      group by asked.key
    )
    -- Without names on one side nothing speaks against it.
    select known.key, case when known.commune is not null then known.id end, known.commune, known.village,
      coalesce(not (compared.asks and compared.has) or compared.fits, true)
    from known left join compared on compared.key = known.key;
end $function$
;
CREATE OR REPLACE FUNCTION registry.met_in_villages(p_commune text)
 RETURNS TABLE(village_id text, households integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    select review.village_id, count(*)::int from review.reviews review
    where review.commune_id = p_commune and review.village_id is not null and authority.sees(p_commune)
      and review.state in ('met', 'posted', 'objected', 'rechecked', 'closed')
    group by review.village_id;
end $function$
;
CREATE OR REPLACE FUNCTION registry.move_to_village(p_commune text, p_to text, p_households uuid[], p_on date, p_decision text, p_at timestamp with time zone, p_by uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'authority'
AS $function$
declare
  moved integer;
begin
  if not authority.writes(',area,', p_commune) then
    raise exception 'not a commune of one''s own' using errcode = '42501';
  end if;
  if not exists (select from registry.areas village where village.area_id = p_to and village.parent_id = p_commune) then
    raise exception 'not a village of the commune' using errcode = '42501';
  end if;
  insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, reason, done_at, done_by)
    select household.household_id, gen_random_uuid(), p_commune, 'village_changed', p_on,
      jsonb_build_object('fromName', before.name, 'toName', after.name), p_decision, p_at, p_by
    from registry.households household
    join registry.areas before on before.area_id = household.village_id, registry.areas after
    where household.household_id = any (p_households) and household.commune_id = p_commune and after.area_id = p_to;
  -- Who came later than that day came to the village under its new name.
  update registry.household_places place set village_id = p_to
    where place.household_id = any (p_households) and place.valid_to is null and place.valid_from >= p_on and place.commune_id = p_commune;
  with ended as (
    update registry.household_places place set valid_to = p_on - 1
    where place.household_id = any (p_households) and place.valid_to is null and place.valid_from < p_on and place.commune_id = p_commune
    returning place.household_id, place.commune_id, place.address
  )
  insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
    select household_id, p_on, commune_id, p_to, address from ended;
  update review.reviews review set village_id = p_to
    where review.household_id = any (p_households) and review.commune_id = p_commune
      and review.state in ('draft', 'listed', 'screened', 'surveyed', 'scored');
  update registry.households household set village_id = p_to
    where household.household_id = any (p_households) and household.commune_id = p_commune;
  get diagnostics moved = row_count;
  return moved;
end $function$
;
CREATE OR REPLACE FUNCTION registry.note_household_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into registry.population_changes (commune_id)
  select unnest(array[was.commune_id, became.commune_id])
  from was join became on became.household_id = was.household_id
  where (was.commune_id, was.village_id, was.closed_on) is distinct from (became.commune_id, became.village_id, became.closed_on)
  group by 1;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION registry.note_population_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into registry.population_changes (commune_id) select distinct commune_id from became;
  elsif tg_op = 'DELETE' then
    insert into registry.population_changes (commune_id) select distinct commune_id from was;
  else
    insert into registry.population_changes (commune_id) select commune_id from became union select commune_id from was;
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION registry.people_with_number(p_kinds text[], p_indexes bytea[])
 RETURNS TABLE(household_id uuid, person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
begin
  return query select person.household_id, person.person_id
    from unnest(p_kinds, p_indexes) asked (kind, blind_index)
    join registry.identifier_index known on known.kind = asked.kind and known.blind_index = asked.blind_index
    join registry.people person on person.household_id = known.household_id and person.person_id = known.person_id
    where authority.sees(person.commune_id) or authority.sees_any(person.past_communes);
end $function$
;
CREATE OR REPLACE FUNCTION registry.people_with_shared_numbers(p_areas text[], p_households uuid[])
 RETURNS TABLE(kind text, person_id uuid, household_id uuid, commune_id text, other_person_id uuid, other_household_id uuid, other_commune_id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    with numbers as materialized (
      select distinct mine.kind, mine.blind_index
      from registry.identifiers own
      join registry.identifier_index mine on mine.kind = own.kind and mine.person_id = own.person_id and mine.household_id = own.household_id
      where own.commune_id = any (p_areas) and (p_households is null or own.household_id = any (p_households)) and authority.sees(own.commune_id)
    ), shared as materialized (
      select same.kind, same.blind_index
      from numbers
      join registry.identifier_index same on same.kind = numbers.kind and same.blind_index = numbers.blind_index
      group by same.kind, same.blind_index having count(*) between 2 and 10
    )
    select own.kind, own.person_id, own.household_id, own.commune_id, other.person_id, other.household_id, there.commune_id
    from shared
    -- Few are shared: those are found by their index, and not among everybody's once more.
    join registry.identifier_index mine on mine.kind = shared.kind and mine.blind_index = shared.blind_index
    join registry.identifiers own on own.household_id = mine.household_id and own.person_id = mine.person_id and own.kind = mine.kind
    join registry.identifier_index other on other.kind = shared.kind and other.blind_index = shared.blind_index
      and (other.household_id, other.person_id) <> (own.household_id, own.person_id)
    join registry.households there on there.household_id = other.household_id
    where own.commune_id = any (p_areas) and (p_households is null or own.household_id = any (p_households)) and authority.sees(own.commune_id)
      and exists (select from registry.memberships member where member.household_id = own.household_id
        and member.person_id = own.person_id and member.valid_to is null)
      and exists (select from registry.memberships member where member.household_id = other.household_id
        and member.person_id = other.person_id and member.valid_to is null);
end $function$
;
CREATE OR REPLACE FUNCTION registry.population_of_communes()
 RETURNS TABLE(commune_id text, households integer, people integer, registered integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    with counted as materialized (
      select commune_id, sum(households)::int as households, sum(people)::int as people, sum(registered)::int as registered
      from registry.population_counts group by commune_id
    )
    select counted.commune_id, counted.households, counted.people, counted.registered from counted
    where authority.sees(counted.commune_id);
end $function$
;
CREATE OR REPLACE FUNCTION registry.root_area()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'registry'
AS $function$
  select area_id from registry.areas where kind = 'country'
$function$
;
CREATE OR REPLACE FUNCTION registry.search_text(written text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select translate(lower(written),
    'àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđñçöüëïäåĕŏĭŭčƀ' || U&'\0300\0301\0303\0309\0323\0302\0306\030C\031b',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydncoueiaaeoiucb')
$function$
;
CREATE OR REPLACE FUNCTION registry.sorted_words(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select string_agg(word, ' ' order by word) from unnest(string_to_array(name, ' ')) word where word <> ''
$function$
;
CREATE OR REPLACE FUNCTION registry.take_back(p_take_back_id uuid, p_households uuid[], p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'authority'
AS $function$
declare
  asked registry.take_backs;
  taken integer;
begin
  select * into asked from registry.take_backs take_back where take_back.take_back_id = p_take_back_id and take_back.state = 'running';
  if asked.take_back_id is null or current_setting('vuon.act', true) is distinct from 'registry.takeBackImport'
    or not authority.writes(',registry,', asked.area_id) or exists (
      select from registry.households household where household.household_id = any (p_households)
        and (household.import_id is distinct from asked.import_id or not authority.writes(',registry,', household.commune_id))) then
    raise exception 'not households of an import that is being taken back' using errcode = '42501';
  end if;

  insert into registry.take_back_households (take_back_id, household_id, import_id, commune_id, village_name, outcome, source_key,
      head_name, members, record, at)
    select p_take_back_id, household.household_id, asked.import_id, household.commune_id, village.name, 'taken_back',
      household.source_key,
      (select head.full_name from registry.memberships member
        join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
        where member.household_id = household.household_id and member.relation = 'head' limit 1),
      (select count(*) from registry.memberships member where member.household_id = household.household_id),
      jsonb_build_object('household', to_jsonb(household),
        'people', coalesce((select jsonb_agg(to_jsonb(person) || jsonb_build_object(
            'relation', (select member.relation from registry.memberships member
              where member.household_id = person.household_id and member.person_id = person.person_id limit 1),
            'identifiers', coalesce((select jsonb_agg(jsonb_build_object('kind', identifier.kind, 'lastDigits', identifier.last_digits))
              from registry.identifiers identifier
              where identifier.household_id = person.household_id and identifier.person_id = person.person_id), '[]'))
            order by person.person_id)
          from registry.people person where person.household_id = household.household_id), '[]'),
        'reviews', coalesce((select jsonb_agg(to_jsonb(review)) from review.reviews review
          where review.household_id = household.household_id), '[]')),
      p_at
    from registry.households household left join registry.areas village on village.area_id = household.village_id
    where household.household_id = any (p_households);

  delete from review.reviews where household_id = any (p_households);
  delete from registry.duplicate_pairs where left_household_id = any (p_households) or right_household_id = any (p_households);
  delete from registry.identifier_index known using registry.identifiers own where own.household_id = any (p_households)
    and known.kind = own.kind and known.person_id = own.person_id and known.household_id = own.household_id;
  delete from registry.identifiers where household_id = any (p_households);
  delete from registry.person_residences residence using registry.people person where person.household_id = any (p_households)
    and residence.person_id = person.person_id;
  delete from registry.memberships where household_id = any (p_households);
  delete from registry.people where household_id = any (p_households);
  delete from registry.household_places where household_id = any (p_households);
  -- The keys are free again: the same list can be imported anew.
  delete from registry.household_sources source using registry.households household where household.household_id = any (p_households)
    and source.source_system = household.source_system and source.source_key = household.source_key
    and source.household_id = household.household_id;
  delete from registry.households where household_id = any (p_households);
  get diagnostics taken = row_count;
  return taken;
end $function$
;
CREATE OR REPLACE FUNCTION registry.take_back_villages(p_take_back_id uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
declare
  asked registry.take_backs;
  village record;
  taken integer := 0;
begin
  select * into asked from registry.take_backs take_back where take_back.take_back_id = p_take_back_id and take_back.state = 'running';
  if asked.take_back_id is null or current_setting('vuon.act', true) is distinct from 'registry.takeBackImport'
    or not authority.writes(',registry,', asked.area_id) then
    raise exception 'not an import that is being taken back' using errcode = '42501';
  end if;
  for village in select area_id from registry.areas where import_id = asked.import_id and kind = 'village' order by area_id loop
    begin
      continue when exists (select from registry.household_places place where place.village_id = village.area_id)
        or exists (select from registry.households household where household.village_id = village.area_id);
      delete from registry.area_closure where descendant_id = village.area_id;
      delete from registry.areas where area_id = village.area_id;
      taken := taken + 1;
    exception when foreign_key_violation then
      -- A meeting, a post or a decision stands in its name: it stays.
      null;
    end;
  end loop;
  return taken;
end $function$
;
CREATE OR REPLACE FUNCTION registry.take_household(p_household_id uuid, p_transfer_id uuid, p_village_id text, p_address text, p_at timestamp with time zone, p_by uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'delivery', 'payment', 'authority'
AS $function$
declare
  moved registry.transfers;
  held review.poverty_statuses;
  before review.poverty_statuses;
  later review.poverty_statuses;
begin
  select * into moved from registry.transfers transfer
    where transfer.household_id = p_household_id and transfer.transfer_id = p_transfer_id and transfer.state = 'asked' for update;
  if moved.household_id is null or current_setting('vuon.act', true) is distinct from 'registry.answerTransfer'
    or not authority.writes(',registry,', moved.to_commune_id) then
    raise exception 'not a transfer to take' using errcode = '42501';
  end if;

  update registry.households household set commune_id = moved.to_commune_id, village_id = p_village_id, address = p_address,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where household.household_id = p_household_id;
  update registry.people person set commune_id = moved.to_commune_id,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where person.household_id = p_household_id;
  update registry.memberships member set commune_id = moved.to_commune_id,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where member.household_id = p_household_id;
  update registry.identifiers identifier set commune_id = moved.to_commune_id where identifier.household_id = p_household_id;
  update registry.household_sources source set commune_id = moved.to_commune_id from registry.households household
    where household.household_id = p_household_id and source.source_system = household.source_system
      and source.source_key = household.source_key and source.household_id = household.household_id;
  update registry.person_residences residence set commune_id = moved.to_commune_id from registry.people person
    where person.household_id = p_household_id and residence.person_id = person.person_id
      and residence.household_id = person.household_id;
  update registry.identifier_index known set commune_id = moved.to_commune_id from registry.identifiers identifier
    where identifier.household_id = p_household_id and known.kind = identifier.kind and known.person_id = identifier.person_id
      and known.household_id = identifier.household_id;
  update registry.corrections correction set commune_id = moved.to_commune_id
    where correction.household_id = p_household_id and correction.state = 'asked';
  update review.reviews review set commune_id = moved.to_commune_id, village_id = p_village_id
    where review.household_id = p_household_id and review.state in ('draft', 'listed', 'screened');
  update payment.payees payee set valid_to = moved.on_date - 1
    where payee.household_id = p_household_id and payee.valid_to is null;

  update registry.household_places place set valid_to = moved.on_date - 1
    where place.household_id = p_household_id and place.valid_to is null;
  insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
    values (p_household_id, moved.on_date, moved.to_commune_id, p_village_id, p_address);

  select * into held from review.poverty_statuses status where status.household_id = p_household_id and status.left_on is null
      and status.effective_on <= moved.on_date
    order by status.effective_on desc, status.decision_id desc limit 1;
  update review.poverty_statuses status set left_on = moved.on_date - 1
    where status.household_id = p_household_id and status.left_on is null and status.effective_on <= moved.on_date;
  -- What is decided already and counts from a later day, such as an opening list, counts where the household lives then.
  before := held;
  for later in select * from review.poverty_statuses status where status.household_id = p_household_id and status.left_on is null
      and status.effective_on > moved.on_date order by status.effective_on, status.decision_id
  loop
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
      select later.decision_id, place.commune_id, later.effective_on, change.class, sum(place.sign * change.sign),
        sum(place.sign * change.sign * change.members)
      from (values (moved.from_commune_id, -1), (moved.to_commune_id, 1)) place (commune_id, sign)
      cross join (values (later.class, 1, later.member_count), (before.class, -1, before.member_count)) change (class, sign, members)
      where change.class is not null
      group by 2, 4
      on conflict (decision_id, class, commune_id, effective_on) do update
        set households = status_changes.households + excluded.households, people = status_changes.people + excluded.people;
    update review.poverty_statuses status set commune_id = moved.to_commune_id, village_id = p_village_id
      where status.household_id = later.household_id and status.decision_id = later.decision_id
        and status.effective_on = later.effective_on;
    before := later;
  end loop;
  if held.household_id is not null then
    insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        previous_class, class, list_flag, deprivations, member_count, low_income_workers, reason, carried)
      values (held.household_id, held.decision_id, held.review_id, moved.to_commune_id, p_village_id, moved.on_date, held.outcome,
        held.previous_class, held.class, null, held.deprivations, held.member_count, held.low_income_workers, held.reason, true);
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people) values
      (held.decision_id, moved.from_commune_id, moved.on_date, held.class, -1, -held.member_count),
      (held.decision_id, moved.to_commune_id, moved.on_date, held.class, 1, held.member_count)
      on conflict (decision_id, class, commune_id, effective_on) do update
        set households = status_changes.households + excluded.households, people = status_changes.people + excluded.people;
  end if;
  update review.decisions decision set read_in = array_append(array_remove(read_in, moved.to_commune_id), moved.to_commune_id)
    where decision.commune_id <> moved.to_commune_id and decision.decision_id in (
      select status.decision_id from review.poverty_statuses status where status.household_id = p_household_id);

  insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, reason, done_at, done_by) values
    (p_household_id, p_transfer_id, moved.from_commune_id, 'household_transferred', moved.on_date,
      jsonb_build_object('from', moved.from_commune_id, 'to', moved.to_commune_id,
        'fromName', (select full_name from registry.areas where area_id = moved.from_commune_id),
        'toName', (select full_name from registry.areas where area_id = moved.to_commune_id)), moved.reason, p_at, p_by);

  update registry.household_places place set now_in = nullif(moved.to_commune_id, place.commune_id)
    where place.household_id = p_household_id;
  update registry.household_acts act set now_in = nullif(moved.to_commune_id, act.commune_id) where act.household_id = p_household_id;
  update registry.corrections correction set now_in = nullif(moved.to_commune_id, correction.commune_id)
    where correction.household_id = p_household_id;
  update review.reviews review set now_in = nullif(moved.to_commune_id, review.commune_id) where review.household_id = p_household_id;
  update review.poverty_statuses status set now_in = nullif(moved.to_commune_id, status.commune_id)
    where status.household_id = p_household_id;
  -- The commune that decided a later one goes on reading it on its list.
  update review.poverty_statuses status set now_in = decision.commune_id from review.decisions decision
    where status.household_id = p_household_id and status.effective_on > moved.on_date and not status.carried
      and decision.decision_id = status.decision_id and decision.commune_id <> status.commune_id;
  update delivery.supports support set now_in = nullif(moved.to_commune_id, support.commune_id)
    where support.household_id = p_household_id;
  update delivery.support_acts act set now_in = nullif(moved.to_commune_id, act.commune_id) where act.household_id = p_household_id;
  update delivery.support_cost_shares share set now_in = nullif(moved.to_commune_id, share.commune_id)
    where share.household_id = p_household_id;
end $function$
;
CREATE OR REPLACE FUNCTION review.cause_counts_on(p_communes text[], p_on date)
 RETURNS SETOF review.cause_counts
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'authority'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
  return query select kept.* from review.cause_counts kept
    where kept.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and kept.starts_on <= p_on and kept.ends_on > p_on;
end $function$
;
CREATE OR REPLACE FUNCTION review.causes_told(p_household_id uuid, p_on date)
 RETURNS TABLE(causes text[], recorded_on date, recorded_by uuid)
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
#variable_conflict use_column
begin
  return query
    select told.causes, told.recorded_on, told.recorded_by
    from review.household_causes told
    where told.household_id = p_household_id and told.recorded_on <= p_on
    order by told.recorded_on desc, told.recorded_at desc limit 1;
end $function$
;
CREATE OR REPLACE FUNCTION review.count_after_truncate()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  perform review.count_statuses();
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.count_statuses()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  delete from review.status_counts;
  delete from review.cause_counts;
  execute review.statement_of_counts('select status.*, 1 as sign, 1 as era from review.poverty_statuses status',
    'select cause.*, 1 as era from review.household_causes cause');
end $function$
;
CREATE OR REPLACE FUNCTION review.forget_histories()
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
declare
  gone uuid[];
begin
  if not exists (select from review.histories where households = 0) then return 0; end if;
  lock table review.histories in share row exclusive mode;
  gone := array(select history_id from review.histories where households = 0);
  delete from review.history_steps where history_id = any (gone);
  delete from review.histories where history_id = any (gone);
  return cardinality(gone);
end $function$
;
CREATE OR REPLACE FUNCTION review.history_steps_on(p_communes text[], p_on date)
 RETURNS TABLE(history_id uuid, commune_id text, decision_id uuid, class text, effective_on date, carried boolean, households integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'authority'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
begin
  return query
    select step.history_id, step.commune_id, step.decision_id, step.class, step.effective_on, step.carried, history.households
    from review.history_steps step join review.histories history on history.history_id = step.history_id and history.households > 0
    where step.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and step.effective_on <= p_on and (step.replaced_on is null or step.replaced_on > p_on)
      and (step.left_on is null or step.left_on >= p_on);
end $function$
;
CREATE OR REPLACE FUNCTION review.households_of_histories(p_communes text[], p_on date, p_histories uuid[], p_masks integer[], p_after uuid, p_limit integer)
 RETURNS TABLE(household_id uuid, history_id uuid, decision_id uuid, village_id text, class text, previous_class text, deprivations integer, member_count integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'authority'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
  seen text[] := array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id));
begin
  return query
    select household.household_id, chosen.history_id, household.decision_id, household.village_id, household.class, household.previous_class,
      household.deprivations, household.member_count
    from unnest(p_histories, p_masks) chosen (history_id, mask)
    cross join lateral (
      select status.household_id, status.decision_id, status.village_id, status.class, status.previous_class, status.deprivations,
        status.member_count
      from review.household_histories kept join review.poverty_statuses status on status.household_id = kept.household_id
      where kept.history_id = chosen.history_id and (p_after is null or kept.household_id > p_after) and status.commune_id = any (seen)
        and status.effective_on <= p_on and (status.replaced_on is null or status.replaced_on > p_on)
        and (status.left_on is null or status.left_on >= p_on) and (chosen.mask is null or status.deprivations & chosen.mask <> 0)
      order by kept.household_id limit p_limit
    ) household
    order by household.household_id limit p_limit;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_answers_in_round()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from review.rounds round
    where round.round_id = new.round_id and new.surveyed_on < round.opens_on) then
    perform review.refuse_day('answers_are_given_in_their_round');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_cause_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review'
AS $function$
declare
  changed text := case tg_op when 'INSERT' then 'select * from became' when 'DELETE' then 'select * from was'
    else 'select * from became union all select * from was' end;
  now_reported text := format(
    'select cause.* from review.household_causes cause where cause.household_id in (select household_id from (%s) one)', changed);
  before_reported text := now_reported
    || case when tg_op = 'DELETE' then '' else ' and not exists (select from became where became.household_id = cause.household_id and became.record_id = cause.record_id)' end
    || case when tg_op = 'INSERT' then '' else ' union all select * from was' end;
begin
  execute review.statement_of_counts(
    format('select status.*, era.sign, era.era from review.poverty_statuses status cross join (values (1, 1), (-1, 0)) era (sign, era)
      where status.household_id in (select household_id from (%s) one)', changed),
    format('select cause.*, 1 as era from (%s) cause union all select cause.*, 0 from (%s) cause', now_reported, before_reported));
  delete from review.status_counts where households = 0;
  delete from review.cause_counts where households = 0;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_certificate_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.withdrawn_on < new.issued_on then perform review.refuse_day('certificate_is_withdrawn_after_it_was_issued'); end if;
  if tg_op = 'INSERT' and exists (select from review.decisions decision
    where decision.decision_id = new.decision_id and new.issued_on < decision.decided_on) then
    perform review.refuse_day('certificate_is_issued_after_its_decision');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_decision_after_posting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from added
    join review.decisions decision on decision.decision_id = added.decision_id and decision.kind = 'list'
    join review.reviews review on review.household_id = added.household_id and review.review_id = added.review_id
    left join review.public_postings posting on posting.public_posting_id = review.public_posting_id
    where not added.carried and (posting.to_date is null or decision.decided_on <= posting.to_date)) then
    perform review.refuse_day('list_is_decided_after_its_posting');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_decision_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.kind = 'list' and new.effective_on < new.decided_on then
    perform review.refuse_day('list_takes_effect_after_it_is_decided');
  end if;
  if exists (select from review.decisions withdrawn
    where withdrawn.decision_id = new.withdraws_decision_id and new.decided_on < withdrawn.decided_on) then
    perform review.refuse_day('withdrawal_is_after_its_decision');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_handover_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.answered_on < new.handed_on then perform review.refuse_day('handover_is_answered_after_it_was_made'); end if;
  if tg_op = 'INSERT' and exists (select from review.decisions decision
    where decision.round_id = new.round_id and decision.commune_id = new.commune_id and new.handed_on < decision.decided_on) then
    perform review.refuse_day('handover_is_after_the_decisions');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_histories()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform review.order_histories(array(select distinct household_id from became));
  elsif tg_op = 'DELETE' then
    perform review.order_histories(array(select distinct household_id from was));
  elsif tg_op = 'TRUNCATE' then
    perform review.order_histories(null);
  else
    perform review.order_histories(array(select household_id from became union select household_id from was));
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_meeting_after_survey()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if exists (select from added
    join review.meetings meeting on meeting.meeting_id = added.meeting_id
    join review.reviews review on review.household_id = added.household_id and review.review_id = added.review_id
    where meeting.held_on < review.surveyed_on) then
    perform review.refuse_day('meeting_is_after_the_survey');
  end if;
  if exists (select from added
    join review.meetings meeting on meeting.meeting_id = added.meeting_id
    where meeting.held_on < greatest(
      (select max(earlier.held_on) from review.meeting_results result join review.meetings earlier on earlier.meeting_id = result.meeting_id
        where result.household_id = added.household_id and result.review_id = added.review_id and not result.passed
          and result.meeting_id <> added.meeting_id),
      (select max(objection.answered_on) from review.objections objection
        where objection.household_id = added.household_id and objection.review_id = added.review_id and objection.outcome = 'upheld'),
      (select max(withdrawal.decided_on) from review.poverty_statuses taken
        join review.decisions withdrawal on withdrawal.withdraws_decision_id = taken.decision_id
        where taken.household_id = added.household_id and taken.review_id = added.review_id and not taken.carried))) then
    perform review.refuse_day('meeting_is_after_what_sent_back');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_minutes_after_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user = 'vuon_app' and new.minutes_signed_on < new.held_on then
    perform review.refuse_day('minutes_are_signed_after_the_meeting');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_objection_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.answered_on < new.received_on then perform review.refuse_day('objection_is_answered_after_it_was_received'); end if;
  if tg_op = 'INSERT' and exists (select from review.reviews review
    join review.public_postings posting on posting.public_posting_id = review.public_posting_id
    where review.household_id = new.household_id and review.review_id = new.review_id and new.received_on < posting.from_date) then
    perform review.refuse_day('objection_is_after_the_posting');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_posting_after_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user = 'vuon_app' and exists (select from review.public_postings posting
    where posting.public_posting_id = new.public_posting_id and posting.from_date < greatest(
      (select max(meeting.held_on) from review.meeting_results result join review.meetings meeting on meeting.meeting_id = result.meeting_id
        where result.household_id = new.household_id and result.review_id = new.review_id and result.passed),
      (select max(objection.answered_on) from review.objections objection
        where objection.household_id = new.household_id and objection.review_id = new.review_id))) then
    perform review.refuse_day('posting_is_after_the_meeting');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_request_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
AS $function$
begin
  if current_user = 'vuon_app' and (new.withdrawn_on < new.received_on or new.screened_on < new.received_on) then
    perform review.refuse_day('request_is_handled_after_it_was_received');
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.keep_status_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review'
AS $function$
declare
  changed text := case tg_op
    when 'INSERT' then 'select became.*, 1 as sign, 1 as era from became'
    when 'DELETE' then 'select was.*, -1 as sign, 1 as era from was'
    else 'select became.*, 1 as sign, 1 as era from became union all select was.*, -1, 1 from was' end;
begin
  execute review.statement_of_counts(changed,
    format('select cause.*, 1 as era from review.household_causes cause where cause.household_id in (select household_id from (%s) one)', changed));
  delete from review.status_counts where households = 0;
  delete from review.cause_counts where households = 0;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION review.members_able_to_work(p_facts jsonb)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select count(*)::int
  from jsonb_array_elements(case jsonb_typeof(p_facts -> 'members') when 'array' then p_facts -> 'members' else '[]' end) member
  where jsonb_typeof(member -> 'age') = 'number' and (member ->> 'age')::numeric between 15 and 61
    and member -> 'drawsAllowance' is distinct from 'true'::jsonb
$function$
;
CREATE OR REPLACE FUNCTION review.order_histories(p_household_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'review'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
  with told as materialized (
    select household_id, md5(string_agg(
      concat_ws('|', decision_id, effective_on, commune_id, coalesce(now_in, '-'), coalesce(replaced_on::text, '-'),
        coalesce(left_on::text, '-'), class, outcome, carried), ';' order by effective_on, decision_id))::uuid as history_id
    from review.poverty_statuses where p_household_ids is null or household_id = any (p_household_ids) group by household_id
  ), change as materialized (
    select coalesce(told.household_id, kept.household_id) as household_id, kept.history_id as was, told.history_id as becomes
    from told full join (
      select * from review.household_histories where p_household_ids is null or household_id = any (p_household_ids)
    ) kept on kept.household_id = told.household_id
    where told.history_id is distinct from kept.history_id
  ), counted as (
    insert into review.histories as history (history_id, households)
    select history_id, sum(n) from (
      select becomes as history_id, 1 as n from change where becomes is not null
      union all select was, -1 from change where was is not null
    ) one group by history_id order by history_id
    on conflict (history_id) do update set households = history.households + excluded.households
  ), stepped as (
    insert into review.history_steps (history_id, decision_id, effective_on, commune_id, now_in, replaced_on, left_on, class, outcome, carried)
    select known.becomes, status.decision_id, status.effective_on, status.commune_id, status.now_in, status.replaced_on, status.left_on,
      status.class, status.outcome, status.carried
    from (
      select becomes, min(household_id::text)::uuid as household_id from change
      where becomes is not null group by becomes
    ) known join review.poverty_statuses status on status.household_id = known.household_id
    on conflict do nothing
  ), left_out as (
    delete from review.household_histories kept using change where kept.household_id = change.household_id and change.becomes is null
  )
  insert into review.household_histories as kept (household_id, history_id)
  select household_id, becomes from change where becomes is not null
  on conflict (household_id) do update set history_id = excluded.history_id;
end $function$
;
CREATE OR REPLACE FUNCTION review.order_statuses(p_household_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review'
AS $function$
#variable_conflict use_column
begin
  update review.poverty_statuses status set replaced_on = ordered.next_on
    from (
      select household_id, decision_id, effective_on,
        lead(effective_on) over (partition by household_id order by effective_on, decision_id) as next_on
      from review.poverty_statuses where household_id = any (p_household_ids)
    ) ordered
    where status.household_id = ordered.household_id and status.decision_id = ordered.decision_id
      and status.effective_on = ordered.effective_on and status.replaced_on is distinct from ordered.next_on;
end $function$
;
CREATE OR REPLACE FUNCTION review.refuse_day(p_rule text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception '%', replace(p_rule, '_', ' ') using errcode = '23514', constraint = p_rule;
end $function$
;
CREATE OR REPLACE FUNCTION review.statement_of_counts(p_changed text, p_reported text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return format($statement$
    with changed as materialized (
      select household_id, review_id, era, commune_id, decision_id, class, deprivations, effective_on as starts_on,
        least(coalesce(replaced_on, 'infinity'), coalesce(left_on + 1, 'infinity')) as ends_on,
        coalesce(low_income_workers > 0, false) as has_low_income_worker,
        sum(sign)::int as households, sum(sign * member_count)::int as people
      from (%1$s) status group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
      having sum(sign) <> 0 or sum(sign * member_count) <> 0
    ), reported as materialized (
      select era, household_id, causes, recorded_on as from_on,
        coalesce(lead(recorded_on) over (partition by era, household_id order by recorded_on, recorded_at, record_id), 'infinity') as until_on
      from (%2$s) cause
    ), period as materialized (
      select era, household_id, causes, from_on, until_on from reported where from_on < until_on
      union all select era, household_id, '{}', '-infinity', min(from_on) from reported group by 1, 2
    ), spell as materialized (
      select changed.commune_id, changed.decision_id, changed.class, changed.deprivations, changed.has_low_income_worker,
        changed.households, changed.people,
        greatest(changed.starts_on, coalesce(period.from_on, '-infinity')) as starts_on,
        least(changed.ends_on, coalesce(period.until_on, 'infinity')) as ends_on,
        coalesce(period.causes, '{}') as causes, review.setting, review.able_to_work > 0 as has_able_member
      from changed
      join review.reviews review on review.household_id = changed.household_id and review.review_id = changed.review_id
      left join period on period.household_id = changed.household_id and period.era = changed.era
        and period.from_on < changed.ends_on and period.until_on > changed.starts_on
      where changed.starts_on < changed.ends_on
    ), counted as (
      insert into review.status_counts as kept (commune_id, starts_on, ends_on, decision_id, class, deprivations, setting, has_able_member,
        lacks_land, has_low_income_worker, households, people)
      select commune_id, starts_on, ends_on, decision_id, class, deprivations, setting, has_able_member, 'land' = any(causes),
        has_low_income_worker, sum(households), sum(people)
      from spell group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(households) <> 0 or sum(people) <> 0
      order by 1, 3, 2, 4, 5, 6, 7, 8, 9, 10
      on conflict on constraint status_counts_key do update
        set households = kept.households + excluded.households, people = kept.people + excluded.people
    )
    insert into review.cause_counts as kept (commune_id, starts_on, ends_on, class, cause, households)
    select commune_id, starts_on, ends_on, class, cause, sum(households)
    from spell cross join lateral unnest(causes) cause group by 1, 2, 3, 4, 5 having sum(households) <> 0
    order by 1, 3, 2, 4, 5
    on conflict on constraint cause_counts_key do update set households = kept.households + excluded.households
  $statement$, p_changed, p_reported);
end $function$
;
CREATE OR REPLACE FUNCTION review.states_of_round(p_round_id uuid, p_commune_id text, p_by_village boolean, p_after date, p_until date)
 RETURNS TABLE(area_id text, state text, households integer, lately integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'authority'
AS $function$
#variable_conflict use_column
begin
  if p_commune_id is null then
    return query
      with counted as materialized (
        select commune_id, case when p_by_village then village_id else commune_id end as area_id, state, count(*)::int as households,
          (count(*) filter (where surveyed_on > p_after and surveyed_on <= p_until))::int as lately
        from review.reviews where round_id = p_round_id group by 1, 2, 3
      )
      select counted.area_id, counted.state, counted.households, counted.lately from counted where authority.sees(counted.commune_id);
  elsif authority.sees(p_commune_id) then
    return query
      select case when p_by_village then village_id else commune_id end, state, count(*)::int,
        (count(*) filter (where surveyed_on > p_after and surveyed_on <= p_until))::int
      from review.reviews where round_id = p_round_id and commune_id = p_commune_id group by 1, 2;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION review.status_counts_on(p_communes text[], p_on date)
 RETURNS SETOF review.status_counts
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'authority'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
  return query select kept.* from review.status_counts kept
    where kept.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and kept.starts_on <= p_on and kept.ends_on > p_on;
end $function$
;
CREATE OR REPLACE FUNCTION review.statuses_on(p_communes text[], p_on date)
 RETURNS SETOF review.poverty_statuses
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'authority'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
begin
  return query
    select status.* from review.poverty_statuses status
    where status.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and status.effective_on <= p_on and (status.replaced_on is null or status.replaced_on > p_on)
      and (status.left_on is null or status.left_on >= p_on);
end $function$
;
CREATE OR REPLACE FUNCTION review.take_first_village(p_household_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'registry', 'authority'
AS $function$
#variable_conflict use_column
begin
  update review.reviews review set village_id = household.village_id
    from registry.households household
    where household.household_id = any (p_household_ids) and household.village_id is not null
      and review.household_id = household.household_id and review.commune_id = household.commune_id
      and review.village_id is null and review.state not in ('decided', 'certified', 'superseded')
      and authority.writes(',registry,', household.commune_id);
end $function$
;
CREATE OR REPLACE FUNCTION review.verify_paper(p_code uuid)
 RETURNS TABLE(kind text, office text, number text, issued_on date, valid_year integer, withdrawn_on date, standard_ends_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'review', 'registry', 'delivery'
AS $function$
#variable_conflict use_column
begin
  return query
    with paper as (
      select 'certificate' as kind, certificate.commune_id,
        case when certificate.serial < 10 then '0' else '' end || certificate.serial || '/GCN-HN.HCN' as number,
        certificate.issued_on, certificate.valid_year, certificate.withdrawn_on, certificate.decision_id
      from review.certificates certificate where certificate.paper_code = p_code
      union all
      select 'decision', decision.commune_id, decision.number, decision.decided_on, null, null, decision.decision_id
      from review.decisions decision where decision.paper_code = p_code
      union all
      select 'minutes', meeting.commune_id, null, meeting.held_on, null, null, null
      from review.meetings meeting where meeting.paper_code = p_code
      union all
      select 'refusal', decision.commune_id, decision.number, decision.decided_on, null, null, decision.decision_id
      from review.refusal_letters letter join review.decisions decision on decision.decision_id = letter.decision_id
      where letter.paper_code = p_code
      union all
      select 'referral', referral.commune_id, null, referral.sent_on, null,
        (select max(done.done_on) from delivery.referral_acts done
          where done.household_id = referral.household_id and done.referral_id = referral.referral_id and done.act = 'withdraw'), null
      from delivery.referrals referral where referral.paper_code = p_code
    )
    select paper.kind, commune.full_name, paper.number, paper.issued_on, paper.valid_year, paper.withdrawn_on, standard.valid_to
    from paper join registry.areas commune on commune.area_id = paper.commune_id
    left join review.decisions decision on decision.decision_id = paper.decision_id
    left join review.rounds round on round.round_id = coalesce(decision.restored_round_id, decision.round_id)
    left join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version;
end $function$
;
CREATE OR REPLACE FUNCTION voice.grievance_by_code(p_code text)
 RETURNS TABLE(kind_name jsonb, commune_id text, place_name text, level text, received_on date, due_on date, state text, answered_on date, answer text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'voice', 'registry'
AS $function$
begin
  return query select grievance.kind_name, grievance.commune_id, area.name, grievance.level, grievance.received_on, grievance.due_on, grievance.state,
      grievance.answered_on, case when grievance.is_confidential then null else grievance.answer end
    from voice.grievances grievance join registry.areas area on area.area_id = grievance.commune_id
    where grievance.code = p_code;
end $function$
;
CREATE OR REPLACE FUNCTION voice.keep_grievance_act_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'voice'
AS $function$
begin
  if exists (select from grievance_acts done where done.grievance_id = new.grievance_id and done.done_on > new.done_on)
      or exists (select from grievances grievance where grievance.grievance_id = new.grievance_id and grievance.received_on > new.done_on) then
    raise exception 'grievance acts are on their days in order' using errcode = '23514', constraint = 'grievance_acts_are_on_their_days_in_order';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION voice.keep_grievance_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'voice'
AS $function$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'received'
      else old.state <> new.state and (old.state, new.state) not in (('received', 'accepted'), ('received', 'declined'), ('received', 'withdrawn'),
        ('accepted', 'answered'), ('accepted', 'declined'), ('accepted', 'withdrawn'), ('answered', 'accepted'), ('declined', 'accepted')) end) then
    raise exception 'grievance moves in its order' using errcode = '23514', constraint = 'grievance_moves_in_its_order';
  end if;
  if current_user = 'vuon_app' and tg_op = 'UPDATE' and old.is_extended and new.is_extended and new.state = 'accepted' and old.state = 'accepted'
      and new.due_on > old.due_on then
    raise exception 'grievance is extended once' using errcode = '23514', constraint = 'grievance_is_extended_once';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION voice.opens(p_commune_id text, p_is_confidential boolean, p_level text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'voice', 'authority', 'registry'
AS $function$
begin
  if not authority.sees(p_commune_id) then return false; end if;
  return not p_is_confidential or exists (select from authority.held_posts post
    join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = 'voice.readConfidential'
    join registry.area_closure line on line.ancestor_id = post.area_id and line.descendant_id = p_commune_id
    where post.officer_id::text = current_setting('vuon.officer', true) and post.valid_from <= current_setting('vuon.day')::date
      and (post.valid_to is null or post.valid_to >= current_setting('vuon.day')::date) and (p_level = 'commune' or permission.level <> 'commune'));
end $function$
;
CREATE OR REPLACE FUNCTION voice.pass_grievance(p_grievance_id uuid, p_level text, p_due_on date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'voice', 'authority'
AS $function$
begin
  update voice.grievances set level = p_level, due_on = p_due_on, state = 'received', assignee = null, is_extended = false
  where grievance_id = p_grievance_id and state in ('received', 'accepted') and level <> p_level
    and voice.opens(commune_id, is_confidential, level) and authority.writes(',voice,', commune_id);
  if not found then raise exception 'grievance is not passed on' using errcode = '23514', constraint = 'grievance_moves_in_its_order'; end if;
end $function$
;
CREATE OR REPLACE FUNCTION voice.story_of_grievance(p_grievance_id uuid)
 RETURNS SETOF voice.grievance_acts
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'voice'
AS $function$
begin
  return query select done.* from voice.grievances grievance
    join voice.grievance_acts done on done.grievance_id = grievance.grievance_id
    where grievance.grievance_id = p_grievance_id and voice.opens(grievance.commune_id, grievance.is_confidential, grievance.level);
end $function$
;

CREATE TRIGGER two_operators_at_least AFTER UPDATE OF disabled_at ON authority.officers FOR EACH ROW WHEN (((old.disabled_at IS NULL) AND (new.disabled_at IS NOT NULL))) EXECUTE FUNCTION authority.keep_two_operators();
CREATE TRIGGER closed_office_stays_closed AFTER UPDATE ON authority.offices FOR EACH ROW WHEN ((old.valid_to IS NOT NULL)) EXECUTE FUNCTION authority.keep_closed_offices();
CREATE TRIGGER office_with_open_activities_is_not_closed AFTER UPDATE OF valid_to ON authority.offices FOR EACH ROW WHEN (((old.valid_to IS NULL) AND (new.valid_to IS NOT NULL))) EXECUTE FUNCTION authority.keep_offices_with_activities();
CREATE TRIGGER office_with_open_referrals_is_not_closed AFTER UPDATE OF valid_to ON authority.offices FOR EACH ROW WHEN (((old.valid_to IS NULL) AND (new.valid_to IS NOT NULL))) EXECUTE FUNCTION authority.keep_offices_with_referrals();
CREATE TRIGGER post_is_of_the_kind_of_its_office AFTER INSERT ON authority.posts FOR EACH ROW WHEN ((new.office_id IS NOT NULL)) EXECUTE FUNCTION authority.keep_posts_of_offices();
CREATE TRIGGER two_operators_at_least AFTER INSERT OR UPDATE ON authority.posts FOR EACH ROW WHEN (((new.post_kind = 'operator'::text) AND (new.delegated_from IS NULL) AND ((new.valid_to IS NOT NULL) OR (new.revoked_at IS NOT NULL)))) EXECUTE FUNCTION authority.keep_two_operators();
CREATE TRIGGER activity_begins_as_a_draft AFTER INSERT ON delivery.activities FOR EACH ROW EXECUTE FUNCTION delivery.keep_activity_states();
CREATE TRIGGER activity_is_assigned_to_an_open_office_of_its_province AFTER UPDATE OF office_id ON delivery.activities FOR EACH ROW WHEN ((new.office_id IS DISTINCT FROM old.office_id)) EXECUTE FUNCTION delivery.keep_assignments();
CREATE TRIGGER activity_moves_in_its_order AFTER UPDATE OF state ON delivery.activities FOR EACH ROW WHEN ((new.state IS DISTINCT FROM old.state)) EXECUTE FUNCTION delivery.keep_activity_states();
CREATE TRIGGER activity_starts_in_the_year_of_its_money AFTER INSERT ON delivery.activities FOR EACH ROW EXECUTE FUNCTION delivery.keep_activity_in_its_year();
CREATE TRIGGER edited_activity_starts_in_the_year_of_its_money AFTER UPDATE OF starts_on ON delivery.activities FOR EACH ROW WHEN ((new.starts_on IS DISTINCT FROM old.starts_on)) EXECUTE FUNCTION delivery.keep_activity_in_its_year();
CREATE TRIGGER activity_acts_are_on_their_days_in_order AFTER INSERT ON delivery.activity_acts FOR EACH ROW EXECUTE FUNCTION delivery.keep_activity_act_days();
CREATE TRIGGER open_activity_is_changed_with_a_reason AFTER INSERT ON delivery.activity_acts FOR EACH ROW WHEN ((new.act = ANY (ARRAY['edit'::text, 'share'::text]))) EXECUTE FUNCTION delivery.keep_activity_edits();
CREATE TRIGGER unfinished_activity_is_closed_with_a_reason AFTER INSERT ON delivery.activity_acts FOR EACH ROW WHEN (((new.act = 'close'::text) AND (new.reason IS NULL))) EXECUTE FUNCTION delivery.keep_activity_closing();
CREATE TRIGGER cost_share_is_of_another_line AFTER INSERT ON delivery.activity_cost_shares REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION delivery.keep_cost_share_lines();
CREATE TRIGGER activity_evidence_is_taken_from_its_year_on AFTER INSERT ON delivery.activity_evidence FOR EACH ROW EXECUTE FUNCTION delivery.keep_activity_evidence_in_its_year();
CREATE TRIGGER withdrawn_evidence_stays_withdrawn BEFORE UPDATE OF withdrawn_at, withdrawn_by, withdrawn_reason ON delivery.activity_evidence FOR EACH ROW EXECUTE FUNCTION delivery.keep_withdrawals();
CREATE TRIGGER asset_is_checked_while_it_is_there AFTER INSERT ON delivery.asset_checks FOR EACH ROW EXECUTE FUNCTION delivery.keep_asset_checks();
CREATE TRIGGER attendance_is_decided_with_its_certificate AFTER INSERT OR UPDATE ON delivery.course_attendance FOR EACH ROW EXECUTE FUNCTION delivery.keep_course_attendance();
CREATE TRIGGER no_more_learn_than_there_are_seats AFTER INSERT OR UPDATE ON delivery.course_learners FOR EACH ROW EXECUTE FUNCTION delivery.keep_course_learners();
CREATE TRIGGER course_begins_planned AFTER INSERT ON delivery.courses FOR EACH ROW EXECUTE FUNCTION delivery.keep_course_states();
CREATE TRIGGER course_moves_in_its_order AFTER UPDATE OF state ON delivery.courses FOR EACH ROW WHEN ((new.state IS DISTINCT FROM old.state)) EXECUTE FUNCTION delivery.keep_course_states();
CREATE TRIGGER evidence_is_taken_after_the_approval AFTER INSERT ON delivery.evidence FOR EACH ROW EXECUTE FUNCTION delivery.keep_evidence_after_approval();
CREATE TRIGGER withdrawn_evidence_stays_withdrawn BEFORE UPDATE OF withdrawn_at, withdrawn_by, withdrawn_reason ON delivery.evidence FOR EACH ROW EXECUTE FUNCTION delivery.keep_withdrawals();
CREATE TRIGGER running_cycle_is_harvested AFTER INSERT ON delivery.harvests FOR EACH ROW EXECUTE FUNCTION delivery.keep_harvests();
CREATE TRIGGER livelihood_asset_ends_once AFTER UPDATE OF state ON delivery.livelihood_assets FOR EACH ROW EXECUTE FUNCTION delivery.keep_livelihood_ends();
CREATE TRIGGER livelihood_asset_is_handed_on_in_turn AFTER INSERT ON delivery.livelihood_holdings FOR EACH ROW EXECUTE FUNCTION delivery.keep_livelihood_holdings();
CREATE TRIGGER no_more_is_repaid_than_is_due AFTER INSERT ON delivery.livelihood_repayments FOR EACH ROW EXECUTE FUNCTION delivery.keep_livelihood_repayments();
CREATE TRIGGER offtake_contract_moves_on AFTER UPDATE OF state ON delivery.offtake_contracts FOR EACH ROW EXECUTE FUNCTION delivery.keep_offtake_states();
CREATE TRIGGER follow_up_is_asked_when_it_is_due AFTER INSERT ON delivery.placement_follow_ups FOR EACH ROW EXECUTE FUNCTION delivery.keep_follow_ups();
CREATE TRIGGER no_more_are_placed_than_seats AFTER INSERT ON delivery.placements FOR EACH ROW EXECUTE FUNCTION delivery.keep_placements();
CREATE TRIGGER delivery_keeps_to_its_contract AFTER INSERT ON delivery.produce_sales FOR EACH ROW EXECUTE FUNCTION delivery.keep_offtake_deliveries();
CREATE TRIGGER no_more_is_sold_than_was_harvested AFTER INSERT ON delivery.produce_sales FOR EACH ROW EXECUTE FUNCTION delivery.keep_produce_sales();
CREATE TRIGGER production_cycle_moves_on AFTER UPDATE OF state ON delivery.production_cycles FOR EACH ROW EXECUTE FUNCTION delivery.keep_cycle_states();
CREATE TRIGGER referral_acts_are_on_their_days_in_order AFTER INSERT ON delivery.referral_acts FOR EACH ROW EXECUTE FUNCTION delivery.keep_referral_act_days();
CREATE TRIGGER referral_goes_to_an_open_office_of_its_province AFTER INSERT OR UPDATE OF office_id ON delivery.referrals FOR EACH ROW EXECUTE FUNCTION delivery.keep_referral_offices();
CREATE TRIGGER referral_moves_in_its_order AFTER INSERT OR UPDATE ON delivery.referrals FOR EACH ROW EXECUTE FUNCTION delivery.keep_referral_states();
CREATE TRIGGER cost_shares_are_less_than_the_support AFTER INSERT ON delivery.support_cost_shares REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION delivery.keep_support_shares_below_amount();
CREATE TRIGGER delivery_in_a_batch_stays_as_it_is AFTER UPDATE OF state, amount ON delivery.supports FOR EACH ROW WHEN (((old.state = 'delivered'::text) AND ((new.state = 'committed'::text) OR (new.amount <> old.amount)))) EXECUTE FUNCTION delivery.keep_delivery_in_batch();
CREATE TRIGGER delivery_is_after_the_approval AFTER UPDATE OF delivered_on ON delivery.supports FOR EACH ROW WHEN ((new.delivered_on IS DISTINCT FROM old.delivered_on)) EXECUTE FUNCTION delivery.keep_delivery_after_approval();
CREATE TRIGGER instalments_are_delivered_in_their_order AFTER UPDATE OF state, delivered_on ON delivery.supports FOR EACH ROW WHEN (((new.instalments > 1) AND ((new.state = 'delivered'::text) OR (old.state = 'delivered'::text)))) EXECUTE FUNCTION delivery.keep_instalments_in_order();
CREATE TRIGGER new_support_is_of_an_open_activity AFTER INSERT ON delivery.supports REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION delivery.keep_new_supports_of_open_activities();
CREATE TRIGGER office_corrects_its_own_deliveries AFTER UPDATE OF state, amount, delivered_on ON delivery.supports FOR EACH ROW WHEN (((current_setting('vuon.reach'::text, true) = 'activity'::text) AND (old.state = 'delivered'::text) AND ((new.state = 'committed'::text) OR (new.amount <> old.amount) OR (new.delivered_on IS DISTINCT FROM old.delivered_on)))) EXECUTE FUNCTION delivery.keep_deliveries_of_others();
CREATE TRIGGER support_is_of_an_open_activity AFTER UPDATE OF state ON delivery.supports FOR EACH ROW WHEN (((old.state = ANY (ARRAY['proposed'::text, 'checked'::text, 'approved'::text, 'committed'::text])) AND (new.state IS DISTINCT FROM old.state) AND (new.state = ANY (ARRAY['checked'::text, 'approved'::text, 'committed'::text, 'delivered'::text])))) EXECUTE FUNCTION delivery.keep_supports_of_open_activities();
CREATE TRIGGER no_more_is_accepted_than_contracted AFTER INSERT ON delivery.work_acceptances FOR EACH ROW EXECUTE FUNCTION delivery.keep_work_within_contract();
CREATE TRIGGER work_acts_are_on_their_days_in_order AFTER INSERT ON delivery.work_acts FOR EACH ROW WHEN ((new.done_on IS NOT NULL)) EXECUTE FUNCTION delivery.keep_work_act_days();
CREATE TRIGGER no_more_is_accepted_than_contracted AFTER INSERT ON delivery.work_changes FOR EACH ROW EXECUTE FUNCTION delivery.keep_work_within_contract();
CREATE TRIGGER milestones_are_at_most_the_whole AFTER INSERT ON delivery.work_milestones FOR EACH ROW EXECUTE FUNCTION delivery.keep_work_within_contract();
CREATE TRIGGER work_begins_as_a_draft AFTER INSERT ON delivery.works FOR EACH ROW EXECUTE FUNCTION delivery.keep_work_states();
CREATE TRIGGER work_moves_in_its_order AFTER UPDATE OF state ON delivery.works FOR EACH ROW WHEN ((new.state IS DISTINCT FROM old.state)) EXECUTE FUNCTION delivery.keep_work_states();
CREATE CONSTRAINT TRIGGER lines_sum_to_their_answer_file AFTER INSERT ON payment.answer_files DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment.hold_answers_to_file();
CREATE TRIGGER signers_are_kept_apart AFTER INSERT ON payment.approvals FOR EACH ROW EXECUTE FUNCTION payment.keep_signers_apart();
CREATE TRIGGER batch_is_executed_after_it_is_sent AFTER UPDATE OF execution_on ON payment.batches FOR EACH ROW WHEN ((new.execution_on IS DISTINCT FROM old.execution_on)) EXECUTE FUNCTION payment.keep_execution_after_order();
CREATE TRIGGER line_is_excluded_before_approval AFTER INSERT ON payment.exclusions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payment.keep_exclusions_before_approval();
CREATE TRIGGER support_is_proved_before_it_is_paid AFTER INSERT ON payment.instructions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payment.keep_evidence_before_payment();
CREATE TRIGGER receipt_is_signed_after_the_list AFTER INSERT ON payment.receipts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payment.keep_receipts_after_order();
CREATE TRIGGER money_comes_back_after_it_was_paid AFTER INSERT ON payment.returns REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payment.keep_returns_after_payment();
CREATE TRIGGER allocation_is_decided_after_its_figures AFTER INSERT ON planning.allocations FOR EACH ROW EXECUTE FUNCTION planning.keep_allocation_days();
CREATE TRIGGER carry_over_is_approved_after_its_figures AFTER UPDATE OF decided_on ON planning.carry_overs FOR EACH ROW EXECUTE FUNCTION planning.keep_carry_over_days();
CREATE TRIGGER contribution_is_given_in_its_year AFTER INSERT ON planning.contributions FOR EACH ROW EXECUTE FUNCTION planning.keep_contribution_in_its_year();
CREATE TRIGGER plan_is_approved_after_its_allocation AFTER INSERT ON planning.plan_acts FOR EACH ROW EXECUTE FUNCTION planning.keep_plan_act_days();
CREATE TRIGGER reallocation_is_decided_after_it_was_proposed AFTER UPDATE OF decided_on ON planning.reallocations FOR EACH ROW EXECUTE FUNCTION planning.keep_reallocation_days();
CREATE TRIGGER no_more_of_a_work_is_paid_than_payable AFTER INSERT ON planning.vouchers FOR EACH ROW WHEN ((new.work_id IS NOT NULL)) EXECUTE FUNCTION planning.keep_work_payments();
CREATE TRIGGER voucher_is_after_the_step_before AFTER INSERT ON planning.vouchers FOR EACH ROW EXECUTE FUNCTION planning.keep_vouchers_in_order();
CREATE TRIGGER places_begin AFTER INSERT ON registry.household_places REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER places_change AFTER UPDATE ON registry.household_places REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER places_end AFTER DELETE ON registry.household_places REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER households_begin AFTER INSERT ON registry.households REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER households_change AFTER UPDATE ON registry.households REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION registry.note_household_change();
CREATE TRIGGER households_end AFTER DELETE ON registry.households REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER member_joins_after_birth AFTER UPDATE OF valid_from ON registry.memberships FOR EACH ROW WHEN ((new.valid_from IS DISTINCT FROM old.valid_from)) EXECUTE FUNCTION registry.keep_membership_after_birth();
CREATE TRIGGER memberships_begin AFTER INSERT ON registry.memberships REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER memberships_change AFTER UPDATE ON registry.memberships REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER memberships_end AFTER DELETE ON registry.memberships REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION registry.note_population_change();
CREATE TRIGGER new_member_joins_after_birth AFTER INSERT ON registry.memberships REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION registry.keep_new_memberships_after_birth();
CREATE TRIGGER certificate_days_are_in_order AFTER INSERT OR UPDATE OF issued_on, withdrawn_on ON review.certificates FOR EACH ROW EXECUTE FUNCTION review.keep_certificate_days();
CREATE TRIGGER decision_days_are_in_order AFTER INSERT ON review.decisions FOR EACH ROW EXECUTE FUNCTION review.keep_decision_days();
CREATE TRIGGER handover_days_are_in_order AFTER INSERT OR UPDATE OF answered_on ON review.handovers FOR EACH ROW EXECUTE FUNCTION review.keep_handover_days();
CREATE TRIGGER causes_are_emptied AFTER TRUNCATE ON review.household_causes FOR EACH STATEMENT EXECUTE FUNCTION review.count_after_truncate();
CREATE TRIGGER causes_begin_to_count AFTER INSERT ON review.household_causes REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION review.keep_cause_counts();
CREATE TRIGGER causes_count_no_more AFTER DELETE ON review.household_causes REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION review.keep_cause_counts();
CREATE TRIGGER causes_count_otherwise AFTER UPDATE ON review.household_causes REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION review.keep_cause_counts();
CREATE TRIGGER meeting_is_after_the_survey AFTER INSERT ON review.meeting_results REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION review.keep_meeting_after_survey();
CREATE TRIGGER minutes_are_signed_after_the_meeting AFTER INSERT ON review.meetings FOR EACH ROW EXECUTE FUNCTION review.keep_minutes_after_meeting();
CREATE TRIGGER objection_days_are_in_order AFTER INSERT OR UPDATE OF received_on, answered_on ON review.objections FOR EACH ROW EXECUTE FUNCTION review.keep_objection_days();
CREATE TRIGGER list_is_decided_after_its_posting AFTER INSERT ON review.poverty_statuses REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION review.keep_decision_after_posting();
CREATE TRIGGER statuses_are_emptied AFTER TRUNCATE ON review.poverty_statuses FOR EACH STATEMENT EXECUTE FUNCTION review.count_after_truncate();
CREATE TRIGGER statuses_begin_a_history AFTER INSERT ON review.poverty_statuses REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION review.keep_histories();
CREATE TRIGGER statuses_begin_to_count AFTER INSERT ON review.poverty_statuses REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION review.keep_status_counts();
CREATE TRIGGER statuses_change_a_history AFTER UPDATE ON review.poverty_statuses REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION review.keep_histories();
CREATE TRIGGER statuses_count_no_more AFTER DELETE ON review.poverty_statuses REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION review.keep_status_counts();
CREATE TRIGGER statuses_count_otherwise AFTER UPDATE ON review.poverty_statuses REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION review.keep_status_counts();
CREATE TRIGGER statuses_leave_a_history AFTER DELETE ON review.poverty_statuses REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION review.keep_histories();
CREATE TRIGGER statuses_leave_no_history AFTER TRUNCATE ON review.poverty_statuses FOR EACH STATEMENT EXECUTE FUNCTION review.keep_histories();
CREATE TRIGGER request_days_are_in_order AFTER UPDATE OF withdrawn_on, screened_on ON review.requests FOR EACH ROW EXECUTE FUNCTION review.keep_request_days();
CREATE TRIGGER answers_are_given_in_their_round AFTER UPDATE OF surveyed_on ON review.reviews FOR EACH ROW WHEN ((new.surveyed_on IS DISTINCT FROM old.surveyed_on)) EXECUTE FUNCTION review.keep_answers_in_round();
CREATE TRIGGER posting_is_after_the_meeting AFTER UPDATE OF public_posting_id ON review.reviews FOR EACH ROW WHEN ((new.public_posting_id IS DISTINCT FROM old.public_posting_id)) EXECUTE FUNCTION review.keep_posting_after_meeting();
CREATE TRIGGER own_password_is_noted AFTER UPDATE OF password ON sign_in.accounts FOR EACH ROW WHEN ((old.password IS DISTINCT FROM new.password)) EXECUTE FUNCTION authority.note_own_password();
CREATE TRIGGER sign_in_is_noted AFTER INSERT ON sign_in.sessions FOR EACH ROW EXECUTE FUNCTION authority.note_sign_in();
CREATE TRIGGER grievance_acts_are_on_their_days_in_order AFTER INSERT ON voice.grievance_acts FOR EACH ROW EXECUTE FUNCTION voice.keep_grievance_act_days();
CREATE TRIGGER grievance_moves_in_its_order AFTER INSERT OR UPDATE ON voice.grievances FOR EACH ROW EXECUTE FUNCTION voice.keep_grievance_states();

alter table authority.audit_entries enable row level security;
alter table authority.notifications enable row level security;
alter table authority.officers enable row level security;
alter table authority.offices enable row level security;
alter table authority.posts enable row level security;
alter table authority.read_entries enable row level security;
alter table delivery.activities enable row level security;
alter table delivery.activity_acts enable row level security;
alter table delivery.activity_cost_shares enable row level security;
alter table delivery.activity_evidence enable row level security;
alter table delivery.asset_checks enable row level security;
alter table delivery.buyer_demands enable row level security;
alter table delivery.buyer_searches enable row level security;
alter table delivery.buyers enable row level security;
alter table delivery.course_acts enable row level security;
alter table delivery.course_attendance enable row level security;
alter table delivery.course_certificates enable row level security;
alter table delivery.course_learners enable row level security;
alter table delivery.course_sessions enable row level security;
alter table delivery.courses enable row level security;
alter table delivery.cycle_inputs enable row level security;
alter table delivery.cycle_producers enable row level security;
alter table delivery.eligible_counts enable row level security;
alter table delivery.evidence enable row level security;
alter table delivery.harvests enable row level security;
alter table delivery.job_seekers enable row level security;
alter table delivery.livelihood_assets enable row level security;
alter table delivery.livelihood_conversions enable row level security;
alter table delivery.livelihood_groups enable row level security;
alter table delivery.livelihood_holdings enable row level security;
alter table delivery.livelihood_members enable row level security;
alter table delivery.livelihood_repayments enable row level security;
alter table delivery.loan_files enable row level security;
alter table delivery.loan_rows_held enable row level security;
alter table delivery.loans enable row level security;
alter table delivery.offtake_contracts enable row level security;
alter table delivery.offtake_shares enable row level security;
alter table delivery.placement_follow_ups enable row level security;
alter table delivery.placements enable row level security;
alter table delivery.produce_sales enable row level security;
alter table delivery.production_cycles enable row level security;
alter table delivery.referral_acts enable row level security;
alter table delivery.referrals enable row level security;
alter table delivery.support_acts enable row level security;
alter table delivery.support_cost_shares enable row level security;
alter table delivery.supports enable row level security;
alter table delivery.vacancies enable row level security;
alter table delivery.work_acceptances enable row level security;
alter table delivery.work_acts enable row level security;
alter table delivery.work_changes enable row level security;
alter table delivery.work_contracts enable row level security;
alter table delivery.work_findings enable row level security;
alter table delivery.work_milestones enable row level security;
alter table delivery.works enable row level security;
alter table payment.account_index enable row level security;
alter table payment.answer_files enable row level security;
alter table payment.approvals enable row level security;
alter table payment.batch_activities enable row level security;
alter table payment.batches enable row level security;
alter table payment.debtor_accounts enable row level security;
alter table payment.exclusions enable row level security;
alter table payment.files enable row level security;
alter table payment.instruction_references enable row level security;
alter table payment.instructions enable row level security;
alter table payment.matches enable row level security;
alter table payment.payees enable row level security;
alter table payment.receipts enable row level security;
alter table payment.reopenings enable row level security;
alter table payment.returns enable row level security;
alter table payment.unmatched_answers enable row level security;
alter table planning.actuals enable row level security;
alter table planning.allocation_publications enable row level security;
alter table planning.allocations enable row level security;
alter table planning.carry_over_lines enable row level security;
alter table planning.carry_overs enable row level security;
alter table planning.contributions enable row level security;
alter table planning.formula_runs enable row level security;
alter table planning.fund_line_schedules enable row level security;
alter table planning.fund_lines enable row level security;
alter table planning.optimiser_runs enable row level security;
alter table planning.outputs enable row level security;
alter table planning.plan_acts enable row level security;
alter table planning.plan_adjustments enable row level security;
alter table planning.plan_remarks enable row level security;
alter table planning.plans enable row level security;
alter table planning.programme_codes enable row level security;
alter table planning.reallocation_lines enable row level security;
alter table planning.reallocations enable row level security;
alter table planning.targets enable row level security;
alter table planning.treasury_imports enable row level security;
alter table planning.treasury_lines enable row level security;
alter table planning.vouchers enable row level security;
alter table platform.idempotency_keys enable row level security;
alter table platform.outbox enable row level security;
alter table registry.area_classes enable row level security;
alter table registry.bulk_changes enable row level security;
alter table registry.corrections enable row level security;
alter table registry.duplicate_pairs enable row level security;
alter table registry.duplicate_searches enable row level security;
alter table registry.held_households enable row level security;
alter table registry.household_acts enable row level security;
alter table registry.household_places enable row level security;
alter table registry.household_points enable row level security;
alter table registry.household_sources enable row level security;
alter table registry.households enable row level security;
alter table registry.identifier_index enable row level security;
alter table registry.identifiers enable row level security;
alter table registry.import_files enable row level security;
alter table registry.import_mappings enable row level security;
alter table registry.imports enable row level security;
alter table registry.left_out_rows enable row level security;
alter table registry.memberships enable row level security;
alter table registry.people enable row level security;
alter table registry.person_residences enable row level security;
alter table registry.population_counts enable row level security;
alter table registry.quarantine_rows enable row level security;
alter table registry.take_back_households enable row level security;
alter table registry.take_backs enable row level security;
alter table registry.transfers enable row level security;
alter table review.calendar_days enable row level security;
alter table review.cause_counts enable row level security;
alter table review.certificate_numbers enable row level security;
alter table review.certificates enable row level security;
alter table review.decisions enable row level security;
alter table review.evidence enable row level security;
alter table review.handovers enable row level security;
alter table review.histories enable row level security;
alter table review.history_steps enable row level security;
alter table review.household_causes enable row level security;
alter table review.household_histories enable row level security;
alter table review.meeting_results enable row level security;
alter table review.meetings enable row level security;
alter table review.minutes_copies enable row level security;
alter table review.objections enable row level security;
alter table review.opinions enable row level security;
alter table review.poverty_statuses enable row level security;
alter table review.public_postings enable row level security;
alter table review.refusal_letters enable row level security;
alter table review.requests enable row level security;
alter table review.reviews enable row level security;
alter table review.signed_papers enable row level security;
alter table review.status_changes enable row level security;
alter table review.status_counts enable row level security;
alter table voice.grievance_acts enable row level security;
alter table voice.grievances enable row level security;

create policy audit_is_read_in_ones_areas on authority.audit_entries for select using (authority.sees(area_id));
create policy notifications_are_marked_by_their_officer on authority.notifications for update using (((officer_id)::text = current_setting('vuon.officer'::text, true))) with check (((officer_id)::text = current_setting('vuon.officer'::text, true)));
create policy notifications_are_read_by_their_officer on authority.notifications for select using (((officer_id)::text = current_setting('vuon.officer'::text, true)));
create policy notifications_are_written_by_the_outbox on authority.notifications for insert with check ((current_setting('vuon.act'::text, true) = 'platform.readOutbox'::text));
create policy officers_are_added on authority.officers for insert with check (true);
create policy officers_are_managed on authority.officers for update using ((current_setting('vuon.act'::text, true) = ANY (ARRAY['authority.manageOfficers'::text, 'authority.delegatePost'::text]))) with check (((current_setting('vuon.act'::text, true) = 'authority.manageOfficers'::text) AND (officer_id <> (NULLIF(current_setting('vuon.officer'::text, true), ''::text))::uuid)));
create policy officers_are_read_by_all on authority.officers for select using (true);
create policy offices_are_added_in_ones_areas on authority.offices for insert with check (authority.writes(',authority,'::text, area_id));
create policy offices_are_changed_in_ones_areas on authority.offices for update using (authority.sees(area_id)) with check (authority.writes(',authority,'::text, area_id));
create policy offices_are_read_by_all on authority.offices for select using (true);
create policy posts_are_ended_in_ones_areas on authority.posts for update using ((authority.sees(area_id) AND (current_setting('vuon.act'::text, true) = ANY (ARRAY['authority.manageOfficers'::text, 'authority.delegatePost'::text])))) with check (((officer_id <> (NULLIF(current_setting('vuon.officer'::text, true), ''::text))::uuid) AND ((current_setting('vuon.act'::text, true) = 'authority.manageOfficers'::text) OR (delegated_from IS NOT NULL))));
create policy posts_are_given_in_ones_areas on authority.posts for insert with check ((authority.sees(area_id) AND (officer_id <> (NULLIF(current_setting('vuon.officer'::text, true), ''::text))::uuid) AND ((current_setting('vuon.act'::text, true) = 'authority.manageOfficers'::text) OR ((current_setting('vuon.act'::text, true) = 'authority.delegatePost'::text) AND (delegated_from IS NOT NULL)))));
create policy posts_are_read_by_all on authority.posts for select using (true);
create policy reads_are_added_by_their_officer on authority.read_entries for insert with check (((officer_id)::text = current_setting('vuon.officer'::text, true)));
create policy reads_are_seen_by_the_audit on authority.read_entries for select using ((((officer_id)::text = current_setting('vuon.officer'::text, true)) OR ((current_setting('vuon.act'::text, true) = 'authority.readAudit'::text) AND authority.sees(area_id))));
create policy activities_are_added_in_ones_areas on delivery.activities for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy activities_are_changed_in_ones_areas on delivery.activities for update using (true) with check (authority.writes(',delivery,'::text, commune_id));
create policy activities_are_not_changed_by_their_office on delivery.activities as restrictive for update using (true) with check ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy activities_are_read_by_all on delivery.activities for select using (true);
create policy activity_acts_are_added_in_ones_areas on delivery.activity_acts for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy activity_acts_are_read_in_ones_areas on delivery.activity_acts for select using (authority.sees(commune_id));
create policy activity_acts_of_the_activity_alone on delivery.activity_acts as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy cost_shares_are_added_in_ones_areas on delivery.activity_cost_shares for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy cost_shares_are_read_in_ones_areas on delivery.activity_cost_shares for select using (authority.sees(commune_id));
create policy cost_shares_are_replaced_in_ones_areas on delivery.activity_cost_shares for delete using (authority.writes(',delivery,'::text, commune_id));
create policy cost_shares_of_the_activity_alone on delivery.activity_cost_shares as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true)))) with check ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy activity_evidence_is_added_in_ones_areas on delivery.activity_evidence for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy activity_evidence_is_read_in_ones_areas on delivery.activity_evidence for select using (authority.sees(commune_id));
create policy activity_evidence_is_withdrawn_in_ones_areas on delivery.activity_evidence for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy activity_evidence_of_the_activity_alone on delivery.activity_evidence as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy asset_checks_are_added_in_ones_areas on delivery.asset_checks for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy asset_checks_are_for_no_office on delivery.asset_checks as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy asset_checks_are_read_in_ones_areas on delivery.asset_checks for select using (authority.sees(commune_id));
create policy buyer_demands_are_added_in_ones_areas on delivery.buyer_demands for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy buyer_demands_are_for_no_office on delivery.buyer_demands as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy buyer_demands_are_read_by_all on delivery.buyer_demands for select using (true);
create policy buyer_searches_are_added_in_ones_areas on delivery.buyer_searches for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy buyer_searches_are_for_no_office on delivery.buyer_searches as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy buyer_searches_are_read_in_ones_areas on delivery.buyer_searches for select using (authority.sees(commune_id));
create policy buyers_are_added_in_ones_areas on delivery.buyers for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy buyers_are_for_no_office on delivery.buyers as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy buyers_are_read_by_all on delivery.buyers for select using (true);
create policy course_acts_are_added_in_ones_areas on delivery.course_acts for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy course_acts_are_read_in_ones_areas on delivery.course_acts for select using (authority.sees(commune_id));
create policy course_acts_of_the_activity_alone on delivery.course_acts as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy course_attendance_are_added_in_ones_areas on delivery.course_attendance for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy course_attendance_are_changed_in_ones_areas on delivery.course_attendance for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy course_attendance_are_read_in_ones_areas on delivery.course_attendance for select using (authority.sees(commune_id));
create policy course_attendance_of_the_activity_alone on delivery.course_attendance as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy course_certificates_are_added_in_ones_areas on delivery.course_certificates for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy course_certificates_are_read_in_ones_areas on delivery.course_certificates for select using (authority.sees(commune_id));
create policy course_certificates_of_the_activity_alone on delivery.course_certificates as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy course_learners_are_added_in_ones_areas on delivery.course_learners for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy course_learners_are_changed_in_ones_areas on delivery.course_learners for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy course_learners_are_read_in_ones_areas on delivery.course_learners for select using (authority.sees(commune_id));
create policy course_learners_of_the_activity_alone on delivery.course_learners as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy course_sessions_are_added_in_ones_areas on delivery.course_sessions for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy course_sessions_are_read_in_ones_areas on delivery.course_sessions for select using (authority.sees(commune_id));
create policy course_sessions_of_the_activity_alone on delivery.course_sessions as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy courses_are_added_in_ones_areas on delivery.courses for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy courses_are_changed_in_ones_areas on delivery.courses for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy courses_are_read_in_ones_areas on delivery.courses for select using ((authority.sees(commune_id) OR ((current_setting('vuon.reach'::text, true) = 'offices'::text) AND delivery.is_of_own_office(activity_id))));
create policy courses_of_the_activity_alone on delivery.courses as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy cycle_inputs_are_added_in_ones_areas on delivery.cycle_inputs for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy cycle_inputs_are_for_no_office on delivery.cycle_inputs as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy cycle_inputs_are_read_in_ones_areas on delivery.cycle_inputs for select using (authority.sees(commune_id));
create policy cycle_producers_are_added_in_ones_areas on delivery.cycle_producers for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy cycle_producers_are_for_no_office on delivery.cycle_producers as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy cycle_producers_are_read_in_ones_areas on delivery.cycle_producers for select using (authority.sees(commune_id));
create policy eligible_counts_of_own_areas on delivery.eligible_counts for select using (authority.sees(commune_id));
create policy evidence_is_added_in_ones_areas on delivery.evidence for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy evidence_is_read_in_ones_areas on delivery.evidence for select using (authority.sees(commune_id));
create policy evidence_is_withdrawn_in_ones_areas on delivery.evidence for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy evidence_of_the_activity_alone on delivery.evidence as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR delivery.is_of_this_activity(household_id, support_id)));
create policy harvests_are_added_in_ones_areas on delivery.harvests for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy harvests_are_for_no_office on delivery.harvests as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy harvests_are_read_in_ones_areas on delivery.harvests for select using (authority.sees(commune_id));
create policy job_seekers_are_added_in_ones_areas on delivery.job_seekers for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy job_seekers_are_read_in_ones_areas on delivery.job_seekers for select using (authority.sees(commune_id));
create policy job_seekers_not_for_offices on delivery.job_seekers as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy livelihood_assets_are_added_in_ones_areas on delivery.livelihood_assets for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_assets_are_ended_in_ones_areas on delivery.livelihood_assets for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_assets_are_for_no_office on delivery.livelihood_assets as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy livelihood_assets_are_read_in_ones_areas on delivery.livelihood_assets for select using (authority.sees(commune_id));
create policy livelihood_conversions_are_added_in_ones_areas on delivery.livelihood_conversions for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_conversions_are_for_no_office on delivery.livelihood_conversions as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy livelihood_conversions_are_read_in_ones_areas on delivery.livelihood_conversions for select using (authority.sees(commune_id));
create policy livelihood_groups_are_added_in_ones_areas on delivery.livelihood_groups for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_groups_are_for_no_office on delivery.livelihood_groups as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy livelihood_groups_are_locked_in_ones_areas on delivery.livelihood_groups for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_groups_are_read_in_ones_areas on delivery.livelihood_groups for select using (authority.sees(commune_id));
create policy livelihood_holdings_are_added_in_ones_areas on delivery.livelihood_holdings for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_holdings_are_for_no_office on delivery.livelihood_holdings as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy livelihood_holdings_are_read_in_ones_areas on delivery.livelihood_holdings for select using (authority.sees(commune_id));
create policy livelihood_members_are_added_in_ones_areas on delivery.livelihood_members for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_members_are_for_no_office on delivery.livelihood_members as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy livelihood_members_are_read_in_ones_areas on delivery.livelihood_members for select using (authority.sees(commune_id));
create policy livelihood_repayments_are_added_in_ones_areas on delivery.livelihood_repayments for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy livelihood_repayments_are_for_no_office on delivery.livelihood_repayments as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy livelihood_repayments_are_read_in_ones_areas on delivery.livelihood_repayments for select using (authority.sees(commune_id));
create policy loan_files_are_added_in_ones_areas on delivery.loan_files for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy loan_files_are_read_in_ones_areas on delivery.loan_files for select using (authority.sees(commune_id));
create policy loan_files_not_for_offices on delivery.loan_files as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy loan_rows_held_are_added_in_ones_areas on delivery.loan_rows_held for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy loan_rows_held_are_read_in_ones_areas on delivery.loan_rows_held for select using (authority.sees(commune_id));
create policy loan_rows_held_not_for_offices on delivery.loan_rows_held as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy loans_are_added_in_ones_areas on delivery.loans for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy loans_are_changed_in_ones_areas on delivery.loans for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy loans_are_read_in_ones_areas on delivery.loans for select using (authority.sees(commune_id));
create policy loans_not_for_offices on delivery.loans as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy offtake_contracts_are_added_in_ones_areas on delivery.offtake_contracts for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy offtake_contracts_are_for_no_office on delivery.offtake_contracts as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy offtake_contracts_are_moved_in_ones_areas on delivery.offtake_contracts for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy offtake_contracts_are_read_in_ones_areas on delivery.offtake_contracts for select using (authority.sees(commune_id));
create policy offtake_shares_are_added_in_ones_areas on delivery.offtake_shares for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy offtake_shares_are_for_no_office on delivery.offtake_shares as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy offtake_shares_are_read_in_ones_areas on delivery.offtake_shares for select using (authority.sees(commune_id));
create policy placement_follow_ups_are_added_in_ones_areas on delivery.placement_follow_ups for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy placement_follow_ups_are_read_in_ones_areas on delivery.placement_follow_ups for select using (authority.sees(commune_id));
create policy placement_follow_ups_not_for_offices on delivery.placement_follow_ups as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy placements_are_added_in_ones_areas on delivery.placements for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy placements_are_read_in_ones_areas on delivery.placements for select using (authority.sees(commune_id));
create policy placements_not_for_offices on delivery.placements as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy produce_sales_are_added_in_ones_areas on delivery.produce_sales for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy produce_sales_are_for_no_office on delivery.produce_sales as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy produce_sales_are_moved_in_ones_areas on delivery.produce_sales for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy produce_sales_are_read_in_ones_areas on delivery.produce_sales for select using (authority.sees(commune_id));
create policy production_cycles_are_added_in_ones_areas on delivery.production_cycles for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy production_cycles_are_for_no_office on delivery.production_cycles as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy production_cycles_are_moved_in_ones_areas on delivery.production_cycles for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy production_cycles_are_read_in_ones_areas on delivery.production_cycles for select using (authority.sees(commune_id));
create policy referral_acts_are_added_in_ones_areas on delivery.referral_acts for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy referral_acts_are_read_in_ones_areas on delivery.referral_acts for select using (authority.sees(commune_id));
create policy referral_acts_of_the_referral_alone on delivery.referral_acts as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((referral_id)::text = current_setting('vuon.referral'::text, true))));
create policy referral_alone on delivery.referrals as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((referral_id)::text = current_setting('vuon.referral'::text, true))));
create policy referrals_are_added_in_ones_areas on delivery.referrals for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy referrals_are_changed_in_ones_areas on delivery.referrals for update using ((authority.sees(commune_id) OR authority.acts_for(office_id))) with check (authority.writes(',delivery,'::text, commune_id));
create policy referrals_are_read_in_ones_areas_and_offices on delivery.referrals for select using ((authority.sees(commune_id) OR authority.acts_for_any(office_ids)));
create policy support_acts_are_added_in_ones_areas on delivery.support_acts for insert with check (authority.writes(',delivery,payment,'::text, commune_id));
create policy support_acts_are_read_in_ones_areas on delivery.support_acts for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy support_acts_of_the_activity_alone on delivery.support_acts as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR delivery.is_of_this_activity(household_id, support_id)));
create policy support_shares_are_added_in_ones_areas on delivery.support_cost_shares for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy support_shares_are_read_with_their_support on delivery.support_cost_shares for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy support_shares_of_the_activity_alone on delivery.support_cost_shares as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR delivery.is_of_this_activity(household_id, support_id))) with check ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy supports_are_added_in_ones_areas on delivery.supports for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy supports_are_changed_in_ones_areas on delivery.supports for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,payment,'::text, commune_id));
create policy supports_are_read_in_ones_areas on delivery.supports for select using ((authority.sees(commune_id) OR authority.sees(now_in) OR ((current_setting('vuon.reach'::text, true) = 'offices'::text) AND delivery.is_of_own_office(activity_id))));
create policy supports_of_the_activity_alone on delivery.supports as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR ((activity_id)::text = current_setting('vuon.activity'::text, true))));
create policy vacancies_are_added_in_ones_areas on delivery.vacancies for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy vacancies_are_read_in_ones_areas on delivery.vacancies for select using (authority.sees(commune_id));
create policy vacancies_not_for_offices on delivery.vacancies as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy work_acceptances_are_added_in_ones_areas on delivery.work_acceptances for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy work_acceptances_are_not_of_an_office on delivery.work_acceptances as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy work_acceptances_are_read_in_ones_areas on delivery.work_acceptances for select using (authority.sees(commune_id));
create policy work_acts_are_added_in_ones_areas on delivery.work_acts for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy work_acts_are_not_of_an_office on delivery.work_acts as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy work_acts_are_read_in_ones_areas on delivery.work_acts for select using (authority.sees(commune_id));
create policy work_changes_are_added_in_ones_areas on delivery.work_changes for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy work_changes_are_not_of_an_office on delivery.work_changes as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy work_changes_are_read_in_ones_areas on delivery.work_changes for select using (authority.sees(commune_id));
create policy work_contracts_are_added_in_ones_areas on delivery.work_contracts for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy work_contracts_are_not_of_an_office on delivery.work_contracts as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy work_contracts_are_read_in_ones_areas on delivery.work_contracts for select using (authority.sees(commune_id));
create policy work_findings_are_added_in_ones_areas on delivery.work_findings for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy work_findings_are_answered_in_ones_areas on delivery.work_findings for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy work_findings_are_not_of_an_office on delivery.work_findings as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy work_findings_are_read_in_ones_areas on delivery.work_findings for select using (authority.sees(commune_id));
create policy work_milestones_are_added_in_ones_areas on delivery.work_milestones for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy work_milestones_are_not_of_an_office on delivery.work_milestones as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy work_milestones_are_read_in_ones_areas on delivery.work_milestones for select using (authority.sees(commune_id));
create policy works_are_added_in_ones_areas on delivery.works for insert with check (authority.writes(',delivery,'::text, commune_id));
create policy works_are_changed_in_ones_areas on delivery.works for update using (authority.sees(commune_id)) with check (authority.writes(',delivery,'::text, commune_id));
create policy works_are_not_of_an_office on delivery.works as restrictive for all using ((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text));
create policy works_are_read_in_ones_areas on delivery.works for select using (authority.sees(commune_id));
create policy accounts_are_added_in_ones_areas on payment.account_index for insert with check (authority.writes(',payment,'::text, commune_id));
create policy accounts_are_read_in_ones_areas on payment.account_index for select using (authority.sees(commune_id));
create policy answer_files_are_added_in_ones_areas on payment.answer_files for insert with check (authority.writes(',payment,'::text, commune_id));
create policy answer_files_are_read_in_ones_areas on payment.answer_files for select using (authority.sees(commune_id));
create policy approvals_are_added_in_ones_areas on payment.approvals for insert with check (authority.writes(',payment,'::text, commune_id));
create policy approvals_are_read_in_ones_areas on payment.approvals for select using (authority.sees(commune_id));
create policy batch_activities_are_added_in_ones_areas on payment.batch_activities for insert with check (authority.writes(',payment,'::text, commune_id));
create policy batch_activities_are_read_in_ones_areas on payment.batch_activities for select using (authority.sees(commune_id));
create policy batches_are_added_in_ones_areas on payment.batches for insert with check (authority.writes(',payment,'::text, commune_id));
create policy batches_are_changed_in_ones_areas on payment.batches for update using (authority.sees(commune_id)) with check (authority.writes(',payment,'::text, commune_id));
create policy batches_are_read_in_ones_areas on payment.batches for select using (authority.sees(commune_id));
create policy debtor_accounts_are_added_in_ones_areas on payment.debtor_accounts for insert with check (authority.writes(',payment,'::text, commune_id));
create policy debtor_accounts_are_read_in_ones_areas on payment.debtor_accounts for select using (authority.sees(commune_id));
create policy exclusions_are_added_in_ones_areas on payment.exclusions for insert with check (authority.writes(',payment,'::text, commune_id));
create policy exclusions_are_read_in_ones_areas on payment.exclusions for select using (authority.sees(commune_id));
create policy files_are_added_in_ones_areas on payment.files for insert with check (authority.writes(',payment,'::text, commune_id));
create policy files_are_read_in_ones_areas on payment.files for select using (authority.sees(commune_id));
create policy references_are_added_in_ones_areas on payment.instruction_references for insert with check (authority.writes(',payment,'::text, commune_id));
create policy references_are_read_in_ones_areas on payment.instruction_references for select using (authority.sees(commune_id));
create policy instructions_are_added_in_ones_areas on payment.instructions for insert with check (authority.writes(',payment,'::text, commune_id));
create policy instructions_are_changed_in_ones_areas on payment.instructions for update using (authority.sees(commune_id)) with check (authority.writes(',payment,'::text, commune_id));
create policy instructions_are_read_in_ones_areas on payment.instructions for select using (authority.sees(commune_id));
create policy matches_are_added_in_ones_areas on payment.matches for insert with check (authority.writes(',payment,'::text, commune_id));
create policy matches_are_read_in_ones_areas on payment.matches for select using (authority.sees(commune_id));
create policy payees_are_added_in_ones_areas on payment.payees for insert with check (authority.writes(',payment,'::text, commune_id));
create policy payees_are_changed_in_ones_areas on payment.payees for update using (authority.sees(commune_id)) with check (authority.writes(',payment,'::text, commune_id));
create policy payees_are_read_in_ones_areas on payment.payees for select using (authority.sees(commune_id));
create policy receipts_are_added_in_ones_areas on payment.receipts for insert with check (authority.writes(',payment,'::text, commune_id));
create policy receipts_are_read_in_ones_areas on payment.receipts for select using (authority.sees(commune_id));
create policy reopenings_are_added_in_ones_areas on payment.reopenings for insert with check (authority.writes(',payment,'::text, commune_id));
create policy reopenings_are_read_in_ones_areas on payment.reopenings for select using (authority.sees(commune_id));
create policy returns_are_added_in_ones_areas on payment.returns for insert with check (authority.writes(',payment,'::text, commune_id));
create policy returns_are_read_in_ones_areas on payment.returns for select using (authority.sees(commune_id));
create policy unmatched_answers_are_added_in_ones_areas on payment.unmatched_answers for insert with check (authority.writes(',payment,'::text, commune_id));
create policy unmatched_answers_are_read_in_ones_areas on payment.unmatched_answers for select using (authority.sees(commune_id));
create policy actuals_are_added_in_ones_areas on planning.actuals for insert with check (authority.writes(',planning,'::text, area_id));
create policy actuals_are_read_by_all on planning.actuals for select using (true);
create policy publications_are_added_in_ones_areas on planning.allocation_publications for insert with check (authority.writes(',planning,'::text, area_id));
create policy publications_are_read_by_all on planning.allocation_publications for select using (true);
create policy allocations_are_added_in_ones_areas on planning.allocations for insert with check (authority.writes(',planning,'::text, area_id));
create policy allocations_are_read_by_all on planning.allocations for select using (true);
create policy carry_over_lines_are_added_in_ones_areas on planning.carry_over_lines for insert with check (authority.writes(',planning,'::text, area_id));
create policy carry_over_lines_are_read_by_all on planning.carry_over_lines for select using (true);
create policy carry_overs_are_added_in_ones_areas on planning.carry_overs for insert with check (authority.writes(',planning,'::text, area_id));
create policy carry_overs_are_changed_in_ones_areas on planning.carry_overs for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy carry_overs_are_read_by_all on planning.carry_overs for select using (true);
create policy contributions_are_added_in_ones_areas on planning.contributions for insert with check (authority.writes(',ledger,'::text, area_id));
create policy contributions_are_read_in_ones_areas on planning.contributions for select using (authority.sees(area_id));
create policy formula_runs_are_added_in_ones_areas on planning.formula_runs for insert with check (authority.writes(',planning,'::text, area_id));
create policy formula_runs_are_read_by_all on planning.formula_runs for select using (true);
create policy schedules_are_added_in_ones_areas on planning.fund_line_schedules for insert with check (authority.writes(',planning,treasury,'::text, area_id));
create policy schedules_are_changed_in_ones_areas on planning.fund_line_schedules for update using (authority.writes(',planning,'::text, area_id)) with check (authority.writes(',planning,'::text, area_id));
create policy schedules_are_read_by_all on planning.fund_line_schedules for select using (true);
create policy schedules_are_replaced_in_ones_areas on planning.fund_line_schedules for delete using (authority.writes(',planning,treasury,'::text, area_id));
create policy fund_lines_are_added_in_ones_areas on planning.fund_lines for insert with check (authority.writes(',planning,'::text, area_id));
create policy fund_lines_are_changed_in_ones_areas on planning.fund_lines for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy fund_lines_are_read_by_all on planning.fund_lines for select using (true);
create policy fund_lines_are_taken_away_in_ones_areas on planning.fund_lines for delete using (authority.writes(',planning,'::text, area_id));
create policy optimiser_runs_are_added_in_ones_areas on planning.optimiser_runs for insert with check (authority.writes(',planning,'::text, area_id));
create policy optimiser_runs_are_changed_in_ones_areas on planning.optimiser_runs for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy optimiser_runs_are_read_by_all on planning.optimiser_runs for select using (true);
create policy outputs_are_added_in_ones_areas on planning.outputs for insert with check (authority.writes(',planning,'::text, area_id));
create policy outputs_are_changed_in_ones_areas on planning.outputs for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy outputs_are_read_by_all on planning.outputs for select using (true);
create policy outputs_are_taken_away_in_ones_areas on planning.outputs for delete using (authority.writes(',planning,'::text, area_id));
create policy plan_acts_are_added_in_ones_areas on planning.plan_acts for insert with check (authority.writes(',planning,'::text, area_id));
create policy plan_acts_are_read_by_all on planning.plan_acts for select using (true);
create policy adjustments_are_added_in_ones_areas on planning.plan_adjustments for insert with check (authority.writes(',planning,'::text, area_id));
create policy adjustments_are_decided_in_ones_areas on planning.plan_adjustments for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy adjustments_are_read_by_all on planning.plan_adjustments for select using (true);
create policy remarks_are_added_in_ones_areas on planning.plan_remarks for insert with check (authority.writes(',planning,'::text, area_id));
create policy remarks_are_answered_in_ones_areas on planning.plan_remarks for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy remarks_are_read_by_all on planning.plan_remarks for select using (true);
create policy plans_are_added_in_ones_areas on planning.plans for insert with check (authority.writes(',planning,'::text, area_id));
create policy plans_are_changed_in_ones_areas on planning.plans for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy plans_are_read_by_all on planning.plans for select using (true);
create policy codes_are_added_in_ones_areas on planning.programme_codes for insert with check (authority.writes(',planning,'::text, area_id));
create policy codes_are_read_by_all on planning.programme_codes for select using (true);
create policy reallocation_lines_are_added_by_whoever_gives on planning.reallocation_lines for insert with check (authority.writes(',planning,'::text, giving_area_id));
create policy reallocation_lines_are_read_by_all on planning.reallocation_lines for select using (true);
create policy reallocations_are_added_in_ones_areas on planning.reallocations for insert with check (authority.writes(',planning,'::text, area_id));
create policy reallocations_are_changed_in_ones_areas on planning.reallocations for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy reallocations_are_read_by_all on planning.reallocations for select using (true);
create policy targets_are_added_in_ones_areas on planning.targets for insert with check (authority.writes(',planning,'::text, area_id));
create policy targets_are_changed_in_ones_areas on planning.targets for update using (true) with check (authority.writes(',planning,'::text, area_id));
create policy targets_are_read_by_all on planning.targets for select using (true);
create policy targets_are_taken_away_in_ones_areas on planning.targets for delete using (authority.writes(',planning,'::text, area_id));
create policy treasury_imports_are_accepted_in_ones_areas on planning.treasury_imports for update using (authority.sees(area_id)) with check (authority.writes(',treasury,'::text, area_id));
create policy treasury_imports_are_added_in_ones_areas on planning.treasury_imports for insert with check (authority.writes(',treasury,'::text, area_id));
create policy treasury_imports_are_read_in_ones_areas on planning.treasury_imports for select using (authority.sees(area_id));
create policy treasury_lines_are_added_in_ones_areas on planning.treasury_lines for insert with check (authority.writes(',treasury,'::text, area_id));
create policy treasury_lines_are_read_in_ones_areas on planning.treasury_lines for select using (authority.sees(area_id));
create policy vouchers_are_added_in_ones_areas on planning.vouchers for insert with check (authority.writes(',treasury,'::text, area_id));
create policy vouchers_are_read_by_all on planning.vouchers for select using (true);
create policy answers_are_kept_for_their_officer on platform.idempotency_keys for update using (((officer_id)::text = current_setting('vuon.officer'::text, true))) with check (((officer_id)::text = current_setting('vuon.officer'::text, true)));
create policy keys_are_claimed_by_their_officer on platform.idempotency_keys for insert with check (((officer_id)::text = current_setting('vuon.officer'::text, true)));
create policy keys_are_read_by_their_officer on platform.idempotency_keys for select using (((officer_id)::text = current_setting('vuon.officer'::text, true)));
create policy outbox_is_numbered_by_its_job on platform.outbox for update using ((current_setting('vuon.act'::text, true) = 'platform.readOutbox'::text)) with check ((current_setting('vuon.act'::text, true) = 'platform.readOutbox'::text));
create policy outbox_is_read_by_its_job on platform.outbox for select using ((current_setting('vuon.act'::text, true) = 'platform.readOutbox'::text));
create policy outbox_is_written_by_the_act on platform.outbox for insert with check (((officer_id)::text = current_setting('vuon.officer'::text, true)));
create policy area_classes_are_added_in_ones_areas on registry.area_classes for insert with check (authority.writes(',area,'::text, registry.commune_of_area(area_id)));
create policy area_classes_are_changed_in_ones_areas on registry.area_classes for update using (true) with check (authority.writes(',area,'::text, registry.commune_of_area(area_id)));
create policy area_classes_are_read_by_all on registry.area_classes for select using (true);
create policy bulk_changes_are_added_in_ones_areas on registry.bulk_changes for insert with check (authority.writes(',registry,'::text, area_id));
create policy bulk_changes_are_read_in_ones_areas on registry.bulk_changes for select using (authority.sees(area_id));
create policy bulk_changes_are_undone_in_ones_areas on registry.bulk_changes for update using (authority.writes(',registry,'::text, area_id)) with check (authority.writes(',registry,'::text, area_id));
create policy corrections_are_added_in_ones_areas on registry.corrections for insert with check (authority.writes(',registry,'::text, commune_id));
create policy corrections_are_decided_in_ones_areas on registry.corrections for update using (authority.writes(',registry,'::text, commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy corrections_are_read_in_ones_areas on registry.corrections for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy duplicate_pairs_are_decided_where_both_are_ones_own on registry.duplicate_pairs for update using ((authority.sees(left_commune_id) OR authority.sees(right_commune_id))) with check ((authority.writes(',registry,'::text, left_commune_id) OR authority.writes(',registry,'::text, right_commune_id)));
create policy duplicate_pairs_are_found_in_ones_areas on registry.duplicate_pairs for insert with check ((authority.writes(',registry,'::text, left_commune_id) OR authority.writes(',registry,'::text, right_commune_id)));
create policy duplicate_pairs_are_read_by_both on registry.duplicate_pairs for select using ((authority.sees(left_commune_id) OR authority.sees(right_commune_id)));
create policy duplicate_searches_are_added_in_ones_areas on registry.duplicate_searches for insert with check (authority.writes(',registry,'::text, area_id));
create policy duplicate_searches_are_led_in_ones_areas on registry.duplicate_searches for update using (authority.writes(',registry,'::text, area_id)) with check (authority.writes(',registry,'::text, area_id));
create policy duplicate_searches_are_read_in_ones_areas on registry.duplicate_searches for select using (authority.sees(area_id));
create policy held_households_are_added_in_ones_areas on registry.held_households for insert with check (authority.writes(',registry,'::text, area_id));
create policy held_households_are_read_in_ones_areas on registry.held_households for select using (authority.sees(area_id));
create policy held_households_are_settled_in_ones_areas on registry.held_households for update using (authority.sees(area_id)) with check (authority.writes(',registry,'::text, area_id));
create policy household_acts_are_added_in_ones_areas on registry.household_acts for insert with check (authority.writes(',registry,'::text, commune_id));
create policy household_acts_are_read_in_ones_areas on registry.household_acts for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy household_places_are_added_in_ones_areas on registry.household_places for insert with check (authority.writes(',registry,'::text, commune_id));
create policy household_places_are_changed_in_ones_areas on registry.household_places for update using (authority.writes(',registry,'::text, commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy household_places_are_read_in_ones_areas on registry.household_places for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy household_points_are_added_in_ones_areas on registry.household_points for insert with check (authority.writes(',registry,'::text, commune_id));
create policy household_points_are_read_in_ones_areas on registry.household_points for select using (authority.sees(commune_id));
create policy sources_are_claimed_in_ones_areas on registry.household_sources for insert with check (authority.writes(',registry,'::text, commune_id));
create policy sources_are_read_in_ones_areas on registry.household_sources for select using (authority.sees(commune_id));
create policy households_are_added_in_ones_areas on registry.households for insert with check (authority.writes(',registry,'::text, commune_id));
create policy households_are_changed_in_ones_areas on registry.households for update using (authority.sees(commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy households_are_read_in_ones_areas on registry.households for select using ((authority.sees(commune_id) OR authority.sees_any(past_communes)));
create policy households_of_the_activity_alone on registry.households as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR delivery.is_of_this_activity(household_id, NULL::uuid)));
create policy fingerprints_are_added_in_ones_areas on registry.identifier_index for insert with check (authority.writes(',registry,'::text, commune_id));
create policy fingerprints_are_changed_in_ones_areas on registry.identifier_index for update using (authority.sees(commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy fingerprints_are_read_in_ones_areas on registry.identifier_index for select using (authority.sees(commune_id));
create policy fingerprints_are_removed_in_ones_areas on registry.identifier_index for delete using (authority.writes(',registry,'::text, commune_id));
create policy identifiers_are_added_in_ones_areas on registry.identifiers for insert with check (authority.writes(',registry,'::text, commune_id));
create policy identifiers_are_changed_in_ones_areas on registry.identifiers for update using (authority.sees(commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy identifiers_are_read_in_ones_areas on registry.identifiers for select using (authority.sees(commune_id));
create policy identifiers_are_removed_in_ones_areas on registry.identifiers for delete using (authority.writes(',registry,'::text, commune_id));
create policy import_files_are_added_in_ones_areas on registry.import_files for insert with check (authority.writes(',registry,'::text, area_id));
create policy import_files_are_read_in_ones_areas on registry.import_files for select using (authority.sees(area_id));
create policy import_files_are_removed_in_ones_areas on registry.import_files for update using (authority.sees(area_id)) with check (authority.writes(',registry,'::text, area_id));
create policy import_mappings_are_added_in_ones_areas on registry.import_mappings for insert with check (authority.writes(',registry,'::text, area_id));
create policy import_mappings_are_changed_in_ones_areas on registry.import_mappings for update using (authority.sees(area_id)) with check (authority.writes(',registry,'::text, area_id));
create policy import_mappings_are_read_in_ones_areas on registry.import_mappings for select using (authority.sees(area_id));
create policy imports_are_added_in_ones_areas on registry.imports for insert with check (authority.writes(',registry,'::text, area_id));
create policy imports_are_changed_in_ones_areas on registry.imports for update using (authority.sees(area_id)) with check (authority.writes(',registry,'::text, area_id));
create policy imports_are_read_in_ones_areas on registry.imports for select using (authority.sees(area_id));
create policy left_out_rows_are_added_in_ones_areas on registry.left_out_rows for insert with check (authority.writes(',registry,'::text, area_id));
create policy left_out_rows_are_read_in_ones_areas on registry.left_out_rows for select using (authority.sees(area_id));
create policy memberships_are_added_in_ones_areas on registry.memberships for insert with check (authority.writes(',registry,'::text, commune_id));
create policy memberships_are_changed_in_ones_areas on registry.memberships for update using (authority.sees(commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy memberships_are_read_in_ones_areas on registry.memberships for select using ((authority.sees(commune_id) OR authority.sees_any(past_communes)));
create policy memberships_of_the_activity_alone on registry.memberships as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR delivery.is_of_this_activity(household_id, NULL::uuid)));
create policy people_are_added_in_ones_areas on registry.people for insert with check (authority.writes(',registry,'::text, commune_id));
create policy people_are_changed_in_ones_areas on registry.people for update using (authority.sees(commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy people_are_read_in_ones_areas on registry.people for select using ((authority.sees(commune_id) OR authority.sees_any(past_communes)));
create policy people_of_the_activity_alone on registry.people as restrictive for all using (((COALESCE(current_setting('vuon.reach'::text, true), ''::text) <> 'activity'::text) OR delivery.is_of_this_activity(household_id, NULL::uuid)));
create policy residences_are_added_in_ones_areas on registry.person_residences for insert with check (authority.writes(',registry,'::text, commune_id));
create policy residences_are_changed_in_ones_areas on registry.person_residences for update using (authority.sees(commune_id)) with check (authority.writes(',registry,'::text, commune_id));
create policy residences_are_read_in_ones_areas on registry.person_residences for select using (authority.sees(commune_id));
create policy population_is_read_in_ones_areas on registry.population_counts for select using (authority.sees(commune_id));
create policy quarantine_is_added_in_ones_areas on registry.quarantine_rows for insert with check (authority.writes(',registry,'::text, area_id));
create policy quarantine_is_read_in_ones_areas on registry.quarantine_rows for select using (authority.sees(area_id));
create policy quarantine_is_told_anew_in_ones_areas on registry.quarantine_rows for delete using (authority.writes(',registry,'::text, area_id));
create policy kept_households_are_added_in_ones_areas on registry.take_back_households for insert with check (((outcome = 'kept'::text) AND authority.writes(',registry,'::text, commune_id)));
create policy take_back_households_are_read_in_ones_areas on registry.take_back_households for select using (authority.sees(commune_id));
create policy take_backs_are_added_in_ones_areas on registry.take_backs for insert with check (authority.writes(',registry,'::text, area_id));
create policy take_backs_are_changed_in_ones_areas on registry.take_backs for update using (authority.sees(area_id)) with check (authority.writes(',registry,'::text, area_id));
create policy take_backs_are_read_in_ones_areas on registry.take_backs for select using (authority.sees(area_id));
create policy transfers_are_answered_by_either on registry.transfers for update using ((authority.writes(',registry,'::text, from_commune_id) OR authority.writes(',registry,'::text, to_commune_id))) with check ((authority.writes(',registry,'::text, from_commune_id) OR authority.writes(',registry,'::text, to_commune_id)));
create policy transfers_are_asked_for_in_ones_areas on registry.transfers for insert with check (authority.writes(',registry,'::text, from_commune_id));
create policy transfers_are_read_by_both on registry.transfers for select using ((authority.sees(from_commune_id) OR authority.sees(to_commune_id)));
create policy calendar_days_are_moved_by_the_operator on review.calendar_days for insert with check (authority.writes(',review,'::text, registry.root_area()));
create policy calendar_days_are_read_by_all on review.calendar_days for select using (true);
create policy cause_counts_are_read_in_ones_areas on review.cause_counts for select using (authority.sees(commune_id));
create policy certificate_numbers_are_given_in_ones_areas on review.certificate_numbers for insert with check (authority.writes(',review,'::text, commune_id));
create policy certificate_numbers_are_read_in_ones_areas on review.certificate_numbers for select using (authority.sees(commune_id));
create policy certificates_are_added_in_ones_areas on review.certificates for insert with check (authority.writes(',review,'::text, commune_id));
create policy certificates_are_read_in_ones_areas on review.certificates for select using (authority.sees(commune_id));
create policy certificates_are_withdrawn_in_ones_areas on review.certificates for update using (authority.writes(',review,'::text, commune_id)) with check (authority.writes(',review,'::text, commune_id));
create policy decisions_are_added_in_ones_areas on review.decisions for insert with check (authority.writes(',review,'::text, commune_id));
create policy decisions_are_read_in_ones_areas on review.decisions for select using ((authority.sees(commune_id) OR authority.sees_any(read_in)));
create policy review_evidence_is_added_in_ones_areas on review.evidence for insert with check (authority.writes(',review,'::text, commune_id));
create policy review_evidence_is_changed_in_ones_areas on review.evidence for update using (authority.sees(commune_id)) with check (authority.writes(',review,'::text, commune_id));
create policy review_evidence_is_read_in_ones_areas on review.evidence for select using (authority.sees(commune_id));
create policy handovers_are_added_in_ones_areas on review.handovers for insert with check (authority.writes(',review,'::text, commune_id));
create policy handovers_are_answered_in_ones_areas on review.handovers for update using (authority.sees(commune_id)) with check (authority.writes(',review,'::text, commune_id));
create policy handovers_are_read_in_ones_areas on review.handovers for select using (authority.sees(commune_id));
create policy steps_are_read_in_ones_areas on review.history_steps for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy causes_are_added_in_ones_areas on review.household_causes for insert with check (authority.writes(',review,'::text, commune_id));
create policy causes_are_read_in_ones_areas on review.household_causes for select using (authority.sees(commune_id));
create policy meeting_results_are_added_in_ones_areas on review.meeting_results for insert with check (authority.writes(',review,'::text, commune_id));
create policy meeting_results_are_read_in_ones_areas on review.meeting_results for select using (authority.sees(commune_id));
create policy meetings_are_added_in_ones_areas on review.meetings for insert with check (authority.writes(',review,'::text, commune_id));
create policy meetings_are_read_in_ones_areas on review.meetings for select using (authority.sees(commune_id));
create policy minutes_copies_are_added_in_ones_areas on review.minutes_copies for insert with check (authority.writes(',review,'::text, commune_id));
create policy minutes_copies_are_read_in_ones_areas on review.minutes_copies for select using (authority.sees(commune_id));
create policy objections_are_added_in_ones_areas on review.objections for insert with check (authority.writes(',review,'::text, commune_id));
create policy objections_are_changed_in_ones_areas on review.objections for update using (authority.sees(commune_id)) with check (authority.writes(',review,'::text, commune_id));
create policy objections_are_read_in_ones_areas on review.objections for select using (authority.sees(commune_id));
create policy opinions_are_added_in_ones_areas on review.opinions for insert with check (authority.writes(',review,'::text, commune_id));
create policy opinions_are_read_in_ones_areas on review.opinions for select using (authority.sees(commune_id));
create policy statuses_are_added_in_ones_areas on review.poverty_statuses for insert with check (authority.writes(',review,'::text, commune_id));
create policy statuses_are_read_in_ones_areas on review.poverty_statuses for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy public_postings_are_added_in_ones_areas on review.public_postings for insert with check (authority.writes(',review,'::text, commune_id));
create policy public_postings_are_read_in_ones_areas on review.public_postings for select using (authority.sees(commune_id));
create policy refusal_letters_are_added_in_ones_areas on review.refusal_letters for insert with check (authority.writes(',review,'::text, commune_id));
create policy refusal_letters_are_read_in_ones_areas on review.refusal_letters for select using (authority.sees(commune_id));
create policy requests_are_added_in_ones_areas on review.requests for insert with check (authority.writes(',review,'::text, commune_id));
create policy requests_are_changed_in_ones_areas on review.requests for update using (authority.sees(commune_id)) with check (authority.writes(',review,'::text, commune_id));
create policy requests_are_read_in_ones_areas on review.requests for select using (authority.sees(commune_id));
create policy reviews_are_added_in_ones_areas on review.reviews for insert with check (authority.writes(',review,registry,'::text, commune_id));
create policy reviews_are_changed_in_ones_areas on review.reviews for update using (authority.sees(commune_id)) with check (authority.writes(',review,'::text, commune_id));
create policy reviews_are_read_in_ones_areas on review.reviews for select using ((authority.sees(commune_id) OR authority.sees(now_in)));
create policy signed_papers_are_added_in_ones_areas on review.signed_papers for insert with check (authority.writes(',review,'::text, commune_id));
create policy signed_papers_are_read_in_ones_areas on review.signed_papers for select using (authority.sees(commune_id));
create policy status_changes_are_added_in_ones_areas on review.status_changes for insert with check (authority.writes(',review,'::text, commune_id));
create policy status_changes_are_read_in_ones_areas on review.status_changes for select using (authority.sees(commune_id));
create policy status_counts_are_read_in_ones_areas on review.status_counts for select using (authority.sees(commune_id));
create policy grievance_acts_are_added_in_ones_areas on voice.grievance_acts for insert with check (authority.writes(',voice,'::text, commune_id));
create policy grievances_are_added_in_ones_areas on voice.grievances for insert with check (authority.writes(',voice,'::text, commune_id));
create policy grievances_are_changed_by_who_may_open_them on voice.grievances for update using (voice.opens(commune_id, is_confidential, level)) with check (authority.writes(',voice,'::text, commune_id));
create policy grievances_are_read_by_who_may_open_them on voice.grievances for select using (voice.opens(commune_id, is_confidential, level));

grant usage on schema authority to vuon_app;
grant usage on schema delivery to vuon_app;
grant usage on schema payment to vuon_app;
grant usage on schema planning to vuon_app;
grant usage on schema platform to vuon_app;
grant usage on schema public to public;
grant usage on schema registry to vuon_app;
grant usage on schema review to vuon_app;
grant usage on schema sign_in to vuon_app;
grant usage on schema voice to vuon_app;
grant select on table authority.audit_entries to vuon_app;
grant select on table authority.held_posts to vuon_app;
grant insert, select, update (read_at) on table authority.notifications to vuon_app;
grant insert, select, update (disabled_at, must_change_password) on table authority.officers to vuon_app;
grant insert, select, update (closed_reason, contact, kind, name, registration_number, valid_from, valid_to) on table authority.offices to vuon_app;
grant select on table authority.operators to vuon_app;
grant select on table authority.permissions to vuon_app;
grant insert, select, update (revoked_at, valid_to) on table authority.posts to vuon_app;
grant insert, select on table authority.read_entries to vuon_app;
grant insert, select, update (ends_on, fields, office_id, place, starts_on, state, title) on table delivery.activities to vuon_app;
grant insert, select on table delivery.activity_acts to vuon_app;
grant delete, insert, select on table delivery.activity_cost_shares to vuon_app;
grant insert, select, update (withdrawn_at, withdrawn_by, withdrawn_reason) on table delivery.activity_evidence to vuon_app;
grant insert, select on table delivery.asset_checks to vuon_app;
grant insert, select on table delivery.buyer_demands to vuon_app;
grant insert, select on table delivery.buyer_searches to vuon_app;
grant insert, select on table delivery.buyers to vuon_app;
grant insert, select on table delivery.course_acts to vuon_app;
grant insert, select, update (mark, recorded_at, recorded_by) on table delivery.course_attendance to vuon_app;
grant insert, select on table delivery.course_certificates to vuon_app;
grant insert, select, update (has_seat, withdrawn_because, withdrawn_on) on table delivery.course_learners to vuon_app;
grant insert, select on table delivery.course_sessions to vuon_app;
grant insert, select, update (state) on table delivery.courses to vuon_app;
grant insert, select on table delivery.cycle_inputs to vuon_app;
grant insert, select on table delivery.cycle_producers to vuon_app;
grant select on table delivery.eligible_counts to vuon_app;
grant insert, select, update (withdrawn_at, withdrawn_by, withdrawn_reason) on table delivery.evidence to vuon_app;
grant insert, select on table delivery.harvests to vuon_app;
grant insert, select on table delivery.job_seekers to vuon_app;
grant insert, select, update (end_reason, ended_on, state) on table delivery.livelihood_assets to vuon_app;
grant insert, select on table delivery.livelihood_conversions to vuon_app;
grant insert, select, update (name) on table delivery.livelihood_groups to vuon_app;
grant insert, select on table delivery.livelihood_holdings to vuon_app;
grant insert, select on table delivery.livelihood_members to vuon_app;
grant insert, select on table delivery.livelihood_repayments to vuon_app;
grant insert, select on table delivery.loan_files to vuon_app;
grant insert, select on table delivery.loan_rows_held to vuon_app;
grant insert, select, update (amount, as_of, disbursed_on, due_on, file_id, outstanding, overdue, remark, state) on table delivery.loans to vuon_app;
grant insert, select, update (end_reason, ended_on, number, signed_on, state) on table delivery.offtake_contracts to vuon_app;
grant insert, select on table delivery.offtake_shares to vuon_app;
grant insert, select on table delivery.placement_follow_ups to vuon_app;
grant insert, select on table delivery.placements to vuon_app;
grant insert, select, update (paid_on) on table delivery.produce_sales to vuon_app;
grant insert, select, update (end_reason, ended_on, started_on, state) on table delivery.production_cycles to vuon_app;
grant insert, select on table delivery.referral_acts to vuon_app;
grant insert, select, update (answer, answered_on, due_on, office_id, office_ids, state) on table delivery.referrals to vuon_app;
grant insert, select on table delivery.support_acts to vuon_app;
grant insert, select on table delivery.support_cost_shares to vuon_app;
grant insert, select, update (amount, approved_amount, commitment_posting_id, delivered_on, findings, goods, needs_evidence, quantity, state) on table delivery.supports to vuon_app;
grant insert, select on table delivery.vacancies to vuon_app;
grant insert, select on table delivery.work_acceptances to vuon_app;
grant insert, select on table delivery.work_acts to vuon_app;
grant insert, select on table delivery.work_changes to vuon_app;
grant insert, select on table delivery.work_contracts to vuon_app;
grant insert, select, update (answer, answered_on) on table delivery.work_findings to vuon_app;
grant insert, select on table delivery.work_milestones to vuon_app;
grant insert, select, update (keeper, retention_released_on, state, yearly_budget) on table delivery.works to vuon_app;
grant insert, select on table payment.account_index to vuon_app;
grant insert, select on table payment.answer_files to vuon_app;
grant insert, select on table payment.approvals to vuon_app;
grant insert, select on table payment.batch_activities to vuon_app;
grant insert, select, update (execution_on, instruction_count, message_id, reservation_posting_id, state, total) on table payment.batches to vuon_app;
grant insert, select on table payment.debtor_accounts to vuon_app;
grant insert, select on table payment.exclusions to vuon_app;
grant insert, select on table payment.files to vuon_app;
grant insert, select on table payment.instruction_references to vuon_app;
grant insert, select, update (settled_on, state) on table payment.instructions to vuon_app;
grant insert, select on table payment.matches to vuon_app;
grant insert, select, update (valid_to, verified_by, verified_on) on table payment.payees to vuon_app;
grant insert, select on table payment.receipts to vuon_app;
grant insert, select on table payment.reopenings to vuon_app;
grant insert, select on table payment.returns to vuon_app;
grant insert, select on table payment.unmatched_answers to vuon_app;
grant select on table planning.accounts to vuon_app;
grant delete, insert, select, update (output_id, position, title) on table planning.activity_lines to vuon_app;
grant insert, select on table planning.actuals to vuon_app;
grant insert, select on table planning.allocation_publications to vuon_app;
grant insert, select on table planning.allocations to vuon_app;
grant insert, select on table planning.carry_over_lines to vuon_app;
grant insert, select, update (decided_at, decided_by, decided_on, decision_number, state) on table planning.carry_overs to vuon_app;
grant insert, select on table planning.contributions to vuon_app;
grant select on table planning.entries to vuon_app;
grant insert, select on table planning.formula_runs to vuon_app;
grant delete, insert, select, update (amount) on table planning.fund_line_schedules to vuon_app;
grant delete, insert, select, update (activity_line_id, amount, component, fund_source, origin_year, position) on table planning.fund_lines to vuon_app;
grant select on table planning.fund_sources to vuon_app;
grant delete, insert, select, update (position, title) on table planning.goals to vuon_app;
grant insert, select, update (ended_at, result, solver, state) on table planning.optimiser_runs to vuon_app;
grant delete, insert, select, update (activity_kind, position, quantity, target_id, to_confirm, unit, unit_cost) on table planning.outputs to vuon_app;
grant insert, select on table planning.plan_acts to vuon_app;
grant insert, select, update (decided_at, decided_by, note, outcome) on table planning.plan_adjustments to vuon_app;
grant insert, select, update (answer, answered_at, answered_by) on table planning.plan_remarks to vuon_app;
grant insert, select, update (decided_on, decision_number, state, within_plan_id) on table planning.plans to vuon_app;
grant select on table planning.postings to vuon_app;
grant insert, select on table planning.programme_codes to vuon_app;
grant select on table planning.programmes to vuon_app;
grant insert, select on table planning.reallocation_lines to vuon_app;
grant insert, select, update (consented_at, consented_by, decided_at, decided_by, decided_on, decision_number, note, posting_id, state) on table planning.reallocations to vuon_app;
grant delete, insert, select, update (area_class, baseline, baseline_on, disaggregation, goal_id, indicator_code, indicator_version, period_from, period_to, position, value) on table planning.targets to vuon_app;
grant insert, select, update (accepted_at, accepted_by, reason) on table planning.treasury_imports to vuon_app;
grant insert, select on table planning.treasury_lines to vuon_app;
grant insert, select on table planning.vouchers to vuon_app;
grant select on table platform.daily_tasks to vuon_app;
grant insert, select, update on table platform.facts to vuon_app;
grant insert, select, update on table platform.idempotency_keys to vuon_app;
grant insert, select, update (position) on table platform.outbox to vuon_app;
grant insert, select, update on table platform.outbox_consumers to vuon_app;
grant select, update on table platform.outbox_numbering to vuon_app;
grant insert, select on table platform.outbox_set_aside to vuon_app;
grant select on table public.vuon_migrations to vuon_app;
grant insert, select, update on table registry.area_boundaries to vuon_app;
grant insert, select, update (valid_to) on table registry.area_classes to vuon_app;
grant delete, insert, select on table registry.area_closure to vuon_app;
grant insert, select on table registry.area_successions to vuon_app;
grant insert, select, update on table registry.areas to vuon_app;
grant insert, select, update (undone_at, undone_by) on table registry.bulk_changes to vuon_app;
grant insert, select, update on table registry.corrections to vuon_app;
grant insert, select, update on table registry.duplicate_pairs to vuon_app;
grant insert, select, update on table registry.duplicate_searches to vuon_app;
grant insert, select on table registry.ethnicities to vuon_app;
grant insert, select, update on table registry.held_households to vuon_app;
grant insert, select on table registry.household_acts to vuon_app;
grant insert, select, update (address, valid_to, village_id) on table registry.household_places to vuon_app;
grant insert, select on table registry.household_points to vuon_app;
grant insert, select on table registry.household_sources to vuon_app;
grant insert, select, update on table registry.households to vuon_app;
grant delete, insert, select, update (commune_id, household_id) on table registry.identifier_index to vuon_app;
grant delete, insert, select, update (ciphertext, key_version, last_digits) on table registry.identifiers to vuon_app;
grant insert, select, update on table registry.import_files to vuon_app;
grant insert, select, update on table registry.import_mappings to vuon_app;
grant insert, select, update on table registry.imports to vuon_app;
grant insert, select on table registry.left_out_rows to vuon_app;
grant insert, select, update on table registry.memberships to vuon_app;
grant insert on table registry.names to vuon_app;
grant insert, select, update on table registry.people to vuon_app;
grant insert, select, update on table registry.person_residences to vuon_app;
grant insert, select on table registry.population_changes to vuon_app;
grant select on table registry.population_counts to vuon_app;
grant select on table registry.population_days to vuon_app;
grant delete, insert, select on table registry.quarantine_rows to vuon_app;
grant insert, select on table registry.take_back_households to vuon_app;
grant insert, select, update (cancel_asked_at, done_until, failure, finished_at, kept, state, taken_back, villages) on table registry.take_backs to vuon_app;
grant insert, select, update (answer, decided_at, decided_by, state) on table registry.transfers to vuon_app;
grant insert, select on table review.calendar_days to vuon_app;
grant insert, select on table review.certificate_numbers to vuon_app;
grant insert, select, update (replaced_by, withdrawn_by, withdrawn_on, withdrawn_reason) on table review.certificates to vuon_app;
grant select on table review.classes to vuon_app;
grant insert, select on table review.decisions to vuon_app;
grant insert, select, update (content, removed_at, removed_by, removed_reason) on table review.evidence to vuon_app;
grant insert, select, update (answer, answered_by, answered_on, remark) on table review.handovers to vuon_app;
grant select on table review.history_steps to vuon_app;
grant insert, select on table review.household_causes to vuon_app;
grant insert, select on table review.meeting_results to vuon_app;
grant insert, select on table review.meetings to vuon_app;
grant insert, select on table review.minutes_copies to vuon_app;
grant insert, select, update (answer, answered_on, outcome) on table review.objections to vuon_app;
grant insert, select on table review.opinions to vuon_app;
grant insert, select on table review.poverty_statuses to vuon_app;
grant insert, select on table review.public_postings to vuon_app;
grant insert, select on table review.refusal_letters to vuon_app;
grant insert, select, update (round_id, screened_by, screened_on, screening_note, screening_passed, withdrawn_on) on table review.requests to vuon_app;
grant insert, select, update on table review.reviews to vuon_app;
grant insert, select, update (closed_on) on table review.rounds to vuon_app;
grant insert, select on table review.score_tables to vuon_app;
grant insert, select on table review.signed_papers to vuon_app;
grant insert, select on table review.standards to vuon_app;
grant insert, select on table review.status_changes to vuon_app;
grant delete, insert, select, update on table sign_in.accounts to vuon_app;
grant delete, insert, select, update on table sign_in.failed_attempts to vuon_app;
grant delete, insert, select, update on table sign_in.identities to vuon_app;
grant delete, insert, select, update on table sign_in.limits to vuon_app;
grant delete, insert, select, update on table sign_in.passkeys to vuon_app;
grant delete, insert, select, update on table sign_in.second_factors to vuon_app;
grant delete, insert, select, update on table sign_in.sessions to vuon_app;
grant delete, insert, select, update on table sign_in.used_challenges to vuon_app;
grant delete, insert, select, update on table sign_in.users to vuon_app;
grant delete, insert, select, update on table sign_in.verifications to vuon_app;
grant insert on table voice.grievance_acts to vuon_app;
grant insert, select, update (answer, answered_on, assignee, due_on, is_extended, level, satisfaction, state, times_reopened) on table voice.grievances to vuon_app;
grant execute on function authority.act_for_activity(p_activity_id uuid) to public;
grant execute on function authority.act_for_referral(p_referral_id uuid) to public;
grant execute on function authority.acting_for(p_officer_id uuid, p_act text, p_area_id text, p_on date) to public;
grant execute on function authority.acts_for(office_id uuid) to public;
grant execute on function authority.acts_for_any(office_ids uuid[]) to public;
grant execute on function authority.append_audit(p_entry_id uuid, p_at timestamp with time zone, p_officer_id uuid, p_act text, p_area_id text, p_record_kind text, p_record_id text, p_facts jsonb) to public;
grant execute on function authority.audit_hash(previous bytea, chain text, entry_number bigint, entry_id uuid, at timestamp with time zone, officer_id uuid, act text, area_id text, record_kind text, record_id text, facts jsonb) to public;
grant execute on function authority.begin_act(p_officer_id uuid, p_act text, p_on date) to public;
grant execute on function authority.is_elsewhere(p_area_id text) to public;
grant execute on function authority.keep_closed_offices() to public;
grant execute on function authority.keep_offices_with_activities() to public;
grant execute on function authority.keep_offices_with_referrals() to public;
grant execute on function authority.keep_posts_of_offices() to public;
grant execute on function authority.keep_two_operators() to public;
grant execute on function authority.note_own_password() to public;
grant execute on function authority.note_sign_in() to public;
grant execute on function authority.sees(area_id text) to public;
grant execute on function authority.sees_any(areas text[]) to public;
grant execute on function authority.set_claimed_posts(p_officer_id uuid, p_posts jsonb, p_within text[], p_on date, p_at timestamp with time zone) to public;
grant execute on function authority.short_of_operators(p_officer_id uuid, p_from date, p_until date) to public;
grant execute on function authority.writes(stages text, area_id text) to public;
grant execute on function delivery.is_of_own_office(p_activity_id uuid) to public;
grant execute on function delivery.is_of_this_activity(p_household_id uuid, p_support_id uuid) to public;
grant execute on function delivery.keep_activity_act_days() to public;
grant execute on function delivery.keep_activity_closing() to public;
grant execute on function delivery.keep_activity_edits() to public;
grant execute on function delivery.keep_activity_evidence_in_its_year() to public;
grant execute on function delivery.keep_activity_in_its_year() to public;
grant execute on function delivery.keep_activity_states() to public;
grant execute on function delivery.keep_asset_checks() to public;
grant execute on function delivery.keep_assignments() to public;
grant execute on function delivery.keep_cost_share_lines() to public;
grant execute on function delivery.keep_course_attendance() to public;
grant execute on function delivery.keep_course_learners() to public;
grant execute on function delivery.keep_course_states() to public;
grant execute on function delivery.keep_cycle_states() to public;
grant execute on function delivery.keep_deliveries_of_others() to public;
grant execute on function delivery.keep_delivery_after_approval() to public;
grant execute on function delivery.keep_delivery_in_batch() to public;
grant execute on function delivery.keep_evidence_after_approval() to public;
grant execute on function delivery.keep_follow_ups() to public;
grant execute on function delivery.keep_harvests() to public;
grant execute on function delivery.keep_instalments_in_order() to public;
grant execute on function delivery.keep_livelihood_ends() to public;
grant execute on function delivery.keep_livelihood_holdings() to public;
grant execute on function delivery.keep_livelihood_repayments() to public;
grant execute on function delivery.keep_new_supports_of_open_activities() to public;
grant execute on function delivery.keep_offtake_deliveries() to public;
grant execute on function delivery.keep_offtake_states() to public;
grant execute on function delivery.keep_placements() to public;
grant execute on function delivery.keep_produce_sales() to public;
grant execute on function delivery.keep_referral_act_days() to public;
grant execute on function delivery.keep_referral_offices() to public;
grant execute on function delivery.keep_referral_states() to public;
grant execute on function delivery.keep_support_shares_below_amount() to public;
grant execute on function delivery.keep_supports_of_open_activities() to public;
grant execute on function delivery.keep_withdrawals() to public;
grant execute on function delivery.keep_work_act_days() to public;
grant execute on function delivery.keep_work_states() to public;
grant execute on function delivery.keep_work_within_contract() to public;
grant execute on function delivery.missing_evidence(p_support delivery.supports) to public;
grant execute on function delivery.money_of_work(p_work uuid, OUT signed bigint, OUT changed bigint, OUT accepted bigint, OUT physical integer, OUT advance_percent integer, OUT retention_percent integer, OUT is_retention_released boolean, OUT advance_paid bigint, OUT paid bigint) to public;
grant execute on function delivery.payable_of_work(p_work uuid) to public;
grant execute on function delivery.story_of_referral(p_referral_id uuid) to public;
grant execute on function delivery.subject_of_referral(p_referral_id uuid, OUT head_name text, OUT person_name text, OUT village_name text, OUT address text) to public;
grant execute on function delivery.troubles_of_work(p_work uuid, p_today date) to public;
grant execute on function delivery.was_delivered_by_office(p_household_id uuid, p_support_id uuid) to public;
grant execute on function payment.day_of_order(p_batch uuid) to public;
grant execute on function payment.hold_answers_to_file() to public;
grant execute on function payment.keep_evidence_before_payment() to public;
grant execute on function payment.keep_exclusions_before_approval() to public;
grant execute on function payment.keep_execution_after_order() to public;
grant execute on function payment.keep_receipts_after_order() to public;
grant execute on function payment.keep_returns_after_payment() to public;
grant execute on function payment.keep_signers_apart() to public;
grant execute on function payment.refuse_day(p_rule text) to public;
grant execute on function payment.shared_payees(p_households uuid[]) to public;
grant execute on function planning.book_all(p_posting_ids uuid[], p_booked_on date[]) to vuon_app;
grant execute on function planning.book_on(p_posting_id uuid, p_booked_on date) to public;
grant execute on function planning.book_on(p_posting_id uuid, p_booked_on date) to vuon_app;
grant execute on function planning.classes_behind_allocations(p_days date[]) to public;
grant execute on function planning.hold_year(p_area_id text, p_year integer) to public;
grant execute on function planning.keep_allocation_days() to public;
grant execute on function planning.keep_carry_over_days() to public;
grant execute on function planning.keep_contribution_in_its_year() to public;
grant execute on function planning.keep_decision_after(p_rule text, p_decided date, p_ground date) to public;
grant execute on function planning.keep_plan_act_days() to public;
grant execute on function planning.keep_reallocation_days() to public;
grant execute on function planning.keep_vouchers_in_order() to public;
grant execute on function planning.keep_work_payments() to public;
grant execute on function planning.post_all(p_posting_ids uuid[], p_keys text[], p_kinds text[], p_reference_kinds text[], p_reference_ids text[], p_reverses uuid[], p_reasons text[], p_posted_at timestamp with time zone, p_posted_by uuid, p_places integer[], p_account_ids uuid[], p_fund_sources text[], p_components text[], p_area_ids text[], p_years integer[], p_origin_years integer[], p_forms text[], p_stages text[], p_fund_line_ids uuid[], p_amounts bigint[]) to public;
grant execute on function planning.published_allocations(p_formula_run_id uuid) to public;
grant execute on function registry.commune_of_area(p_area_id text) to public;
grant execute on function registry.counts_on(p_on date) to public;
grant execute on function registry.facts_before_change(p_household_id uuid, p_on date) to public;
grant execute on function registry.household_on_the_way(p_household_id uuid, p_today date) to public;
grant execute on function registry.households_with_name(whole text, patterns text[], commune text, most_found integer) to public;
grant execute on function registry.households_with_phone(digits text) to public;
grant execute on function registry.is_number_held(p_kind text, p_indexes bytea[], p_person_id uuid) to public;
grant execute on function registry.keep_membership_after_birth() to public;
grant execute on function registry.keep_new_memberships_after_birth() to public;
grant execute on function registry.known_sources(p_source_system text, p_keys text[], p_names text[], p_years integer[]) to public;
grant execute on function registry.met_in_villages(p_commune text) to public;
grant execute on function registry.move_to_village(p_commune text, p_to text, p_households uuid[], p_on date, p_decision text, p_at timestamp with time zone, p_by uuid) to public;
grant execute on function registry.note_household_change() to public;
grant execute on function registry.note_population_change() to public;
grant execute on function registry.people_with_number(p_kinds text[], p_indexes bytea[]) to public;
grant execute on function registry.people_with_shared_numbers(p_areas text[], p_households uuid[]) to public;
grant execute on function registry.population_of_communes() to public;
grant execute on function registry.root_area() to public;
grant execute on function registry.search_text(written text) to public;
grant execute on function registry.sorted_words(name text) to public;
grant execute on function registry.take_back(p_take_back_id uuid, p_households uuid[], p_at timestamp with time zone) to public;
grant execute on function registry.take_back_villages(p_take_back_id uuid) to public;
grant execute on function registry.take_household(p_household_id uuid, p_transfer_id uuid, p_village_id text, p_address text, p_at timestamp with time zone, p_by uuid) to public;
grant execute on function review.cause_counts_on(p_communes text[], p_on date) to public;
grant execute on function review.causes_told(p_household_id uuid, p_on date) to public;
grant execute on function review.count_after_truncate() to public;
grant execute on function review.history_steps_on(p_communes text[], p_on date) to public;
grant execute on function review.households_of_histories(p_communes text[], p_on date, p_histories uuid[], p_masks integer[], p_after uuid, p_limit integer) to public;
grant execute on function review.keep_answers_in_round() to public;
grant execute on function review.keep_cause_counts() to public;
grant execute on function review.keep_certificate_days() to public;
grant execute on function review.keep_decision_after_posting() to public;
grant execute on function review.keep_decision_days() to public;
grant execute on function review.keep_handover_days() to public;
grant execute on function review.keep_histories() to public;
grant execute on function review.keep_meeting_after_survey() to public;
grant execute on function review.keep_minutes_after_meeting() to public;
grant execute on function review.keep_objection_days() to public;
grant execute on function review.keep_posting_after_meeting() to public;
grant execute on function review.keep_request_days() to public;
grant execute on function review.keep_status_counts() to public;
grant execute on function review.members_able_to_work(p_facts jsonb) to public;
grant execute on function review.order_statuses(p_household_ids uuid[]) to public;
grant execute on function review.refuse_day(p_rule text) to public;
grant execute on function review.statement_of_counts(p_changed text, p_reported text) to public;
grant execute on function review.states_of_round(p_round_id uuid, p_commune_id text, p_by_village boolean, p_after date, p_until date) to public;
grant execute on function review.status_counts_on(p_communes text[], p_on date) to public;
grant execute on function review.statuses_on(p_communes text[], p_on date) to public;
grant execute on function review.take_first_village(p_household_ids uuid[]) to public;
grant execute on function review.verify_paper(p_code uuid) to public;
grant execute on function voice.grievance_by_code(p_code text) to public;
grant execute on function voice.keep_grievance_act_days() to public;
grant execute on function voice.keep_grievance_states() to public;
grant execute on function voice.opens(p_commune_id text, p_is_confidential boolean, p_level text) to public;
grant execute on function voice.pass_grievance(p_grievance_id uuid, p_level text, p_due_on date) to public;
grant execute on function voice.story_of_grievance(p_grievance_id uuid) to public;
