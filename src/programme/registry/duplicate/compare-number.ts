/**
 * Numbers by which somebody is known: the personal identification number (12 digits), the identity card before it (9 digits), a
 * telephone. A number that many share (a stand-in such as 000000000, the telephone of the head of the village) tells little: its
 * weight follows its frequency.
 */
import { alone } from "./cells.ts";
import { countCodes, leastShare, shareOf, type Coded, type Codes, type Column } from "./column.ts";
import { isDigitSlip, longest } from "./digit-slip.ts";

export const numberLevels = ["missing", "differs", "one slip", "same"] as const;

/** Numbers of rows; of each distinct one its digits, as long as it is one that somebody writes. */
export type CodedNumbers = Codes & {
  /** As a number; NaN for a longer one, which has no slip. */
  readonly written: Float64Array;
  readonly digits: Uint8Array;
};

export function withDigits({ codes, counts, known, values }: Coded<string>): CodedNumbers {
  return {
    codes,
    counts,
    known,
    written: Float64Array.from(values, (value) => (value.length > longest ? Number.NaN : Number(value))),
    digits: Uint8Array.from(values, (value) => Math.min(value.length, 255)),
  };
}

/** @param isGivenOnce the number is given to one person: that just two rows have it is no chance of the draw. */
export function numberColumn(
  name: string,
  numbers: CodedNumbers,
  isGivenOnce = false,
  { cells, stride, at } = alone(numbers.codes),
): Column {
  const { written, digits } = numbers;
  const areWritten = written.some((number) => !Number.isNaN(number));
  const unlike = (a: number, b: number): number => {
    if (!areWritten) return 1;
    const one = written[a] ?? Number.NaN;
    const other = written[b] ?? Number.NaN;
    // What no slip changes is asked first, so that most pairs are kept apart without reading their digits.
    return digits[a] === digits[b] && isSlipLike(Math.abs(one - other)) && isDigitSlip(one, other, digits[a] ?? 0)
      ? 2
      : 1;
  };
  return {
    name,
    levels: numberLevels,
    compare: (left, right) => {
      const a = cells[left * stride + at] ?? -1;
      const b = cells[right * stride + at] ?? -1;
      if (a < 0 || b < 0) return 0;
      return a === b ? 3 : unlike(a, b);
    },
    frequency: { from: 3, share: isGivenOnce ? onceOrShare(numbers) : shareOf(numbers) },
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

function onceOrShare(numbers: Codes) {
  const share = shareOf(numbers);
  const once = 2 / Math.max(1, numbers.known);
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
export function withoutPlaceholders({ codes, counts, values }: Coded<string>, most = mostSharing): Coded<string> {
  const kept = codes.map((code) => ((counts[code] ?? 0) > most ? -1 : code));
  return { ...countCodes(kept, counts.length), values };
}

/** How many people carry each number that stands for none, the commonest first. */
export function placeholdersIn({ counts }: Codes, most = mostSharing): readonly number[] {
  return Array.from(counts.filter((people) => people > most).toSorted((one, other) => other - one));
}

export function digitsOf(written: string | undefined): string | undefined {
  const digits = written?.replaceAll(/\D/g, "");
  return digits === "" ? undefined : digits;
}
