/**
 * Numbers by which somebody is known: the personal identification number (12 digits), the identity card before it (9 digits), a
 * telephone. A number that many share (a stand-in such as 000000000, the telephone of the head of the village) tells little: its
 * weight follows its frequency.
 */
import { codeValues, leastShare, shareOf, type Coded, type Column } from "./column.ts";
import { isDigitSlip } from "./digit-slip.ts";
import { rememberPairs } from "./remember-pairs.ts";

export const numberLevels = ["missing", "differs", "one slip", "same"] as const;

/** @param isGivenOnce the number is given to one person: that just two rows have it is no chance of the draw. */
export function numberColumn(name: string, rows: readonly (string | undefined)[], isGivenOnce = false): Column {
  const coded = codeValues(rows);
  const { codes, values } = coded;
  const unlike = rememberPairs((a, b) => (isDigitSlip(values[a] ?? "", values[b] ?? "") ? 2 : 1), 12);
  return {
    name,
    levels: numberLevels,
    compare: (left, right) => {
      const [a, b] = [codes[left] ?? -1, codes[right] ?? -1];
      if (a < 0 || b < 0) return 0;
      return a === b ? 3 : unlike(a, b);
    },
    frequency: { from: 3, share: isGivenOnce ? onceOrShare(coded) : shareOf(coded) },
  };
}

function onceOrShare(coded: Coded<string>) {
  const share = shareOf(coded);
  const once = 2 / Math.max(1, coded.known);
  return (left: number, right: number): number => {
    const found = share(left, right);
    return found <= once ? leastShare : found;
  };
}

/** A number of one person that more people than these carry stands for none (as in registry.people_with_shared_numbers). */
const mostSharing = 10;

/** Without numbers that were typed where a form wanted one: they would make pairs, and teach the comparison wrong weights. */
export function withoutPlaceholders(rows: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const counts = new Map<string, number>();
  for (const value of rows) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return rows.map((value) => (value === undefined || (counts.get(value) ?? 0) > mostSharing ? undefined : value));
}

export function digitsOf(written: string | undefined): string | undefined {
  const digits = written?.replaceAll(/\D/g, "");
  return digits === "" ? undefined : digits;
}
