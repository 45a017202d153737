import type { Money } from "#kernel/money.ts";
import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";

export type SupportOutcome = {
  readonly activityKind: string;
  readonly indicator: string;
  readonly supported: number;
  readonly reviewedAgain: number;
  readonly removed: number;
  readonly paid: Money;
  readonly paidReviewedAgain: Money;
};

/**
 * Supports of the year with what they were grounded in, and what the next classified review of the household found.
 * `bits`: indicator codes in the order of the bits of `deprivations`.
 */
export async function listOutcomes(
  tx: Tx,
  communes: readonly string[],
  year: number,
  bits: readonly string[],
): Promise<readonly SupportOutcome[]> {
  const found = await sql<SupportOutcome>`
    with support as materialized (
      select support.household_id, support.support_id, activity.activity_kind, ground.indicator,
        array_position(${bits}::text[], ground.indicator) - 1 as bit, round.reference_date
      from delivery.supports support
      join delivery.activities activity on activity.activity_id = support.activity_id
      join review.reviews review on review.household_id = support.household_id and review.review_id = support.review_id
      join review.rounds round on round.round_id = review.round_id
      cross join lateral jsonb_array_elements_text(support.grounds -> 'deprivations') as ground (indicator)
      where support.commune_id = any(${communes}) and support.year = ${year}
        and support.state in ('delivered', 'paid', 'verified')
    ), reported as (
      select support.*, again.deprivations as deprivations_again, coalesce(paid.amount, 0) as paid
      from support
      left join lateral (
        select review.deprivations from review.reviews review join review.rounds round on round.round_id = review.round_id
        where review.household_id = support.household_id and review.deprivations is not null
          and round.reference_date > support.reference_date
        order by round.reference_date desc limit 1
      ) again on true
      left join lateral (
        select sum(amount) as amount from payment.instructions instruction
        where instruction.household_id = support.household_id and instruction.support_id = support.support_id
          and instruction.state = 'paid'
      ) paid on true
      where support.bit is not null
    )
    select activity_kind as "activityKind", indicator, count(*)::int as supported,
      count(deprivations_again)::int as "reviewedAgain",
      count(*) filter (where (deprivations_again >> bit) & 1 = 0)::int as removed,
      coalesce(sum(paid), 0) as paid,
      coalesce(sum(paid) filter (where deprivations_again is not null), 0) as "paidReviewedAgain"
    from reported group by activity_kind, indicator order by activity_kind, indicator`.execute(tx);
  return found.rows;
}
