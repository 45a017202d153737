import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { causesReportedBy, isListed, statusesOn } from "#server/review/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Id } from "#kernel/id.ts";

/**
 * Households of these communes as the last decisions on or before the day left them, each with the facts that rules of a programme may
 * ask (participationFields) as `facts`, and `lacking`, its deprivations by the standard of its own round. CTEs to put a query behind.
 * Few combinations of deprivations occur, so each is spelt out once, and a household finds its own by key.
 */
export const factsOn = (communes: readonly string[], on: LocalDate, villageId?: string) =>
  factsOf(communes, { on, villageId, who: sql`true` });

const listed = isListed("status.class");

/** The same of poor and near-poor households alone. */
export const factsOfListed = (communes: readonly string[], on: LocalDate, villageId?: string) =>
  factsOf(communes, { on, villageId, who: listed });

/** The same of one of them. */
export const factsOfOne = (communeId: string, on: LocalDate, householdId: Id<"household">) =>
  factsOf([communeId], { on, householdId, who: listed });

const factsOf = (
  communes: readonly string[],
  {
    on,
    villageId,
    householdId,
    who,
  }: {
    on: LocalDate;
    villageId?: string | undefined;
    householdId?: Id<"household"> | undefined;
    who: RawBuilder<unknown>;
  },
) => sql`
  status as materialized (
    select * from ${statusesOn(communes, on)}
    where (${villageId ?? null}::text is null or village_id = ${villageId ?? null})
      and (${householdId ?? null}::uuid is null or household_id = ${householdId ?? null})
  ), decided as materialized (
    select status.household_id, status.commune_id, status.village_id, status.class, status.deprivations, status.member_count,
      review.setting, review.able_to_work, round.round_id, round.standard_id, round.standard_version,
      concat_ws(' ', round.standard_id, round.standard_version, status.deprivations) as lack_key
    from status
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    join review.rounds round on round.round_id = review.round_id
    where ${who}
  ), lack as materialized (
    select jsonb_object_agg(lack_key, lacking) as of_key from (
      select found.lack_key, jsonb_object_agg(indicator.value ->> 'code',
        (found.deprivations >> (indicator.ordinality - 1)::int) & 1 = 1) as lacking
      from (select distinct lack_key, standard_id, standard_version, deprivations from decided) found
      join review.standards standard on standard.standard_id = found.standard_id and standard.version = found.standard_version
      cross join lateral jsonb_array_elements(standard.pack -> 'indicators') with ordinality as indicator
      group by found.lack_key
    ) combination
  ), fact as materialized (
    select decided.household_id, decided.commune_id, decided.village_id, decided.class, decided.setting, decided.round_id,
      decided.standard_id, decided.standard_version, coalesce(cause.causes, '{}') as causes, decided.able_to_work as able, known.lacking,
      jsonb_build_object('class', decided.class, 'onList', ${isListed("decided.class")}, 'setting', decided.setting, 'memberCount', decided.member_count,
        'ableToWork', decided.able_to_work, 'lacksLand', coalesce('land' = any(cause.causes), false)) || known.lacking as facts
    from decided
    cross join lateral (select coalesce((select of_key from lack) -> decided.lack_key, '{}') as lacking) known
    left join lateral (${causesReportedBy(sql`decided.household_id`, on)}) cause on true
  )`;

/** The road out of poverty of a household of the list: see docs/law.md L20-10. */
export const roadOf = sql`case when fact.able = 0 then 'unable_to_work' when 'land' = any(fact.causes) then 'no_land' else 'able_to_work' end`;
