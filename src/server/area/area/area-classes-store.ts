import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { AreaClass } from "#programme/area/area.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type AreaClassRow = {
  readonly class: AreaClass;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly decision: string;
};

/** Until the act ends. Rows that only name the area are written meanwhile. */
export async function lockArea(tx: Tx, areaId: string): Promise<void> {
  await sql`select from registry.areas where area_id = ${areaId} for no key update`.execute(tx);
}

/** The area in whose name classes of an area are recorded: of a village its commune. */
export async function areaOfClasses(tx: Tx, areaId: string): Promise<string | undefined> {
  const area = await tx
    .selectFrom("registry.areas")
    .select(["area_id", "kind", "parent_id"])
    .where("area_id", "=", areaId)
    .executeTakeFirst();
  return area?.kind === "village" ? (area.parent_id ?? undefined) : area?.area_id;
}

export async function listClassesOf(tx: Tx, areaId: string): Promise<AreaClassRow[]> {
  const rows = await tx
    .selectFrom("registry.area_classes")
    .select(["class", "valid_from", "valid_to", "decision"])
    .where("area_id", "=", areaId)
    .orderBy("valid_from", "desc")
    .orderBy("class")
    .execute();
  return rows.map((row) => ({
    class: row.class as AreaClass,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    decision: row.decision,
  }));
}

export async function addAreaClass(
  tx: Tx,
  areaId: string,
  added: { readonly class: AreaClass; readonly validFrom: LocalDate; readonly decision: string },
): Promise<void> {
  await tx
    .insertInto("registry.area_classes")
    .values({ area_id: areaId, class: added.class, valid_from: added.validFrom, decision: added.decision })
    .execute();
}

/** Ends the class that is in force; answers whether there was one. */
export async function endClass(
  tx: Tx,
  areaId: string,
  ended: { readonly class: AreaClass; readonly validTo: LocalDate },
): Promise<boolean> {
  const done = await tx
    .updateTable("registry.area_classes")
    .set({ valid_to: ended.validTo })
    .where("area_id", "=", areaId)
    .where("class", "=", ended.class)
    .where("valid_to", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
