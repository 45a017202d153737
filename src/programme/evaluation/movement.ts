/** Households by class on two days; "-": no status on that day by the standard that counts the later one. */
export type Move = {
  readonly before: string;
  readonly after: string;
  readonly households: number;
  readonly relapsed: number;
};

export type Movement = {
  readonly moves: Readonly<Record<string, number>>;
  /** Was poor and is neither poor nor near-poor. */
  readonly escaped: number;
  /** Poor or near-poor again, after having left the list earlier. */
  readonly relapsed: number;
  /** Poor now, and was not, and had never been on the list before. */
  readonly newlyPoor: number;
  readonly stayed: number;
};

const isListed = (found: string) => found === "poor" || found === "near_poor";

/**
 * What changed in a year (diễn biến hộ nghèo: the yearly report of the review, docs/law.md L1.3), where both days are counted by one
 * standard: `whyNoFlows` says where they are not.
 */
export function movementOf(moves: readonly Move[]): Movement {
  const count = (fits: (move: Move) => boolean) => moves.filter(fits).reduce((sum, move) => sum + move.households, 0);
  const relapsed = moves.reduce((sum, move) => sum + move.relapsed, 0);
  const becamePoor = count(({ before, after }) => after === "poor" && !isListed(before));
  const relapsedPoor = moves.filter(({ after }) => after === "poor").reduce((sum, move) => sum + move.relapsed, 0);
  return {
    moves: Object.fromEntries(
      [...Map.groupBy(moves, ({ before, after }) => `${before}>${after}`)].map(([key, group]) => [
        key,
        group.reduce((sum, move) => sum + move.households, 0),
      ]),
    ),
    escaped: count(({ before, after }) => before === "poor" && !isListed(after) && after !== "-"),
    relapsed,
    newlyPoor: becamePoor - relapsedPoor,
    stayed: count(({ before, after }) => before === "poor" && after === "poor"),
  };
}
