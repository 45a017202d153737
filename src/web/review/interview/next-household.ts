import type { z } from "zod";
import type { readRoute } from "#contract/review/work.ts";

type Row = Pick<
  z.output<typeof readRoute.output>["rows"][number],
  "householdId" | "headName" | "state" | "isMine" | "reviewerName"
>;

/**
 * Which households of the village are still to be surveyed after this one, and which is next on the way: the reader's own where some are, else
 * those that nobody was given. At the end of the route it begins again, for those that were passed by.
 */
export function nextHousehold(
  rows: readonly Row[],
  householdId: string,
): { readonly left: number; readonly next: Row } | undefined {
  const at = rows.findIndex((row) => row.householdId === householdId);
  const onTheWay = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  const waiting = onTheWay.filter(({ state }) => state === "listed" || state === "screened");
  const mine = waiting.filter(({ isMine }) => isMine);
  const chosen = mine.length > 0 ? mine : waiting.filter(({ reviewerName }) => reviewerName === null);
  const [next] = chosen;
  return next === undefined ? undefined : { left: chosen.length, next };
}
