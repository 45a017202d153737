/**
 * With whom somebody lives: how many others of the two households are the same by given name and year of birth. Two records of one
 * household say nothing by this, and neither does somebody who lives alone.
 */
import { alone } from "./cells.ts";
import type { Column } from "./column.ts";

export const householdLevels = ["missing", "nobody in common", "one in common", "most in common"] as const;

/**
 * @param households code of each row's household, -1 unknown.
 * @param signs what a member is known by here (a code of given name and year of birth), -1 unknown.
 */
export function householdColumn(
  name: string,
  households: Int32Array,
  signs: Float64Array,
  { starts, members } = signsByHousehold(households, signs),
  { cells, stride, at } = alone(households),
): Column {
  return {
    name,
    levels: householdLevels,
    isOfHousehold: true,
    compare: (left, right) => {
      const a = cells[left * stride + at] ?? -1;
      const b = cells[right * stride + at] ?? -1;
      if (a < 0 || b < 0 || a === b) return 0;
      const fromA = starts[a] ?? 0;
      const toA = starts[a + 1] ?? 0;
      const fromB = starts[b] ?? 0;
      const toB = starts[b + 1] ?? 0;
      const others = Math.min(toA - fromA, toB - fromB) - 1;
      if (others < 1) return 0;
      // The two themselves are not a witness for each other.
      const own = (signs[left] ?? -1) >= 0 && signs[left] === signs[right] ? 1 : 0;
      const common = inCommon(members, fromA, toA, fromB, toB) - own;
      return common <= 0 ? 1 : common >= 2 && common * 2 >= others ? 3 : 2;
    },
  };
}

/**
 * A key of blocks: two members whom both households have, by the first two and by the last two of their signs in order. Somebody whose
 * name and birth are both written wrong is found by those he lives with. -1 where fewer than three are known.
 */
export function companyKeys({ starts, members }: HouseholdSigns): readonly [Float64Array, Float64Array] {
  const keys = [0, 1].map((end) =>
    Float64Array.from({ length: starts.length - 1 }, (_, household) => {
      const from = starts[household] ?? 0;
      const to = starts[household + 1] ?? 0;
      const known = members.subarray(from, to).findIndex((sign) => sign >= 0);
      if (known < 0 || to - from - known < 3) return -1;
      const at = end === 0 ? from + known : to - 2;
      return mixed(members[at] ?? -1, members[at + 1] ?? -1);
    }),
  );
  return [keys[0] ?? new Float64Array(), keys[1] ?? new Float64Array()];
}

/** Two whole numbers as one below 2^52; that two pairs fall together is as rare as needs be for a key. */
function mixed(one: number, other: number): number {
  return (((one * 1_000_003 + other * 69_069) % 4_503_599_627_370_449) + 4_503_599_627_370_449) % 4_503_599_627_370_449;
}

/** Signs of each household's members in rising order, one household after another. */
export type HouseholdSigns = { readonly starts: Int32Array; readonly members: Float64Array };

export function signsByHousehold(households: Int32Array, signs: Float64Array): HouseholdSigns {
  const count = households.reduce((most, code) => Math.max(most, code), -1) + 1;
  const starts = new Int32Array(count + 1);
  for (const code of households) if (code >= 0) starts[code + 1] = (starts[code + 1] ?? 0) + 1;
  for (let code = 0; code < count; code += 1) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  const next = starts.slice();
  const members = new Float64Array(starts[count] ?? 0);
  for (const [row, code] of households.entries()) {
    if (code < 0) continue;
    members[next[code] ?? 0] = signs[row] ?? -1;
    next[code] = (next[code] ?? 0) + 1;
  }
  for (let code = 0; code < count; code += 1) members.subarray(starts[code], starts[code + 1]).sort();
  return { starts, members };
}

/** Length of the intersection of two sorted runs; unknown signs agree with nothing. */
function inCommon(members: Float64Array, fromA: number, toA: number, fromB: number, toB: number): number {
  let a = fromA;
  let b = fromB;
  let common = 0;
  while (a < toA && b < toB) {
    const one = members[a] ?? -1;
    const other = members[b] ?? -1;
    if (one === other && one >= 0) common += 1;
    if (one <= other) a += 1;
    if (other <= one) b += 1;
  }
  return common;
}
