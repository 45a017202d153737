-- What proves a survey and a meeting: photos, the signature of whoever answered, the paper form as it was filled in, where and when it
-- was answered, how the answers came in; and the signed minutes of a meeting, one copy of the village and one of the committee.

alter table review.reviews
  add column answered_at timestamptz,
  add column answered_lon double precision,
  add column answered_lat double precision,
  add column answered_accuracy_m integer,
  add column answered_how text constraint answers_came_in_a_known_way check (answered_how in ('asked', 'paper', 'file', 'carried')),
  add constraint place_of_answers_is_whole check ((answered_lon is null) = (answered_lat is null)
    and (answered_lon is null or (answered_lon between -180 and 180 and answered_lat between -90 and 90)));

create table review.evidence (
  household_id uuid not null,
  evidence_id uuid not null,
  review_id uuid not null,
  commune_id text not null,
  kind text not null constraint review_evidence_is_of_a_known_kind check (kind in ('photo', 'signature', 'paper_form')),
  media_type text not null,
  -- gone once it was taken away
  content bytea,
  size integer not null,
  sha256 text not null,
  note text,
  taken_at timestamptz,
  lon double precision,
  lat double precision,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  removed_reason text,
  constraint review_evidence_key primary key (household_id, evidence_id),
  constraint review_evidence_is_of_a_review foreign key (household_id, review_id) references review.reviews (household_id, review_id),
  constraint review_evidence_is_there_until_removed check ((content is null) = (removed_at is not null)),
  constraint removed_review_evidence_tells_why check ((removed_at is null) = (removed_reason is null)
    and (removed_at is null) = (removed_by is null))
);
create index evidence_of_a_review on review.evidence (household_id, review_id);

create table review.minutes_copies (
  copy_id uuid constraint minutes_copies_key primary key,
  meeting_id uuid not null constraint minutes_copy_is_of_a_meeting references review.meetings,
  commune_id text not null,
  copy text not null constraint minutes_copy_is_of_a_known_holder check (copy in ('village', 'committee')),
  media_type text not null,
  content bytea not null,
  size integer not null,
  sha256 text not null,
  added_at timestamptz not null,
  added_by uuid not null
);
create index minutes_copies_of_a_meeting on review.minutes_copies (meeting_id);

grant select, insert on review.evidence, review.minutes_copies to vuon_app;
grant update (content, removed_at, removed_by, removed_reason) on review.evidence to vuon_app;
alter table review.evidence enable row level security;
alter table review.minutes_copies enable row level security;
create policy review_evidence_is_read_in_ones_areas on review.evidence for select using (authority.sees(commune_id));
create policy review_evidence_is_added_in_ones_areas on review.evidence for insert with check (authority.writes(',review,', commune_id));
create policy review_evidence_is_changed_in_ones_areas on review.evidence for update
  using (authority.sees(commune_id)) with check (authority.writes(',review,', commune_id));
create policy minutes_copies_are_read_in_ones_areas on review.minutes_copies for select using (authority.sees(commune_id));
create policy minutes_copies_are_added_in_ones_areas on review.minutes_copies for insert
  with check (authority.writes(',review,', commune_id));
