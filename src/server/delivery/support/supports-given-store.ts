/** What households were given: what planning asks. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { plannedOutputs } from "#server/planning/published.ts";
import { withinArea } from "#server/area/published.ts";
import type { SupportsGiven } from "#server/planning/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

async function linesOfFewSupports(
  tx: Tx,
  areaId: string,
  smallest: number,
): Promise<readonly { readonly fundLineId: Id<"fund line">; readonly areaId: string }[]> {
  const found = await sql<{ fundLineId: Id<"fund line">; areaId: string }>`
    select distinct borne.fund_line_id as "fundLineId", borne.commune_id as "areaId"
    from (
      select activity.fund_line_id, activity.commune_id, support.state, support.household_id
      from delivery.activities activity join delivery.supports support on support.activity_id = activity.activity_id
      where activity.commune_id in ${withinArea(areaId)}
      union all
      select share.fund_line_id, support.commune_id, support.state, support.household_id
      from delivery.support_cost_shares share join delivery.supports support using (household_id, support_id)
      where support.commune_id in ${withinArea(areaId)}
    ) borne
    group by borne.fund_line_id, borne.commune_id, borne.state having count(distinct borne.household_id) < ${smallest}`.execute(
    tx,
  );
  return found.rows;
}

async function unitsSupported(tx: Tx, communes: readonly string[], year: number): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ kind: string; quantity: number }>`
    select activity.activity_kind as kind, sum(support.quantity)::int as quantity
    from delivery.supports support
    join delivery.activities activity on activity.activity_id = support.activity_id
    join review.poverty_statuses status on status.household_id = support.household_id
      and status.commune_id = any(${communes}) and status.left_on is null and status.replaced_on is null
    where support.year < ${year} and support.state in ('committed', 'delivered', 'paid', 'verified')
      and (support.delivered_on is null or support.delivered_on >= status.effective_on)
    group by 1`.execute(tx);
  return new Map(found.rows.map(({ kind, quantity }) => [kind, quantity]));
}

async function unitsDelivered(tx: Tx, planId: Id<"plan">): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ outputId: Id<"output">; quantity: number }>`
    select output.output_id as "outputId", sum(support.quantity)::int as quantity
    from (${plannedOutputs}) output
    join delivery.activities activity on activity.output_id = output.output_id
    join delivery.supports support on support.activity_id = activity.activity_id
    where output.plan_id = ${planId} and support.state in ('delivered', 'paid', 'verified')
    group by 1`.execute(tx);
  return new Map(found.rows.map(({ outputId, quantity }) => [outputId, quantity]));
}

const deliveredOf = (outputs: RawBuilder<unknown>) => sql`(
  select activity.output_id, sum(support.households)::int as delivered
  from delivery.activities activity
  join (
    select activity_id, sum(quantity) as households from delivery.supports
    where state in ('delivered', 'paid', 'verified')
      and activity_id = any(array(select activity_id from delivery.activities where output_id = any(${outputs}))) group by activity_id
  ) support on support.activity_id = activity.activity_id
  where activity.output_id = any(${outputs}) group by activity.output_id)`;

export const givenSupports: SupportsGiven = { linesOfFewSupports, unitsSupported, unitsDelivered, deliveredOf };
