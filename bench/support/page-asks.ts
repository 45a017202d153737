/** How the console asks each read of a province or of a commune, on records that are there. */
import type pg from "pg";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { requestFor } from "#test/permission/requests.ts";
import type { Records } from "#test/permission/requests.ts";

/** One record of each kind, by the name of its id in an address; the household is the one with the most supports. */
export type RecordIds = ReadonlyMap<string, string>;

const recordOf: Readonly<Record<string, string>> = {
  roundId: "select round_id from review.rounds order by year desc limit 1",
  householdId: `select household_id from delivery.supports where commune_id = $1 group by 1 order by count(*) desc, 1 limit 1`,
  villageId: `select village_id from registry.households where household_id = (select household_id from delivery.supports
    where commune_id = $1 group by household_id order by count(*) desc, 1 limit 1)`,
  planId: `select plan_id from planning.plans where kind = 'annual' and area_id = $1 order by (year = 2026) desc, year desc limit 1`,
  activityId:
    "select activity_id from delivery.supports where commune_id = $1 group by 1 order by count(*) desc, 1 limit 1",
  batchId: "select batch_id from payment.instructions group by 1 order by count(*) desc, 1 limit 1",
  fundLineId:
    "select fund_line_id from delivery.activities join delivery.supports using (activity_id) where delivery.supports.commune_id = $1 group by 1 order by count(*) desc, 1 limit 1",
  targetId: "select target_id from planning.targets where area_id = $1 order by 1 limit 1",
  formulaRunId: "select formula_run_id from planning.formula_runs order by 1 desc limit 1",
  optimiserRunId: "select optimiser_run_id from planning.optimiser_runs order by 1 desc limit 1",
  reallocationId: "select reallocation_id from planning.reallocations order by 1 desc limit 1",
  carryOverId: "select carry_over_id from planning.carry_overs order by 1 desc limit 1",
  importId: "select import_id from registry.imports order by 1 desc limit 1",
  officerId: "select officer_id from authority.posts where area_id = $1 order by 1 limit 1",
  postId: "select post_id from authority.posts where area_id = $1 order by 1 limit 1",
  postingId:
    "select posting_id from planning.entries join planning.accounts using (account_id) where area_id = $1 order by 1 desc limit 1",
  treasuryImportId: "select treasury_import_id from planning.treasury_imports order by 1 desc limit 1",
  decisionId:
    "select decision_id from review.decisions where kind = 'list' and commune_id = $1 order by 1 desc limit 1",
  code: "select paper_code from review.decisions where kind = 'list' order by decision_id desc limit 1",
  programmeId:
    "select programme_id from planning.targets join planning.goals using (goal_id) join planning.plans using (plan_id) order by plans.year desc limit 1",
};

/** Left out where the installation has none of them. */
export async function readRecordIds(client: pg.Client, commune: string): Promise<RecordIds> {
  const ids = new Map<string, string>([
    ["communeId", commune],
    ["language", "vi"],
    ["year", "2026"],
  ]);
  for (const [name, query] of Object.entries(recordOf)) {
    const found = await client.query<string[]>({
      text: query,
      values: query.includes("$1") ? [commune] : [],
      rowMode: "array",
    });
    const [id] = found.rows[0] ?? [];
    if (id !== undefined && id !== null) ids.set(name, id);
  }
  const pair = await client.query<Record<string, string>>(
    `select left_household_id as "leftHouseholdId", left_person_id as "leftPersonId", right_household_id as "rightHouseholdId",
      right_person_id as "rightPersonId" from registry.duplicate_pairs limit 1`,
  );
  for (const [name, id] of Object.entries(pair.rows[0] ?? {})) ids.set(name, id);
  return ids;
}

/** What the page asks of the area; undefined where there is no record to ask of. */
export function askOf(endpoint: AnyEndpoint, areaId: string, ids: RecordIds): Ask<AnyEndpoint> | undefined {
  const params: Record<string, string | number> = {};
  for (const [, name = ""] of endpoint.path.matchAll(/\{(\w+)\}/g)) {
    const id = name === "areaId" ? areaId : ids.get(name);
    if (id === undefined) return undefined;
    params[name] = name === "year" ? Number(id) : id;
  }
  const records = { householdId: ids.get("householdId"), commune: ids.get("communeId"), personId: "" } as Records;
  // What anybody may ask is in no test of permissions.
  const asked: Ask<AnyEndpoint> = endpoint.act === undefined ? {} : requestFor(endpoint.id, records);
  const query = { ...(asked.query as Record<string, unknown> | undefined) };
  if ("areaId" in query) query["areaId"] = areaId;
  if ("year" in query) query["year"] = 2026;
  return {
    ...asked,
    params,
    query: { ...query, ...queries[endpoint.id]?.(areaId) },
  };
}

/** Where the console asks for more than the permission test does. */
const queries: Readonly<Record<string, (areaId: string) => object>> = {
  "area.listAreas": (areaId) => ({ parentId: areaId }),
  "evaluation.listHouseholdsBehind": () => ({ on: "2026-11-26", class: "poor" }),
  "evaluation.readMovements": () => ({ from: "2025-12-31", to: "2026-11-26" }),
  "planning.rollUpPlans": () => ({ by: "component" }),
};
