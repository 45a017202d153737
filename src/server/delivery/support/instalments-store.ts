/** Supports in instalments: what belongs together, and how far it is. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { loadSupports } from "./supports-store.ts";
import type { LoadedSupport } from "./supports-store.ts";

/** Supports under their locks with all instalments of each: a support is checked, approved and refused as a whole. None where one is not there. */
export async function loadWholeSupports(
  tx: Tx,
  chosen: readonly { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }[],
): Promise<readonly LoadedSupport[]> {
  const own = await loadSupports(tx, chosen);
  if (own.length !== chosen.length) return [];
  const inParts = own.filter(({ instalments }) => instalments > 1);
  if (inParts.length === 0) return own;
  const found = await sql<{ householdId: Id<"household">; supportId: Id<"support"> }>`
    select whole.household_id as "householdId", whole.support_id as "supportId"
    from unnest(${inParts.map((one) => one.householdId)}::uuid[], ${inParts.map((one) => one.seriesId)}::uuid[]) as part (household_id, series_id)
    join delivery.supports whole on whole.household_id = part.household_id and whole.series_id = part.series_id`.execute(
    tx,
  );
  const keys = [...own.filter(({ instalments }) => instalments === 1), ...found.rows];
  return loadSupports(tx, [...new Map(keys.map((key) => [key.supportId, key])).values()]);
}

/** The other instalments of the support, by their order, with the day of those that are delivered. */
export async function listOtherInstalments(
  tx: Tx,
  { householdId, supportId, seriesId }: Pick<LoadedSupport, "householdId" | "supportId" | "seriesId">,
): Promise<readonly { readonly instalment: number; readonly deliveredOn: LocalDate | null }[]> {
  const found = await sql<{ instalment: number; deliveredOn: LocalDate | null }>`
    select instalment, case when state in ('delivered', 'paid', 'verified') then delivered_on end as "deliveredOn" from delivery.supports
    where household_id = ${householdId} and series_id = ${seriesId} and support_id <> ${supportId}
    order by instalment for update`.execute(tx);
  return found.rows;
}
