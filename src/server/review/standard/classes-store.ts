/** What classes count as, as the packs say it: for statements a piece of SQL, for rules a table. */
import type { PackClass, StandardPack } from "#programme/review/standard/standard-pack.ts";
import { listStandardPacks } from "./standard-packs-store.ts";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { ClassRole, ClassRoles } from "#programme/review/standard/class-role.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";

/* The codes are read once a statement, and an index finds by them. */
const codesOf = (which: RawBuilder<unknown>) => sql`any (array(select class from review.classes where ${which}))`;
const [listed, inPoverty, nearPoverty, averageLiving] = [
  codesOf(sql`on_list`),
  codesOf(sql`counts = 'in_poverty'`),
  codesOf(sql`counts = 'near_poverty'`),
  codesOf(sql`counts = 'average_living'`),
];

/** Is the class of this column on the list: in poverty or near it? Null where there is no class. */
export const isListed = (column: string) => sql<boolean>`${sql.ref(column)} = ${listed}`;
export const isInPoverty = (column: string) => sql<boolean>`${sql.ref(column)} = ${inPoverty}`;
export const isNearPoverty = (column: string) => sql<boolean>`${sql.ref(column)} = ${nearPoverty}`;
export const isAverageLiving = (column: string) => sql<boolean>`${sql.ref(column)} = ${averageLiving}`;

export async function readClassRoles(tx: Tx | Database): Promise<ClassRoles> {
  const rows = await tx.selectFrom("review.classes").select(["class", "counts"]).execute();
  return new Map(rows.map((row) => [row.class, row.counts as ClassRole]));
}

/** Adds what classes count as; one that is there already counts as it did. */
export async function addClasses(database: Database, roles: ClassRoles): Promise<void> {
  if (roles.size === 0) return;
  await database
    .insertInto("review.classes")
    .values([...roles].map(([code, counts]) => ({ class: code, counts })))
    .onConflict((conflict) => conflict.column("class").doNothing())
    .execute();
}

/**
 * The classes of the standard in use with what each counts as, in its order: the neediest first.
 * @param standards as `listStandardPacks` answers them, where they are known already
 */
export async function classesInUse(
  tx: Tx,
  standards?: readonly StandardPack[],
): Promise<readonly (PackClass & { readonly counts: ClassRole })[]> {
  const [roles, [inUse]] = await Promise.all([readClassRoles(tx), standards ?? listStandardPacks(tx)]);
  return (inUse?.classes ?? []).map((one) => ({ ...one, counts: roles.get(one.code) ?? "outside" }));
}
