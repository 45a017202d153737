-- Minutes and letters of refusal have a code too, by which anybody learns whether the paper is genuine, and nothing of whom it is.
alter table review.meetings add column paper_code uuid not null default gen_random_uuid()
  constraint meeting_paper_code_is_used_once unique;

-- One letter for each household that a decision did not recognise.
create table review.refusal_letters (
  household_id uuid not null,
  decision_id uuid not null constraint refusal_letter_rests_on_a_decision references review.decisions,
  commune_id text not null constraint refusal_letter_is_of_a_commune references registry.areas,
  paper_code uuid not null default gen_random_uuid(),
  constraint refusal_letters_key primary key (household_id, decision_id)
);
create index refusal_letters_by_paper_code on review.refusal_letters (paper_code);
create index refusal_letters_of_a_decision on review.refusal_letters (decision_id);
grant select, insert on review.refusal_letters to vuon_app;
alter table review.refusal_letters enable row level security;
create policy refusal_letters_are_read_in_ones_areas on review.refusal_letters for select using (authority.sees(commune_id));
create policy refusal_letters_are_added_in_ones_areas on review.refusal_letters for insert
  with check (authority.writes(',review,', commune_id));

insert into review.refusal_letters (household_id, decision_id, commune_id)
select status.household_id, status.decision_id, decision.commune_id
from review.poverty_statuses status join review.decisions decision on decision.decision_id = status.decision_id
where status.outcome = 'refused' and not status.carried
on conflict do nothing;

create or replace function review.verify_paper(p_code uuid)
returns table (kind text, office text, number text, issued_on date, valid_year integer, withdrawn_on date)
language plpgsql stable security definer set search_path = pg_catalog, review, registry as $$
#variable_conflict use_column
begin
  return query
    select 'certificate', commune.full_name, case when certificate.serial < 10 then '0' else '' end || certificate.serial || '/GCN-HN.HCN',
      certificate.issued_on, certificate.valid_year, certificate.withdrawn_on
    from review.certificates certificate join registry.areas commune on commune.area_id = certificate.commune_id
    where certificate.paper_code = p_code
    union all
    select 'decision', commune.full_name, decision.number, decision.decided_on, null, null
    from review.decisions decision join registry.areas commune on commune.area_id = decision.commune_id
    where decision.paper_code = p_code
    union all
    select 'minutes', commune.full_name, null, meeting.held_on, null, null
    from review.meetings meeting join registry.areas commune on commune.area_id = meeting.commune_id
    where meeting.paper_code = p_code
    union all
    select 'refusal', commune.full_name, decision.number, decision.decided_on, null, null
    from review.refusal_letters letter join review.decisions decision on decision.decision_id = letter.decision_id
    join registry.areas commune on commune.area_id = decision.commune_id
    where letter.paper_code = p_code;
end $$;
