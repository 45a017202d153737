/** Supports in instalments: what belongs together, and how far it is. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { loadSupports } from "./supports-store.ts";
import type { LoadedSupport } from "./supports-store.ts";

/** Supports under their locks with all instalments of each: a support is checked, approved and refused as a whole. */
export async function loadWholeSupports(
  tx: Tx,
  chosen: readonly { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }[],
): Promise<readonly LoadedSupport[]> {
  const found = await sql<{ householdId: Id<"household">; supportId: Id<"support"> }>`
    select whole.household_id as "householdId", whole.support_id as "supportId"
    from unnest(${chosen.map((one) => one.householdId)}::uuid[], ${chosen.map((one) => one.supportId)}::uuid[]) as chosen (household_id, support_id)
    join delivery.supports support on support.household_id = chosen.household_id and support.support_id = chosen.support_id
    join delivery.supports whole on whole.household_id = support.household_id and whole.series_id = support.series_id`.execute(
    tx,
  );
  const whole = await loadSupports(tx, [...new Map(found.rows.map((key) => [key.supportId, key])).values()]);
  const ids = new Set(whole.map(({ supportId }) => supportId));
  return chosen.every(({ supportId }) => ids.has(supportId)) ? whole : [];
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
