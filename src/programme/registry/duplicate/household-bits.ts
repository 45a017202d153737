/**
 * That two records are of one household leaves the choice among its people: for one person speak at most one of them against the
 * others, whatever the odds were before. Of a household of one there is no choice.
 */
export function mostBitsOfHousehold(prior: number, people: number): number {
  return people <= 1 ? Number.POSITIVE_INFINITY : Math.max(0, -prior - Math.log2(people - 1));
}
