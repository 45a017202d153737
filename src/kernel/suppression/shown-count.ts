/**
 * Counts of households from 1 to 4 point at people: who may not read the households by name does not see them, and neither what
 * they could be computed from (docs/decisions/0015-suppression.md). "suppressed" is a state of its own: neither zero nor unknown.
 */
export const suppressed = "suppressed" as const;
export type Suppressed = typeof suppressed;
export type ShownCount = number | Suppressed;

/** Counts from here on are shown; a suppressed count has at least this many possible values. */
export const smallestShown = 5;

/** Zero names nobody and is shown. */
export function isSmall(count: number): boolean {
  return count > 0 && count < smallestShown;
}

export function shownCount(count: number, hides: boolean): ShownCount {
  return hides ? suppressed : count;
}
