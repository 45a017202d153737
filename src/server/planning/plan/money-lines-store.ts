import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";

export type PlanBelow = {
  readonly planId: string;
  readonly areaId: string;
  readonly programmeId: string;
  readonly programmeVersion: string;
};

export async function plansBelow(tx: Tx, areaId: string): Promise<readonly PlanBelow[]> {
  const found = await sql<PlanBelow>`
    select plan_id as "planId", area_id as "areaId", programme_id as "programmeId", programme_version as "programmeVersion"
    from planning.plans where area_id in (select descendant_id from registry.area_closure where ancestor_id = ${areaId})`.execute(
    tx,
  );
  return found.rows;
}

export async function linesOfOutputs(tx: Tx, outputIds: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ fundLineId: string }>`
    select fund.fund_line_id as "fundLineId" from planning.fund_lines fund
    join planning.activity_lines line on line.activity_line_id = fund.activity_line_id
    where line.output_id = any(${outputIds}::uuid[])`.execute(tx);
  return found.rows.map(({ fundLineId }) => fundLineId);
}

/** Fund lines from which fewer than `smallest` households were supported in some state, as far as the reader's act sees supports. */
export async function linesOfFewSupports(
  tx: Tx,
  areaId: string,
  smallest: number,
): Promise<readonly { readonly fundLineId: string; readonly areaId: string }[]> {
  const found = await sql<{ fundLineId: string; areaId: string }>`
    select distinct activity.fund_line_id as "fundLineId", activity.commune_id as "areaId"
    from delivery.activities activity join delivery.supports support on support.activity_id = activity.activity_id
    where activity.commune_id in (select descendant_id from registry.area_closure where ancestor_id = ${areaId})
    group by activity.fund_line_id, activity.commune_id, support.state having count(*) < ${smallest}`.execute(tx);
  return found.rows;
}

/** Where an account lies. */
export async function placeOfAccount(
  tx: Tx,
  accountId: string,
): Promise<{ readonly areaId: string; readonly fundLineId: string | null } | undefined> {
  return tx
    .selectFrom("planning.accounts")
    .select(["area_id as areaId", "fund_line_id as fundLineId"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
}
