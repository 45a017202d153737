-- Decisions as they were signed: the file with the electronic signature, or the scan of the paper with seal and ink; its hash is in the audit.
create table review.signed_papers (
  signed_paper_id uuid constraint signed_papers_key primary key,
  decision_id uuid not null constraint signed_paper_is_of_a_decision references review.decisions,
  commune_id text not null constraint signed_paper_is_of_a_commune references registry.areas,
  -- whether the file carries an electronic signature; it is not checked whose
  is_signed_electronically boolean not null,
  media_type text not null,
  content bytea not null,
  size integer not null,
  sha256 text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  constraint signed_paper_is_attached_once unique (decision_id, sha256)
);
grant select, insert on review.signed_papers to vuon_app;
alter table review.signed_papers enable row level security;
create policy signed_papers_are_read_in_ones_areas on review.signed_papers for select using (authority.sees(commune_id));
create policy signed_papers_are_added_in_ones_areas on review.signed_papers for insert
  with check (authority.writes(',review,', commune_id));
