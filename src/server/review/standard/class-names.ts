import type { Texts } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { listStandardPacks } from "./standard-packs-store.ts";

/** What the standards call their classes, by code, as short as a table wants it; of several names that of the standard in use. */
export async function classNames(tx: Tx): Promise<ReadonlyMap<string, Texts>> {
  const classes = (await listStandardPacks(tx)).flatMap((pack) => pack.classes).toReversed();
  return new Map(classes.map(({ code, name, short }) => [code, short ?? name]));
}
