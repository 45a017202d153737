/** A table of changes, a household a row: what each row asks for, or why it cannot be done. */
import type { BulkChange } from "./bulk-change.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import { searchText } from "#programme/registry/household/search-text.ts";

export const bulkColumns = [
  "household_id",
  "source_key",
  "village_id",
  "village",
  "residence",
  "add_mark",
  "remove_mark",
] as const;
export type BulkColumn = (typeof bulkColumns)[number];

export const bulkFaults = [
  "household_missing",
  "household_unknown",
  "household_unclear",
  "household_twice",
  "village_unknown",
  "residence_unknown",
  "mark_malformed",
] as const;
export type BulkFault = {
  readonly rowNumber: number;
  readonly column: BulkColumn;
  readonly reason: (typeof bulkFaults)[number];
  readonly value: string;
};

export type BulkLine = {
  readonly rowNumber: number;
  /** Small letters; empty where the row names its household by the key of its source. */
  readonly householdId: string;
  readonly sourceKey: string;
  readonly cells: Readonly<Partial<Record<BulkColumn, string>>>;
};

const marks = /^[a-z][a-z0-9_]{1,59}$/;

/** A row by its columns; one that names no household is a fault. */
export function readBulkLine(
  rowNumber: number,
  cells: Readonly<Partial<Record<BulkColumn, string>>>,
): BulkLine | BulkFault {
  const householdId = cells.household_id?.trim().toLowerCase() ?? "";
  const sourceKey = cells.source_key?.trim() ?? "";
  if (householdId === "" && sourceKey === "")
    return { rowNumber, column: "household_id", reason: "household_missing", value: "" };
  return { rowNumber, householdId, sourceKey, cells };
}

export type BulkWords = {
  /** Residence by its code or its word in any language, folded by searchText. */
  readonly residenceOf: ReadonlyMap<string, Residence>;
  /** Villages in force of the household's commune, by id and by name folded by searchText. */
  readonly villageOf: ReadonlyMap<string, string>;
};

/** What the row asks of its household. An empty cell asks for nothing. */
export function changeOfLine(line: BulkLine, words: BulkWords): BulkChange | BulkFault {
  const { rowNumber, cells } = line;
  const said = (column: BulkColumn) => cells[column]?.trim() ?? "";
  const fault = (column: BulkColumn, reason: BulkFault["reason"]): BulkFault => ({
    rowNumber,
    column,
    reason,
    value: said(column),
  });
  // The name is what people correct; the code beside it stays as it was taken out.
  const villageColumn = said("village") === "" ? "village_id" : "village";
  const villageId = words.villageOf.get(searchText(said(villageColumn)));
  if (said(villageColumn) !== "" && villageId === undefined) return fault(villageColumn, "village_unknown");
  const residence = words.residenceOf.get(searchText(said("residence")));
  if (said("residence") !== "" && residence === undefined) return fault("residence", "residence_unknown");
  for (const column of ["add_mark", "remove_mark"] as const)
    if (said(column) !== "" && !marks.test(said(column))) return fault(column, "mark_malformed");
  return {
    ...(villageId === undefined ? {} : { villageId }),
    ...(residence === undefined ? {} : { residence }),
    ...(said("add_mark") === "" ? {} : { addFlag: said("add_mark") }),
    ...(said("remove_mark") === "" ? {} : { removeFlag: said("remove_mark") }),
  };
}

export const isFault = (one: object): one is BulkFault => "reason" in one;

/** Each row with the household it names; rows whose household is not seen, not clear, or named before are faults. */
export function matchLines<Household extends { readonly householdId: string; readonly sourceKey: string | null }>(
  lines: readonly BulkLine[],
  households: readonly Household[],
): { readonly matched: readonly (readonly [BulkLine, Household])[]; readonly faults: readonly BulkFault[] } {
  const byId = new Map(households.map((household) => [household.householdId, household]));
  const byKey = Map.groupBy(households, ({ sourceKey }) => sourceKey ?? "");
  const seen = new Set<string>();
  const matched: (readonly [BulkLine, Household])[] = [];
  const faults: BulkFault[] = [];
  for (const line of lines) {
    const { rowNumber, householdId, sourceKey } = line;
    const column = householdId === "" ? "source_key" : "household_id";
    const fault = (reason: BulkFault["reason"]) =>
      faults.push({ rowNumber, column, reason, value: householdId === "" ? sourceKey : householdId });
    const found = householdId === "" ? (byKey.get(sourceKey) ?? []) : [byId.get(householdId)];
    const [household] = found;
    if (household === undefined) fault("household_unknown");
    else if (found.length > 1) fault("household_unclear");
    else if (seen.has(household.householdId)) fault("household_twice");
    else {
      seen.add(household.householdId);
      matched.push([line, household]);
    }
  }
  return { matched, faults };
}
