/**
 * The opening list of a standard in a commune: that of its first annual round by the standard, and whatever a monthly round decided before
 * it. Nobody on it is new, stays or fell back, because there is no earlier list by the same standard (docs/law.md L1.3-4).
 */
import type { LocalDate } from "#kernel/local-date.ts";

/** A list that a commune decided. `series`: its standard, whose versions are one. */
export type DecidedList = {
  readonly roundId: string;
  readonly kind: "annual" | "regular" | "average_living";
  readonly series: string;
  readonly effectiveOn: LocalDate;
};

/**
 * Whether a list of the commune opens its standard there; `lists` are those that the commune decided, this one among them or not. A check of
 * the average living standard says nothing of the lists of poor and near-poor households.
 */
export function isOpeningList(list: DecidedList, lists: readonly DecidedList[]): boolean {
  return (
    list.kind !== "average_living" &&
    !lists.some(
      (other) =>
        other.series === list.series &&
        other.kind === "annual" &&
        other.roundId !== list.roundId &&
        other.effectiveOn < list.effectiveOn,
    )
  );
}

/** The standard by which the lists count on a day; undefined before the first one. */
export function seriesOn(lists: readonly DecidedList[], on: LocalDate): string | undefined {
  return lists
    .filter(({ kind, effectiveOn }) => kind !== "average_living" && effectiveOn <= on)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0))
    .at(-1)?.series;
}

export const noFlowReasons = ["opening_round", "change_of_standard", "no_round"] as const;

export type NoFlows = {
  readonly reason: (typeof noFlowReasons)[number];
  /** The days of the opening lists that lie between the two days; null where there is none. */
  readonly opened: { readonly first: LocalDate; readonly last: LocalDate } | null;
};

/**
 * Why the movements of a commune from one day to another cannot be counted: its list by the standard was opened between them, or it has no
 * list at all. Undefined where both days are counted by one standard.
 */
export function whyNoFlows(
  decided: readonly DecidedList[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): NoFlows | undefined {
  const lists = decided.filter(({ kind, effectiveOn }) => kind !== "average_living" && effectiveOn <= to);
  if (lists.length === 0) return { reason: "no_round", opened: null };
  const openings = lists.filter((list) => list.effectiveOn > from && isOpeningList(list, lists));
  if (openings.length === 0) return undefined;
  const changes = openings.some((opening) =>
    lists.some(({ series, effectiveOn }) => series !== opening.series && effectiveOn < opening.effectiveOn),
  );
  const days = openings.map(({ effectiveOn }) => effectiveOn).toSorted();
  const [first = to, last = to] = [days[0], days.at(-1)];
  return { reason: changes ? "change_of_standard" : "opening_round", opened: { first, last } };
}

/** Of an area: the flows are of all its communes or of none. A commune that decided no list says nothing. */
export function whyNoFlowsOfArea(communes: readonly (NoFlows | undefined)[]): NoFlows | undefined {
  const counting = communes.filter((one) => one?.reason !== "no_round");
  if (counting.length === 0) return { reason: "no_round", opened: null };
  const without = counting.filter((one) => one !== undefined);
  if (without.length === 0) return undefined;
  const opened = without.flatMap((one) => (one.opened === null ? [] : [one.opened]));
  const [first] = opened.map((one) => one.first).toSorted();
  const last = opened
    .map((one) => one.last)
    .toSorted()
    .at(-1);
  return {
    reason: without.some(({ reason }) => reason === "change_of_standard") ? "change_of_standard" : "opening_round",
    opened: first === undefined || last === undefined ? null : { first, last },
  };
}
