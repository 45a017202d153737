/** What speaks against supports on this day: the class of the household, the rule of the kind, the same content, the money. */
import { isListed } from "#programme/review/standard/class-role.ts";
import { readClassRoles } from "#server/review/published.ts";
import { dong } from "#kernel/money.ts";
import { checkSupport, isBlocked } from "#programme/delivery/check-support.ts";
import { mayTakePart } from "#programme/delivery/participation.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ActivityInUse } from "#server/delivery/activity/activity-record.ts";
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
  const others = Map.groupBy(await store.listSameContent(context.tx, supports), (other) => other.supportId);
  const byHousehold = Map.groupBy([...others.values()].flat(), (other) => other.householdId);
  const roles = await readClassRoles(context.tx);
  let remainder: bigint = activity.remainder;
  return supports.map((support) => {
    const status = statuses.get(support.householdId);
    const findings = checkSupport({
      amount: support.amount,
      classNow: status?.class,
      isListed: isListed(roles, status?.class),
      mayTakePart:
        status !== undefined &&
        mayTakePart(kind, indicatorCodes, {
          ...status,
          isListed: isListed(roles, status.class),
          deprivations: codesOf(indicatorCodes, status.deprivations),
          members: membersOf(status.facts),
          lacksLand: status.lacksLand ?? undefined,
        }),
      sameContent: byHousehold.get(support.householdId) ?? [],
      remainder: dong(remainder),
    });
    if (!isBlocked(findings)) remainder -= support.amount;
    return findings;
  });
}
