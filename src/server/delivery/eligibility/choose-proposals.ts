/** Which of those who may have a support are proposed. */
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Activity } from "#server/delivery/activity/activities-store.ts";
import type { Judged } from "./judge-candidates.ts";

/** How many the output planned beyond those who are proposed or further; refused and returned ones make room again. */
export function roomOf({ supports, plannedQuantity }: Pick<Activity, "supports" | "plannedQuantity">): number {
  const { refused: _refused, returned: _returned, ...live } = supports;
  const there = Object.values(live).reduce((sum, count) => sum + count, 0);
  return Math.max(0, plannedQuantity - there);
}

export type Choice = {
  readonly room: number;
  readonly limit?: number | undefined;
  readonly chosen?:
    | readonly { readonly householdId: Id<"household">; readonly personId?: Id<"person"> | undefined }[]
    | undefined;
  readonly reason?: string | undefined;
};

const keyOf = (householdId: string, personId: string | undefined) => `${householdId} ${personId ?? ""}`;

/**
 * The first of the list as long as there is room; or those who are named, each of them on the list, with a reason where somebody who comes
 * earlier is passed over.
 */
export function chooseFrom(
  eligible: readonly Judged[],
  { room, limit = Infinity, chosen, reason }: Choice,
): Result<readonly Judged[], Refusal> {
  if (chosen === undefined) return success(eligible.slice(0, Math.min(limit, room)));
  const byKey = new Map(eligible.map((one) => [keyOf(one.candidate.householdId, one.person?.personId), one]));
  const found = new Set<Judged>();
  for (const { householdId, personId } of chosen) {
    const one = byKey.get(keyOf(householdId, personId));
    if (one === undefined) return failure(refuse("delivery.rule_of_kind_not_met", { householdId }));
    found.add(one);
  }
  if (found.size > room) return failure(refuse("delivery.more_than_planned", { chosen: found.size, room }));
  const passedOver = eligible.slice(0, found.size).find((one) => !found.has(one));
  if (passedOver !== undefined && reason === undefined)
    return failure(refuse("delivery.order_needs_reason", { householdId: passedOver.candidate.householdId }));
  return success(eligible.filter((one) => found.has(one)));
}
