/** What other fund lines bear of an activity and of its supports. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import type { CostShare } from "#programme/delivery/cost-sharing.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";
import type { Tx } from "#server/platform/database/database.ts";

export async function listCostShares(tx: Tx, activityId: Id<"activity">): Promise<readonly CostShare[]> {
  const found = await sql<CostShare>`select fund_line_id as "fundLineId", unit_amount as amount
    from delivery.activity_cost_shares where activity_id = ${activityId} order by fund_line_id`.execute(tx);
  return found.rows;
}

export type ShareOfLine = CostShare & { readonly fundSource: string; readonly component: string };

/** The same with source and component. */
export async function listOtherLines(tx: Tx, activityId: Id<"activity">): Promise<ShareOfLine[]> {
  const found =
    await sql<ShareOfLine>`select share.fund_line_id as "fundLineId", line.fund_source as "fundSource", line.component,
      share.unit_amount as amount
    from delivery.activity_cost_shares share join planning.fund_lines line on line.fund_line_id = share.fund_line_id
    where share.activity_id = ${activityId} order by share.fund_line_id`.execute(tx);
  return found.rows;
}

export async function replaceCostShares(
  tx: Tx,
  { activityId, communeId }: { readonly activityId: Id<"activity">; readonly communeId: string },
  shares: readonly CostShare[],
): Promise<void> {
  await sql`delete from delivery.activity_cost_shares where activity_id = ${activityId}`.execute(tx);
  await sql`insert into delivery.activity_cost_shares (activity_id, fund_line_id, commune_id, unit_amount)
    select ${activityId}, fund_line_id, ${communeId}, amount
    from unnest(${shares.map(({ fundLineId }) => fundLineId)}::uuid[], ${shares.map(({ amount }) => amount.toString())}::bigint[])
      as share (fund_line_id, amount)`.execute(tx);
}

type Key = { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };

/** The same shares of each of the supports. */
export async function addSupportShares(
  tx: Tx,
  communeId: string,
  supports: readonly Key[],
  shares: readonly CostShare[],
): Promise<void> {
  if (shares.length === 0) return;
  await sql`insert into delivery.support_cost_shares (household_id, support_id, fund_line_id, commune_id, amount)
    select support.household_id, support.support_id, share.fund_line_id, ${communeId}, share.amount
    from unnest(${supports.map(({ householdId }) => householdId)}::uuid[], ${supports.map(({ supportId }) => supportId)}::uuid[])
        as support (household_id, support_id)
      cross join unnest(${shares.map(({ fundLineId }) => fundLineId)}::uuid[], ${shares.map(({ amount }) => amount.toString())}::bigint[])
        as share (fund_line_id, amount)`.execute(tx);
}

/** What other lines bear of the approved amount of each support; a support that one line pays is not in it. */
export async function sharesOfSupports(
  tx: Tx,
  supports: readonly Key[],
): Promise<ReadonlyMap<Id<"support">, readonly CostShare[]>> {
  const found = await sql<CostShare & { readonly supportId: Id<"support"> }>`
    select share.support_id as "supportId", share.fund_line_id as "fundLineId", share.amount
    from unnest(${supports.map(({ householdId }) => householdId)}::uuid[], ${supports.map(({ supportId }) => supportId)}::uuid[])
        as support (household_id, support_id)
      join delivery.support_cost_shares share using (household_id, support_id)
    order by share.fund_line_id`.execute(tx);
  const shares = found.rows.map((share) => ({ ...share, amount: dong(share.amount) }));
  return Map.groupBy(shares, ({ supportId }) => supportId);
}

/**
 * Rows of what each fund line bears of the row named `support` of the activity named `activity`: fund_line_id, amount. As
 * `partsOf` (src/programme/delivery/cost-sharing.ts) has it.
 */
export const partsOfSupport = sql`(
  with other as (
    select share.fund_line_id, div(share.amount::numeric * support.amount, coalesce(support.approved_amount, support.amount))::bigint as amount
    from delivery.support_cost_shares share
    where share.household_id = support.household_id and share.support_id = support.support_id
  )
  select activity.fund_line_id, support.amount - coalesce((select sum(amount) from other), 0)::bigint as amount
  union all select fund_line_id, amount from other)`;

/** Each support of a household with what the lines bear of it, the line of its activity first. */
export async function listSharesOfHousehold(
  tx: Tx,
  householdId: Id<"household">,
  supportId: Id<"support"> | null = null,
): Promise<ReadonlyMap<Id<"support">, ShareOfLine[]>> {
  const found = await sql<ShareOfLine & { readonly supportId: Id<"support"> }>`
    select support.support_id as "supportId", part.fund_line_id as "fundLineId", line.fund_source as "fundSource", line.component, part.amount
    from delivery.supports support join delivery.activities activity on activity.activity_id = support.activity_id
    cross join lateral ${partsOfSupport} part
    join planning.fund_lines line on line.fund_line_id = part.fund_line_id
    where support.household_id = ${householdId} and ${whereGiven(supportId ?? undefined, (one) => sql`support.support_id = ${one}`)}
    order by part.fund_line_id <> activity.fund_line_id, part.fund_line_id`.execute(tx);
  const shares = found.rows.map((share) => ({ ...share, amount: dong(share.amount) }));
  return Map.groupBy(shares, (share) => share.supportId);
}

/** Rows of the fund lines that bear an activity or supports of it: fund_line_id, activity_id. */
export const activitiesOfLines = sql`select fund_line_id, activity_id from delivery.activities
  union select fund_line_id, activity_id from delivery.activity_cost_shares
  union select share.fund_line_id, support.activity_id from delivery.support_cost_shares share
    join delivery.supports support using (household_id, support_id)`;
