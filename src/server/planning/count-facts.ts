import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";

/**
 * Households of these communes as the last decisions on or before the day left them, each with the facts that rules of a programme may
 * ask (participationFields) as `facts`, and `lacking`, its deprivations by the standard of its own round. CTEs to put a query behind.
 */
export const factsOn = (
  communes: readonly string[],
  on: LocalDate,
  only: { readonly villageId?: string | undefined; readonly householdId?: string | undefined } = {},
) => sql`
  status as materialized (
    select distinct on (household_id) household_id, review_id, commune_id, village_id, class, deprivations, member_count
    from review.poverty_statuses
    where commune_id = any(${communes}) and effective_on <= ${on} and (left_on is null or left_on >= ${on})
      and (${only.villageId ?? null}::text is null or village_id = ${only.villageId ?? null})
      and (${only.householdId ?? null}::uuid is null or household_id = ${only.householdId ?? null})
    order by household_id, effective_on desc, decision_id desc
  ), bit as materialized (
    select standard_id, version, indicator.value ->> 'code' as code, (indicator.ordinality - 1)::int as place
    from review.standards cross join lateral jsonb_array_elements(pack -> 'indicators') with ordinality as indicator
  ), fact as materialized (
    select status.household_id, status.commune_id, status.village_id, status.class, review.setting, round.round_id, round.standard_id,
      round.standard_version, status.class in ('poor', 'near_poor') as listed, coalesce(cause.causes, '{}') as causes,
      work.able as able, lack.lacking,
      jsonb_build_object('class', status.class, 'setting', review.setting, 'memberCount', status.member_count,
        'ableToWork', work.able, 'lacksLand', coalesce('land' = any(cause.causes), false)) || lack.lacking as facts
    from status
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    join review.rounds round on round.round_id = review.round_id
    left join lateral (
      select causes from review.household_causes told where told.household_id = status.household_id and told.recorded_on <= ${on}
      order by told.recorded_on desc, told.recorded_at desc limit 1
    ) cause on true
    cross join lateral (
      select coalesce(jsonb_object_agg(bit.code, (status.deprivations >> bit.place) & 1 = 1), '{}') as lacking
      from bit where bit.standard_id = round.standard_id and bit.version = round.standard_version
    ) lack
    cross join lateral (
      select count(*)::int as able
      from jsonb_array_elements(case jsonb_typeof(review.facts -> 'members') when 'array' then review.facts -> 'members' else '[]' end) member
      where jsonb_typeof(member -> 'age') = 'number' and (member ->> 'age')::numeric between 15 and 61
        and member -> 'drawsAllowance' is distinct from 'true'::jsonb
    ) work
  )`;

/** The road out of poverty of a household of the list: see docs/law.md L20-10. */
export const roadOf = sql`case when fact.able = 0 then 'unable_to_work' when 'land' = any(fact.causes) then 'no_land' else 'able_to_work' end`;
