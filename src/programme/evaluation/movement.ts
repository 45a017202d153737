import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { isInPoverty, isListed } from "#programme/review/standard/class-role.ts";

/** Households by class on two days; "-": no status on that day by the standard that counts the later one, or not in the area. */
export type Move = {
  readonly before: string;
  readonly after: string;
  readonly households: number;
  /** Of those that are on the list on the later day and were not on the earlier one: on the list ever before. */
  readonly relapsed: number;
  /** Of the same: on the list when they moved into the area. */
  readonly arrived: number;
  /** Of those that were on the list and are off it: the decision that listed them was withdrawn. */
  readonly takenBack: number;
};

/** What became of a household between two days; one that stayed off the list, or left it from near poverty, in no way. */
export const movementWays = ["escaped", "relapsed", "newlyPoor", "otherIncrease", "otherDecrease", "stayed"] as const;
export type MovementWay = (typeof movementWays)[number];

type Counted = Pick<Move, "households" | "relapsed" | "arrived" | "takenBack">;

export type Movement = {
  readonly moves: Readonly<Record<string, number>>;
  /** Was poor, by a decision that stands, and is neither poor nor near-poor. */
  readonly escaped: number;
  /** On the list, was not, and had been on it ever before. */
  readonly relapsed: number;
  /** On the list, was not, and had never been on it before. */
  readonly newlyPoor: number;
  /** On the list, and moved in with a class of the list (số hộ khác tăng). */
  readonly otherIncrease: number;
  /** Was on the list and is in the area no longer, or was listed by a decision that is withdrawn since (số hộ khác giảm). */
  readonly otherDecrease: number;
  readonly stayed: number;
};

/** Which moves a way is counted from, where `Move` does not say of each how it came on the list. */
export const isEscape = (classes: ClassRoles, { before, after }: Pick<Move, "before" | "after">) =>
  isInPoverty(classes, before) && !isListed(classes, after) && after !== "-";
export const isStay = (classes: ClassRoles, { before, after }: Pick<Move, "before" | "after">) =>
  isInPoverty(classes, before) && isInPoverty(classes, after);
export const isDeparture = (classes: ClassRoles, { before, after }: Pick<Move, "before" | "after">) =>
  isListed(classes, before) && after === "-";
export const isJoining = (classes: ClassRoles, { before, after }: Pick<Move, "before" | "after">) =>
  isListed(classes, after) && !isListed(classes, before);

/**
 * What changed in a year (diễn biến hộ nghèo: the yearly report of the review, docs/law.md L1.3): the state on two days, each household
 * once, where both days are counted by one standard: `whyNoFlows` says where they are not. On the list on the later day are those of
 * the earlier one, less who left it, and relapsed, newlyPoor and otherIncrease.
 */
export function movementOf(moves: readonly Move[], classes: ClassRoles): Movement {
  const sum = (of: readonly Move[], what: keyof Counted) => of.reduce((all, move) => all + move[what], 0);
  const count = (fits: (classes: ClassRoles, move: Move) => boolean, what: keyof Counted = "households") =>
    sum(
      moves.filter((move) => fits(classes, move)),
      what,
    );
  const [relapsed, otherIncrease] = [sum(moves, "relapsed"), sum(moves, "arrived")];
  return {
    moves: Object.fromEntries(
      [...Map.groupBy(moves, ({ before, after }) => `${before}>${after}`)].map(([key, group]) => [
        key,
        sum(group, "households"),
      ]),
    ),
    escaped: count(isEscape) - count(isEscape, "takenBack"),
    relapsed,
    newlyPoor: count(isJoining) - relapsed - otherIncrease,
    otherIncrease,
    otherDecrease: count(isDeparture) + sum(moves, "takenBack"),
    stayed: count(isStay),
  };
}
