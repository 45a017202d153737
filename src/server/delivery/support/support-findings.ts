/** What speaks against supports on this day: the class of the household, the rule of the kind, the same content, the money. */
import { dong } from "#kernel/money.ts";
import { checkSupport, isBlocked } from "#programme/delivery/check-support.ts";
import { groupsOf, isNewlyEscaped, mayTakePart } from "#programme/delivery/participation.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ActivityInUse } from "#server/delivery/activity/activity-record.ts";
import { listEscapes, neverDecided } from "#server/review/published.ts";
import * as store from "./supports-store.ts";

export const codesOf = (codes: readonly string[], bits: number) =>
  codes.filter((_code, bit) => ((bits >> bit) & 1) === 1);

export function membersOf(
  facts: Record<string, unknown>,
): readonly { readonly age?: unknown; readonly drawsAllowance?: unknown }[] {
  const members = facts["members"];
  return Array.isArray(members) ? members : [];
}

export async function findingsOf(
  context: ActContext,
  { inUse, ...activity }: ActivityInUse,
  supports: readonly store.LoadedSupport[],
) {
  const { kind, indicatorCodes } = inUse;
  const households = supports.map((support) => support.householdId);
  const statuses = new Map(
    (await store.listStatusesOn(context.tx, households, context.today)).map((status) => [status.householdId, status]),
  );
  const escapes = await listEscapes(context.tx, households, context.today);
  const groups = groupsOf(kind);
  const others = Map.groupBy(await store.listSameContent(context.tx, supports), (other) => other.supportId);
  const byHousehold = Map.groupBy([...others.values()].flat(), (other) => other.householdId);
  let remainder: bigint = activity.remainder;
  return supports.map((support) => {
    const status = statuses.get(support.householdId);
    const escape = escapes.get(support.householdId) ?? neverDecided;
    const findings = checkSupport({
      amount: support.amount,
      classNow: status?.class,
      groups,
      escape,
      lowIncomeWorkers: status?.lowIncomeWorkers ?? null,
      mayTakePart:
        status !== undefined &&
        mayTakePart(kind, indicatorCodes, {
          ...status,
          deprivations: codesOf(indicatorCodes, status.deprivations),
          members: membersOf(status.facts),
          lacksLand: status.lacksLand ?? undefined,
          newlyEscaped: isNewlyEscaped(escape),
        }),
      sameContent: byHousehold.get(support.householdId) ?? [],
      remainder: dong(remainder),
    });
    if (!isBlocked(findings)) remainder -= support.amount;
    return findings;
  });
}
