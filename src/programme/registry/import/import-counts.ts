import type { MappedHousehold } from "./mapped-household.ts";
import type { QuarantineEntry } from "./quarantine.ts";

/** What an import did, to the row: everything read is added, known, skipped or held back. */
export type ImportCounts = {
  readonly householdRows: number;
  readonly peopleRows: number;
  readonly skippedRows: number;
  /** Rows of households that were added, and of those that were there. */
  readonly rowsAdded: number;
  readonly rowsKnown: number;
  /** All rows of the files: added + known + held back + left out. */
  readonly rowsOfSource: number;
  /** Rows that hold no household: titles, heads, blank rows, sums, signatures, villages, and those that the mapping skips. */
  readonly rowsLeftOut: number;
  readonly householdsAdded: number;
  readonly peopleAdded: number;
  readonly householdsKnown: number;
  readonly householdsQuarantined: number;
  readonly rowsQuarantined: number;
  readonly reviewsAdded: number;
  readonly flags: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
};

export const noCounts: ImportCounts = {
  householdRows: 0,
  peopleRows: 0,
  skippedRows: 0,
  rowsAdded: 0,
  rowsKnown: 0,
  rowsOfSource: 0,
  rowsLeftOut: 0,
  householdsAdded: 0,
  peopleAdded: 0,
  householdsKnown: 0,
  householdsQuarantined: 0,
  rowsQuarantined: 0,
  reviewsAdded: 0,
  flags: {},
  reasons: {},
};

export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    householdRows: a.householdRows + b.householdRows,
    peopleRows: a.peopleRows + b.peopleRows,
    skippedRows: a.skippedRows + b.skippedRows,
    rowsAdded: a.rowsAdded + b.rowsAdded,
    rowsKnown: a.rowsKnown + b.rowsKnown,
    rowsOfSource: a.rowsOfSource + b.rowsOfSource,
    rowsLeftOut: a.rowsLeftOut + b.rowsLeftOut,
    householdsAdded: a.householdsAdded + b.householdsAdded,
    peopleAdded: a.peopleAdded + b.peopleAdded,
    householdsKnown: a.householdsKnown + b.householdsKnown,
    householdsQuarantined: a.householdsQuarantined + b.householdsQuarantined,
    rowsQuarantined: a.rowsQuarantined + b.rowsQuarantined,
    reviewsAdded: a.reviewsAdded + b.reviewsAdded,
    flags: addTallies(a.flags, b.flags),
    reasons: addTallies(a.reasons, b.reasons),
  };
}

/** @throws Error where a row of the files was neither added nor known nor held back nor left out: such an import is not kept */
export function assertAccounted(counts: ImportCounts): void {
  const { householdRows, peopleRows, rowsAdded, rowsKnown, rowsQuarantined, skippedRows } = counts;
  const { rowsOfSource, rowsLeftOut } = counts;
  const taken = rowsAdded + rowsKnown + rowsQuarantined;
  for (const [read, accounted] of [
    [householdRows + peopleRows, taken + skippedRows],
    [rowsOfSource, taken + rowsLeftOut],
  ] as const)
    if (read !== accounted)
      throw new Error(`an import accounts for ${accounted} rows and not for the ${read} of its files`);
}

export function tally(words: Iterable<string>): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const word of words) found[word] = (found[word] ?? 0) + 1;
  return found;
}

export function tallyFlags(households: readonly MappedHousehold[]): Readonly<Record<string, number>> {
  return tally(households.flatMap(({ flags }) => flags));
}

export function tallyReasons(entries: readonly QuarantineEntry[]): Readonly<Record<string, number>> {
  return tally(entries.map(({ field, reason }) => `${field}:${reason}`));
}

function addTallies(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum: Record<string, number> = { ...a };
  for (const [word, count] of Object.entries(b)) sum[word] = (sum[word] ?? 0) + count;
  return sum;
}
