import type { Money } from "#kernel/money.ts";
import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { planForItself } from "#server/platform/database/where-given.ts";

export type SupportOutcome = {
  readonly activityKind: string;
  /** Null: what was given for no need that the kind of activity answers. */
  readonly indicator: string | null;
  readonly supported: number;
  readonly reviewedAgain: number;
  readonly removed: number;
  readonly paid: Money;
  readonly paidReviewedAgain: Money;
};

/**
 * Households supported in the year with the needs that it answered, and what the next decided review of the household by the same standard found: another
 * standard measures other needs. Money of a support that
 * answers several needs of its household is shared equally among them, to the đồng; one that answers none has a row without indicator.
 * The bits of that review are read by its own version of the standard. `codes`: the indicators that money is
 * credited to, in this order; `answers`: the needs that each kind of activity answers.
 */
export async function listOutcomes(
  tx: Tx,
  communes: readonly string[],
  year: number,
  found: { readonly codes: readonly string[]; readonly answers: Readonly<Record<string, readonly string[]>> },
): Promise<readonly SupportOutcome[]> {
  const { codes, answers } = found;
  await planForItself(tx);
  const rows = await sql<SupportOutcome>`
    with standard as materialized (
      select standard_id, version, series,
        array(select indicator.value ->> 'code' from jsonb_array_elements(pack -> 'indicators') with ordinality as indicator
          order by indicator.ordinality) as codes
      from review.standards
    ), support as materialized (
      select support.household_id, support.support_id, activity.activity_kind, round.reference_date, standard.series,
        array(select ground from jsonb_array_elements_text(support.grounds -> 'deprivations') ground
          where ground = any(${codes}::text[]) and coalesce(${JSON.stringify(answers)}::jsonb -> activity.activity_kind, '[]') ? ground
          order by array_position(${codes}::text[], ground)) as answered
      from delivery.supports support
      join delivery.activities activity on activity.activity_id = support.activity_id
      left join review.reviews review on review.household_id = support.household_id and review.review_id = support.review_id
      left join review.rounds round on round.round_id = review.round_id
      left join standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
      where support.commune_id = any(${communes}) and support.year = ${year}
        and support.state in ('delivered', 'paid', 'verified')
    ), again as materialized (
      -- A household has several supports, and one next review for all that rest on the same one.
      select before.household_id, before.reference_date, before.series, review.deprivations, review.codes
      from (select distinct household_id, reference_date, series from support where reference_date is not null) before
      cross join lateral (
        select review.deprivations, standard.codes from review.reviews review join review.rounds round on round.round_id = review.round_id
        join standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
        where review.household_id = before.household_id and review.state in ('decided', 'certified')
          and round.reference_date > before.reference_date and standard.series = before.series
        order by round.reference_date desc limit 1
      ) review
    ), paid as materialized (
      select support.household_id, support.support_id, sum(instruction.amount) as amount
      from support join payment.instructions instruction
        on instruction.household_id = support.household_id and instruction.support_id = support.support_id
      where instruction.state = 'paid' group by 1, 2
    ), reported as (
      select support.*, again.deprivations as deprivations_again, again.codes as codes_again, coalesce(paid.amount, 0) as amount
      from support
      left join again on again.household_id = support.household_id and again.reference_date = support.reference_date
        and again.series = support.series
      left join paid on paid.household_id = support.household_id and paid.support_id = support.support_id
    ), credited as (
      select reported.*, need.indicator, array_position(codes_again, need.indicator) - 1 as bit,
        case when need.indicator is null then amount
          else div(amount, cardinality(answered)) + (need.place <= mod(amount, cardinality(answered)))::int end as paid
      from reported left join lateral unnest(answered) with ordinality as need (indicator, place) on true
    )
    -- A need is a household's: two of its people who are supported for it lack it once, and it goes once.
    select activity_kind as "activityKind", indicator, count(distinct household_id)::int as supported,
      count(distinct household_id) filter (where deprivations_again is not null)::int as "reviewedAgain",
      count(distinct household_id) filter (where (deprivations_again >> bit) & 1 = 0)::int as removed,
      coalesce(sum(paid), 0) as paid,
      coalesce(sum(paid) filter (where deprivations_again is not null), 0) as "paidReviewedAgain"
    from credited group by activity_kind, indicator order by activity_kind, indicator`.execute(tx);
  return rows.rows;
}
