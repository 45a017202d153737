/** Single facts of an area by its id. */
import type { Tx } from "#server/platform/database/database.ts";

export async function findFullName(tx: Tx, areaId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("registry.areas")
    .select("full_name")
    .where("area_id", "=", areaId)
    .executeTakeFirst();
  return row?.full_name;
}

export async function findKind(
  tx: Tx,
  areaId: string,
): Promise<{ readonly kind: string; readonly parentId: string | null } | undefined> {
  return tx
    .selectFrom("registry.areas")
    .select(["kind", "parent_id as parentId"])
    .where("area_id", "=", areaId)
    .executeTakeFirst();
}

/** Also of a village that ended: its records are still those of the commune. */
export async function communeOfVillage(tx: Tx, villageId: string): Promise<string | undefined> {
  const area = await findKind(tx, villageId);
  return area?.kind === "village" ? (area.parentId ?? undefined) : undefined;
}

export async function communeOfVillageInForce(tx: Tx, villageId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("registry.areas")
    .select("parent_id")
    .where("area_id", "=", villageId)
    .where("kind", "=", "village")
    .where("valid_to", "is", null)
    .executeTakeFirst();
  return row?.parent_id ?? undefined;
}
