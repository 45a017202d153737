-- Evidence of a support and of an activity, added on the day of the delivery or later: withdrawn with a reason, never deleted. Evidence from
-- before has no moment at which it was added.
alter table delivery.evidence
  add column added_at timestamptz,
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid,
  add column withdrawn_reason text,
  add constraint withdrawn_evidence_says_why check ((withdrawn_at is null) = (withdrawn_reason is null)
    and (withdrawn_at is null) = (withdrawn_by is null));
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on delivery.evidence to vuon_app;
create policy evidence_is_withdrawn_in_ones_areas on delivery.evidence for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,', commune_id));

create table delivery.activity_evidence (
  evidence_id uuid constraint activity_evidence_key primary key,
  activity_id uuid not null constraint activity_evidence_is_of_an_activity references delivery.activities,
  commune_id text not null,
  kind text not null constraint activity_evidence_kind_is_known check (kind in ('photo', 'document')),
  file_name text,
  media_type text not null,
  content bytea not null,
  sha256 text not null,
  note text,
  taken_on date not null,
  lon double precision,
  lat double precision,
  recorded_by uuid not null,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint place_of_activity_evidence_is_whole check ((lon is null) = (lat is null)),
  constraint withdrawn_activity_evidence_says_why check ((withdrawn_at is null) = (withdrawn_reason is null)
    and (withdrawn_at is null) = (withdrawn_by is null))
);
create index evidence_by_activity on delivery.activity_evidence (activity_id);
grant select, insert, update (withdrawn_at, withdrawn_by, withdrawn_reason) on delivery.activity_evidence to vuon_app;
alter table delivery.activity_evidence enable row level security;
create policy activity_evidence_is_read_in_ones_areas on delivery.activity_evidence for select using (authority.sees(commune_id));
create policy activity_evidence_is_added_in_ones_areas on delivery.activity_evidence for insert
  with check (authority.writes(',delivery,', commune_id));
create policy activity_evidence_is_withdrawn_in_ones_areas on delivery.activity_evidence for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,', commune_id));

-- A withdrawal is said once and stays as it was said; what was kept is never changed (the grants above name no other column).
create function delivery.keep_withdrawals() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'withdrawn evidence stays withdrawn' using errcode = '23514', constraint = 'withdrawn_evidence_stays_withdrawn';
  end if;
  return new;
end $$;
create trigger withdrawn_evidence_stays_withdrawn before update of withdrawn_at, withdrawn_by, withdrawn_reason on delivery.evidence
  for each row execute function delivery.keep_withdrawals();
create trigger withdrawn_evidence_stays_withdrawn before update of withdrawn_at, withdrawn_by, withdrawn_reason on delivery.activity_evidence
  for each row execute function delivery.keep_withdrawals();

-- An activity is shown from the year of its money on: the place before the work is a photo of that year too.
create function delivery.keep_activity_evidence_in_its_year() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if exists (select from delivery.activities activity where activity.activity_id = new.activity_id
      and new.taken_on < make_date(activity.year, 1, 1)) then
    raise exception 'evidence of an activity is taken from its year on'
      using errcode = '23514', constraint = 'activity_evidence_is_taken_from_its_year_on';
  end if;
  return null;
end $$;
create trigger activity_evidence_is_taken_from_its_year_on after insert on delivery.activity_evidence
  for each row execute function delivery.keep_activity_evidence_in_its_year();
