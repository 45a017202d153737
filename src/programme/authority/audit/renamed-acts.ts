import type { Act } from "#programme/authority/post/permissions.ts";

/**
 * Acts that were named after the stage that once did them. An entry of the audit keeps the name under which it was written, since its hash
 * covers the name. What shows or compares entries asks here what the act is called now.
 */
export const renamedActs = {
  "registry.changeVillages": "area.changeVillages",
  "registry.importAreas": "area.importAreas",
  "registry.importBoundaries": "area.importBoundaries",
  "registry.recordAreaClass": "area.recordAreaClass",
  "planning.recordContribution": "ledger.recordContribution",
  "planning.reversePosting": "ledger.reversePosting",
  "planning.acceptTreasury": "treasury.acceptTreasury",
  "planning.importTreasury": "treasury.importTreasury",
  "planning.recordPastYears": "treasury.recordPastYears",
  "planning.recordVoucher": "treasury.recordVoucher",
  "planning.setSchedule": "treasury.setSchedule",
} as const satisfies Readonly<Record<`${string}.${string}`, Act>>;

const namesNow: ReadonlyMap<string, string> = new Map(Object.entries(renamedActs));

/** What the act of an entry is called now. */
export function nameNow(act: string): string {
  return namesNow.get(act) ?? act;
}

/** Every name under which entries of the act were written: the one of now, and those before. */
export function everyNameOf(act: Act): readonly string[] {
  return [act, ...Object.entries(renamedActs).flatMap(([was, isNow]) => (isNow === act ? [was] : []))];
}
