-- Who checks a paper is told when the standard of its result has ended: the last day of that standard, which the server compares with today.
-- Minutes record a meeting and carry no result that could go on.
drop function review.verify_paper(uuid);
create function review.verify_paper(p_code uuid)
returns table (kind text, office text, number text, issued_on date, valid_year integer, withdrawn_on date, standard_ends_on date)
language plpgsql stable security definer set search_path = pg_catalog, review, registry as $$
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
    )
    select paper.kind, commune.full_name, paper.number, paper.issued_on, paper.valid_year, paper.withdrawn_on, standard.valid_to
    from paper join registry.areas commune on commune.area_id = paper.commune_id
    left join review.decisions decision on decision.decision_id = paper.decision_id
    left join review.rounds round on round.round_id = coalesce(decision.restored_round_id, decision.round_id)
    left join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version;
end $$;
grant execute on function review.verify_paper(uuid) to public;
