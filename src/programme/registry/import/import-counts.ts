import type { MappedHousehold } from "./mapped-household.ts";
import type { QuarantineEntry } from "./quarantine.ts";

/** What an import did, to the row: everything read is added, known, skipped or held back. */
export type ImportCounts = {
  readonly householdRows: number;
  readonly peopleRows: number;
  readonly skippedRows: number;
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
