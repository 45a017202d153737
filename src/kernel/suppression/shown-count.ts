/**
 * Counts of households from 1 to 4 point at people: who may not read the households by name does not see them, and neither what
 * they could be computed from (docs/decisions/0015-suppression.md). "suppressed" is a state of its own: neither zero nor unknown.
 */
export const suppressed = "suppressed" as const;
export type Suppressed = typeof suppressed;
export type ShownCount = number | Suppressed;

/** Counts from `smallest` on are shown, and a suppressed count has at least so many possible values: unless a programme's pack says more. */
export const usualSmallest = 5;
/** No pack may set it lower: of two households each knows the other. */
export const leastSmallest = 3;

/** Zero names nobody and is shown. */
export function isSmall(count: number, smallest: number): boolean {
  return count > 0 && count < smallest;
}

/** A sum is suppressed with any of its parts. */
export function sumShown(counts: readonly ShownCount[]): ShownCount {
  return counts.reduce<ShownCount>(
    (sum, count) => (sum === suppressed || count === suppressed ? suppressed : sum + count),
    0,
  );
}

export function shownCount(count: number, hides: boolean): ShownCount {
  return hides ? suppressed : count;
}
