import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { StoryEvent } from "#programme/registry/household/story-event.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Supports, livelihoods, courses, jobs and referrals of a household, each step on its day. A refusal and a correction say why. */
export async function storyOfDelivery(
  tx: Tx,
  householdId: Id<"household">,
  timeZone: string,
): Promise<readonly StoryEvent[]> {
  const found = await sql<StoryEvent>`
    select 'support' as kind, done.act as what, case when done.act = 'deliver' and support.delivered_on is not null
        then support.delivered_on else (done.done_at at time zone ${timeZone})::date end as "on",
      activity.title || case when support.instalments > 1 then ' (' || support.instalment || '/' || support.instalments || ')' else '' end as title,
      person.full_name as "personName", '{}'::text[] as codes, support.amount, done.note, support.support_id as "recordId"
    from delivery.support_acts done
    join delivery.supports support on support.household_id = done.household_id and support.support_id = done.support_id
    join delivery.activities activity on activity.activity_id = support.activity_id
    left join registry.people person on person.household_id = support.household_id and person.person_id = support.person_id
    where done.household_id = ${householdId} and done.act <> 'pay'
    union all
    select 'livelihood', 'joined', member.joined_on, livelihood.name, null, '{}', null, null, livelihood.group_id
    from delivery.livelihood_members member join delivery.livelihood_groups livelihood using (group_id)
    where member.household_id = ${householdId}
    union all
    select 'livelihood', case when holding.turn = 1 then 'received' else 'handedOn' end, holding.held_from,
      asset.kind || ' ' || asset.tag, null, '{}', asset.value, coalesce(holding.reason, holding.minutes), asset.group_id
    from delivery.livelihood_holdings holding join delivery.livelihood_assets asset using (asset_id)
    where holding.household_id = ${householdId}
    union all
    select 'livelihood', moved.what, moved.on_day, asset.kind || ' ' || asset.tag, null, '{}', moved.amount, moved.note, asset.group_id
    from delivery.livelihood_assets asset
    cross join lateral (select (array_agg(holding.household_id order by holding.turn))[1] as first,
      (array_agg(holding.household_id order by holding.turn desc))[1] as last
      from delivery.livelihood_holdings holding where holding.asset_id = asset.asset_id) holder
    cross join lateral (
      select 'repaid' as what, repaid.paid_on as on_day, repaid.amount, repaid.receipt as note
      from delivery.livelihood_repayments repaid where repaid.asset_id = asset.asset_id and holder.first = ${householdId}
      union all
      select 'ended', asset.ended_on, null, asset.end_reason where asset.ended_on is not null and holder.last = ${householdId}) moved
    where asset.asset_id in (select asset_id from delivery.livelihood_holdings where household_id = ${householdId})
    union all
    select 'course', step.what, step.on_day, course.name, person.full_name, '{}', null, step.note, course.course_id
    from delivery.course_learners learner join delivery.courses course on course.course_id = learner.course_id
    join delivery.supports support on support.household_id = learner.household_id and support.support_id = learner.support_id
    left join registry.people person on person.household_id = support.household_id and person.person_id = support.person_id
    cross join lateral (
      select 'registered' as what, learner.registered_on as on_day, null::text as note
      union all
      select 'withdrew', learner.withdrawn_on, learner.withdrawn_because where learner.withdrawn_on is not null
      union all
      select case when certificate.number is null then 'notCertified' else 'certified' end, certificate.decided_on,
        coalesce(certificate.number, certificate.refused_because)
      from delivery.course_certificates certificate where certificate.course_id = learner.course_id
        and certificate.household_id = learner.household_id and certificate.support_id = learner.support_id) step
    where learner.household_id = ${householdId}
    union all
    select 'job', step.what, step.on_day, step.title, person.full_name, '{}', step.amount, step.note, null
    from delivery.job_seekers seeker
    left join registry.people person on person.household_id = seeker.household_id and person.person_id = seeker.person_id
    cross join lateral (
      select 'seeks' as what, seeker.registered_on as on_day, seeker.trade as title, seeker.wage_from as amount, null::text as note
      union all
      select 'placed', placement.started_on, vacancy.employer, placement.wage, vacancy.place
      from delivery.placements placement join delivery.vacancies vacancy on vacancy.vacancy_id = placement.vacancy_id
      where placement.household_id = seeker.household_id and placement.job_seeker_id = seeker.job_seeker_id
      union all
      select 'followed_' || follow.answer, follow.asked_on, vacancy.employer, null, follow.months::text
      from delivery.placements placement join delivery.vacancies vacancy on vacancy.vacancy_id = placement.vacancy_id
      join delivery.placement_follow_ups follow on follow.household_id = placement.household_id and follow.placement_id = placement.placement_id
      where placement.household_id = seeker.household_id and placement.job_seeker_id = seeker.job_seeker_id) step
    where seeker.household_id = ${householdId}
    union all
    select 'referral', done.act, done.done_on, coalesce(next.name, office.name), person.full_name, '{}', null,
      case when done.act = 'send' then referral.reason else done.note end, referral.referral_id
    from delivery.referrals referral
    join delivery.referral_acts done on done.household_id = referral.household_id and done.referral_id = referral.referral_id
    join authority.offices office on office.office_id = done.office_id
    left join authority.offices next on next.office_id = done.to_office_id
    left join registry.people person on person.household_id = referral.household_id and person.person_id = referral.person_id
    where referral.household_id = ${householdId}`.execute(tx);
  return found.rows;
}
