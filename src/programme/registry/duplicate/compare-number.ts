/**
 * Numbers by which somebody is known: the personal identification number (12 digits), the identity card before it (9 digits), a
 * telephone. A number that many share (a stand-in such as 000000000, the telephone of the head of the village) tells little: its
 * weight follows its frequency.
 */
import { codeValues, leastShare, shareOf, type Coded, type Column } from "./column.ts";
import { isDigitSlip, longest } from "./digit-slip.ts";

export const numberLevels = ["missing", "differs", "one slip", "same"] as const;

/** @param isGivenOnce the number is given to one person: that just two rows have it is no chance of the draw. */
export function numberColumn(name: string, rows: readonly (string | undefined)[], isGivenOnce = false): Column {
  const coded = codeValues(rows);
  const { codes, values } = coded;
  // What no slip changes, so that most pairs are kept apart without reading their digits: see `isDigitSlip`.
  const written = Float64Array.from(values, (value) => (value.length > longest ? Number.NaN : Number(value)));
  const unlike = (a: number, b: number): number =>
    isSlipLike(Math.abs((written[a] ?? 0) - (written[b] ?? 0))) && isDigitSlip(values[a] ?? "", values[b] ?? "")
      ? 2
      : 1;
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

/** One digit off is a digit with zeros behind it; two neighbours changed, nine times one. */
function isSlipLike(difference: number): boolean {
  if (Number.isNaN(difference)) return false;
  if (difference === 0) return true;
  let rest = difference;
  while (rest % 10 === 0) rest /= 10;
  return rest < 10 || (rest % 9 === 0 && rest <= 81);
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
/** A telephone that more people carry than live in a few large households is the village's, or was typed for none. */
export const mostSharingPhone = 50;

/** Without numbers that were typed where a form wanted one: they would make pairs, and teach the comparison wrong weights. */
export function withoutPlaceholders(
  rows: readonly (string | undefined)[],
  most = mostSharing,
): readonly (string | undefined)[] {
  const counts = countsOf(rows);
  return rows.map((value) => (value === undefined || (counts.get(value) ?? 0) > most ? undefined : value));
}

/** How many people carry each number that stands for none, the commonest first. */
export function placeholdersIn(rows: readonly (string | undefined)[], most = mostSharing): readonly number[] {
  return [...countsOf(rows).values()].filter((people) => people > most).toSorted((one, other) => other - one);
}

function countsOf(rows: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of rows) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function digitsOf(written: string | undefined): string | undefined {
  const digits = written?.replaceAll(/\D/g, "");
  return digits === "" ? undefined : digits;
}
