-- Activities, and the supports that households get from them, with every act on a support and its evidence.

create schema delivery;

create table delivery.activities (
  activity_id uuid constraint activities_key primary key,
  activity_kind text not null,
  commune_id text not null constraint activity_takes_place_in_a_commune references registry.areas,
  year integer not null,
  output_id uuid not null constraint activity_produces_an_output references planning.outputs,
  fund_line_id uuid not null constraint activity_is_paid_from_a_fund_line references planning.fund_lines,
  title text not null,
  place text,
  starts_on date not null,
  ends_on date,
  state text not null constraint activity_state_is_known check (state in ('open', 'closed')),
  constraint activity_ends_after_it_starts check (ends_on is null or ends_on >= starts_on)
);
create index activities_by_commune on delivery.activities (commune_id, year);
create index activities_by_fund_line on delivery.activities (fund_line_id);

create table delivery.supports (
  household_id uuid not null constraint support_is_for_a_household references registry.households,
  support_id uuid not null,
  activity_id uuid not null constraint support_comes_from_an_activity references delivery.activities,
  commune_id text not null,
  person_id uuid,
  content text not null,
  year integer not null,
  quantity integer not null default 1 constraint support_quantity_is_positive check (quantity > 0),
  amount bigint not null constraint support_amount_is_not_negative check (amount >= 0),
  goods jsonb,
  -- why this household: the deprivations, the class and the decision that the proposal rests on
  grounds jsonb not null,
  review_id uuid,
  state text not null constraint support_state_is_known check (state in ('proposed', 'checked', 'approved', 'committed',
    'delivered', 'paid', 'verified', 'refused', 'returned')),
  findings jsonb,
  commitment_posting_id uuid constraint commitment_is_posted references planning.postings,
  delivered_on date,
  constraint supports_key primary key (household_id, support_id),
  constraint support_is_grounded_in_a_review foreign key (household_id, review_id)
    references review.reviews (household_id, review_id),
  constraint support_is_of_a_person_of_the_household foreign key (household_id, person_id)
    references registry.people (household_id, person_id),
  constraint support_is_proposed_once_an_activity unique (household_id, activity_id),
  constraint committed_support_is_posted check (
    state in ('proposed', 'checked', 'approved', 'refused') or commitment_posting_id is not null)
);
create index supports_by_activity on delivery.supports (activity_id, state);
create index supports_by_commune on delivery.supports (commune_id, state);

-- The same content is settled once a household and year, whatever the source (Circular 60/2026 Art. 2.3b).
create unique index same_support_is_approved_once_a_year on delivery.supports (household_id, content, year)
  where state in ('approved', 'committed', 'delivered', 'paid', 'verified');

create table delivery.support_acts (
  household_id uuid not null,
  support_act_id uuid not null,
  support_id uuid not null,
  commune_id text not null,
  act text not null,
  state text not null,
  done_at timestamptz not null,
  done_by uuid not null,
  note text,
  constraint support_acts_key primary key (household_id, support_act_id),
  constraint support_act_is_on_a_support foreign key (household_id, support_id)
    references delivery.supports (household_id, support_id)
);
create index support_acts_by_support on delivery.support_acts (household_id, support_id, done_at);

create table delivery.evidence (
  household_id uuid not null,
  evidence_id uuid not null,
  support_id uuid not null,
  commune_id text not null,
  kind text not null constraint evidence_kind_is_known check (kind in ('photo', 'document', 'statement')),
  file_name text,
  media_type text,
  content bytea,
  sha256 text,
  note text,
  taken_on date not null,
  lon double precision,
  lat double precision,
  recorded_by uuid not null,
  constraint evidence_key primary key (household_id, evidence_id),
  constraint evidence_is_of_a_support foreign key (household_id, support_id)
    references delivery.supports (household_id, support_id),
  constraint evidence_has_a_file_or_a_note check (content is not null or note is not null)
);
create index evidence_by_support on delivery.evidence (household_id, support_id);

grant usage on schema delivery to vuon_app;
grant select, insert on all tables in schema delivery to vuon_app;
grant update (state) on delivery.activities to vuon_app;
grant update (state, findings, commitment_posting_id, delivered_on, amount, goods, quantity) on delivery.supports to vuon_app;

alter table delivery.activities enable row level security;
alter table delivery.supports enable row level security;
alter table delivery.support_acts enable row level security;
alter table delivery.evidence enable row level security;
create policy activities_are_read_by_all on delivery.activities for select using (true);
create policy activities_are_added_in_ones_areas on delivery.activities for insert
  with check (authority.writes(',delivery,', commune_id));
create policy activities_are_changed_in_ones_areas on delivery.activities for update
  using (true) with check (authority.writes(',delivery,', commune_id));
create policy supports_are_read_in_ones_areas on delivery.supports for select using (authority.sees(commune_id));
create policy supports_are_added_in_ones_areas on delivery.supports for insert
  with check (authority.writes(',delivery,', commune_id));
create policy supports_are_changed_in_ones_areas on delivery.supports for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,payment,', commune_id));
create policy support_acts_are_read_in_ones_areas on delivery.support_acts for select using (authority.sees(commune_id));
create policy support_acts_are_added_in_ones_areas on delivery.support_acts for insert
  with check (authority.writes(',delivery,payment,', commune_id));
create policy evidence_is_read_in_ones_areas on delivery.evidence for select using (authority.sees(commune_id));
create policy evidence_is_added_in_ones_areas on delivery.evidence for insert
  with check (authority.writes(',delivery,', commune_id));
