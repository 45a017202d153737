-- Certificates of recognised households, with what stood on the paper; papers are told genuine or not by a code that says nothing else.
alter table review.decisions add column paper_code uuid not null default gen_random_uuid()
  constraint decision_paper_code_is_used_once unique;

create table review.certificates (
  household_id uuid not null,
  certificate_id uuid not null,
  decision_id uuid not null constraint certificate_rests_on_a_decision references review.decisions,
  commune_id text not null constraint certificate_is_of_a_commune references registry.areas,
  -- of the year of issue, one after the other: written NN/GCN-HN.HCN
  issue_year integer not null,
  serial integer not null constraint certificate_serial_is_positive check (serial > 0),
  valid_year integer not null,
  class text not null,
  head_name text not null,
  head_people text,
  place text not null,
  -- as they were on the day of issue: name, people, relation, sex, birth year
  members jsonb not null,
  issued_on date not null,
  issued_by uuid not null,
  issuer_name text not null,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid,
  -- the certificate that took its place
  replaced_by uuid,
  paper_code uuid not null default gen_random_uuid(),
  constraint certificates_key primary key (household_id, certificate_id),
  constraint certificate_withdrawn_tells_why check ((withdrawn_on is null) = (withdrawn_reason is null)
    and (withdrawn_on is null) = (withdrawn_by is null))
);
create unique index household_has_one_certificate_of_a_decision on review.certificates (household_id, decision_id)
  where withdrawn_on is null;
create index certificates_of_a_decision on review.certificates (decision_id);
create index certificates_by_paper_code on review.certificates (paper_code);
create index certificates_of_a_commune on review.certificates (commune_id, issue_year, serial);
grant select, insert on review.certificates to vuon_app;
grant update (withdrawn_on, withdrawn_reason, withdrawn_by, replaced_by) on review.certificates to vuon_app;
alter table review.certificates enable row level security;
create policy certificates_are_read_in_ones_areas on review.certificates for select using (authority.sees(commune_id));
create policy certificates_are_added_in_ones_areas on review.certificates for insert
  with check (authority.writes(',review,', commune_id));
create policy certificates_are_withdrawn_in_ones_areas on review.certificates for update
  using (authority.writes(',review,', commune_id)) with check (authority.writes(',review,', commune_id));

-- A number crosses households: it is a table of its own, keyed by the number, so that it is given once.
create table review.certificate_numbers (
  commune_id text not null constraint certificate_number_is_of_a_commune references registry.areas,
  issue_year integer not null,
  serial integer not null,
  certificate_id uuid not null,
  constraint certificate_number_is_given_once primary key (commune_id, issue_year, serial)
);
grant select, insert on review.certificate_numbers to vuon_app;
alter table review.certificate_numbers enable row level security;
create policy certificate_numbers_are_read_in_ones_areas on review.certificate_numbers for select using (authority.sees(commune_id));
create policy certificate_numbers_are_given_in_ones_areas on review.certificate_numbers for insert
  with check (authority.writes(',review,', commune_id));

-- For whoever holds a paper: whether it is genuine, and nothing of whom it is.
create function review.verify_paper(p_code uuid) returns table (kind text, office text, number text, issued_on date, valid_year integer, withdrawn_on date)
language sql stable security definer set search_path = pg_catalog, review, registry as $$
  select 'certificate', commune.full_name, case when certificate.serial < 10 then '0' else '' end || certificate.serial || '/GCN-HN.HCN', certificate.issued_on, certificate.valid_year,
    certificate.withdrawn_on
  from review.certificates certificate join registry.areas commune on commune.area_id = certificate.commune_id
  where certificate.paper_code = p_code
  union all
  select 'decision', commune.full_name, decision.number, decision.decided_on, null, null
  from review.decisions decision join registry.areas commune on commune.area_id = decision.commune_id
  where decision.paper_code = p_code
$$;
