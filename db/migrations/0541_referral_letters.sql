-- The letter of a referral has a code by which anybody checks that it is genuine: its office, day and kind, and nothing of whom it is about.
alter table delivery.referrals add column paper_code uuid not null default gen_random_uuid();
create unique index letter_of_referral_has_its_own_code on delivery.referrals (household_id, paper_code);
create index referrals_by_paper_code on delivery.referrals (paper_code);

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
