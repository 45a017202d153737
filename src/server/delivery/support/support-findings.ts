/** What speaks against supports on this day: the class of the household, the rule of the kind, the same content, the money. */
import { isListed } from "#programme/review/standard/class-role.ts";
import { readClassRoles } from "#server/review/published.ts";
import { dong } from "#kernel/money.ts";
import { checkSupport, isBlocked } from "#programme/delivery/check-support.ts";
import { groupsOf, isNewlyEscaped, mayTakePart } from "#programme/delivery/participation.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ActivityInUse } from "#server/delivery/activity/activity-record.ts";
import { indicatorCodesOf, listEscapes, neverDecided } from "#server/review/published.ts";
import * as store from "./supports-store.ts";

type Lacking = { readonly deprivations: number; readonly standardId: string; readonly standardVersion: string };

/** What each household lacks, read by the standard that its own status of the day rests on. */
export async function lackingOf<Row extends Lacking>(
  tx: ActContext["tx"],
  rows: readonly Row[],
): Promise<(row: Row) => readonly string[]> {
  const keyOf = (row: Lacking) => `${row.standardId} ${row.standardVersion}`;
  const codes = new Map<string, readonly string[]>();
  for (const row of rows) if (!codes.has(keyOf(row))) codes.set(keyOf(row), await indicatorCodesOf(tx, row));
  return (row) => (codes.get(keyOf(row)) ?? []).filter((_code, bit) => ((row.deprivations >> bit) & 1) === 1);
}

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
  const found = await store.listStatusesOn(context.tx, households, context.today);
  const lacking = await lackingOf(context.tx, found);
  const statuses = new Map(found.map((status) => [status.householdId, status]));
  const escapes = await listEscapes(context.tx, households, context.today);
  const groups = groupsOf(kind);
  const others = Map.groupBy(await store.listSameContent(context.tx, supports), (other) => other.supportId);
  const byHousehold = Map.groupBy([...others.values()].flat(), (other) => other.householdId);
  const roles = await readClassRoles(context.tx);
  let remainder: bigint = activity.remainder;
  return supports.map((support) => {
    const status = statuses.get(support.householdId);
    const escape = escapes.get(support.householdId) ?? neverDecided;
    const findings = checkSupport({
      amount: support.amount,
      classNow: status?.class,
      classEndedOn: status?.classEndedOn ?? null,
      groups,
      escape,
      lowIncomeWorkers: status?.lowIncomeWorkers ?? null,
      isListed: isListed(roles, status?.class),
      mayTakePart:
        status !== undefined &&
        mayTakePart(kind, indicatorCodes, {
          ...status,
          isListed: isListed(roles, status.class),
          deprivations: lacking(status),
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
