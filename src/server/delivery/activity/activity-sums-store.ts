import { sql } from "kysely";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { planForItself } from "#server/platform/database/where-given.ts";
import { activitiesOfLines } from "#server/delivery/cost-sharing/cost-shares-store.ts";
import { askedFor } from "./activities-store.ts";
import type { ActivityFilter } from "./activities-store.ts";

export type ActivitySums = {
  readonly supports: number;
  readonly planned: Money;
  readonly approved: Money;
  readonly delivered: Money;
  readonly paid: Money;
};

/** What the activities of the filter come to: one pass over their supports. A line of money that several of
 * them use is counted once, and so is one that bears a part of their cost. */
export async function sumActivityRows(tx: Tx, filter: ActivityFilter): Promise<ActivitySums> {
  await planForItself(tx);
  const found = await sql<ActivitySums>`
    with asked as materialized (
      select activity.activity_id from delivery.activities activity where ${askedFor(filter)}
    ), by_state as (
      select support.state, sum(support.quantity)::int as supports, sum(support.amount) as amount
      from delivery.supports support join asked on asked.activity_id = support.activity_id group by 1
    )
    select coalesce(sum(supports) filter (where state not in ('refused', 'returned')), 0)::int as supports,
      coalesce((select sum(line.amount) from planning.fund_lines line
        where line.fund_line_id in (select fund_line_id from (${activitiesOfLines}) of_line
          where activity_id in (select activity_id from asked))), 0)::bigint as planned,
      coalesce(sum(amount) filter (where state in ('approved', 'committed', 'delivered', 'paid', 'verified')), 0)::bigint as approved,
      coalesce(sum(amount) filter (where state in ('delivered', 'paid', 'verified')), 0)::bigint as delivered,
      coalesce(sum(amount) filter (where state in ('paid', 'verified')), 0)::bigint as paid
    from by_state`.execute(tx);
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("a sum is one row");
  return sums;
}
