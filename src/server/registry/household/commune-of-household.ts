import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

/** Where a household lives now; undefined for whom row security hides it from. */
export async function communeOfHousehold(tx: Tx, householdId: Id<"household">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("registry.households")
    .select("commune_id")
    .where("household_id", "=", householdId)
    .executeTakeFirst();
  return found?.commune_id;
}
