/** What speaks against supports on this day: the class of the household, the rule of the kind, the same content, the money. */
import { isListed } from "#programme/review/standard/class-role.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { readClassRoles } from "#server/review/published.ts";
import { dong } from "#kernel/money.ts";
import { checkSupport, isBlocked } from "#programme/delivery/check-support.ts";
import type { SupportCheck } from "#programme/delivery/check-support.ts";
import { isFor } from "#programme/delivery/people-of.ts";
import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";
import type { ParticipationFacts } from "#programme/delivery/participation.ts";
import type { Escape } from "#programme/review/decision/newly-escaped.ts";
import { groupsOf, isNewlyEscaped, mayTakePart } from "#programme/delivery/participation.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ActivityInUse } from "#server/delivery/activity/activity-record.ts";
import { indicatorCodesOf, listEscapes, neverDecided } from "#server/review/published.ts";
import type { PartsOfSupport } from "#server/delivery/cost-sharing/support-parts.ts";
import { listPeople } from "./people-store.ts";
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

/** What the rules of kinds ask of a household, from its status of a day. */
export const participationOf = (
  status: store.StatusOnDay,
  known: {
    readonly roles: ClassRoles;
    readonly escape: Escape;
    readonly deprivations: readonly string[];
  },
): ParticipationFacts => ({
  class: status.class,
  isListed: isListed(known.roles, status.class),
  setting: status.setting,
  memberCount: status.memberCount,
  deprivations: known.deprivations,
  members: membersOf(status.facts),
  lacksLand: status.lacksLand ?? undefined,
  newlyEscaped: isNewlyEscaped(known.escape),
  lowIncomeWorkers: status.lowIncomeWorkers,
});

/** Of each support for a person whether the person lives in the household today and is one of those for whom the kind is. */
async function peopleNow(
  context: ActContext,
  kind: ActivityKind,
  supports: readonly store.LoadedSupport[],
): Promise<(support: store.LoadedSupport) => SupportCheck["person"]> {
  const ofPeople = supports.filter(({ personId }) => personId !== null);
  const people = ofPeople.length === 0 ? [] : await listPeople(context.tx, ofPeople, { on: context.today });
  const found = new Map(people.map((person) => [`${person.householdId} ${person.personId}`, person]));
  return ({ householdId, personId }) => {
    if (personId === null) return undefined;
    const person = found.get(`${householdId} ${personId}`);
    if (person === undefined) return "left";
    return isFor(kind, person, context.today) ? "takes_part" : "not_for";
  };
}

export async function findingsOf(
  context: ActContext,
  { inUse }: ActivityInUse,
  supports: readonly store.LoadedSupport[],
  partsOfSupport: PartsOfSupport,
) {
  const { kind, indicatorCodes } = inUse;
  const households = supports.map((support) => support.householdId);
  const found = await store.listStatusesOn(context.tx, households, context.today);
  const lacking = await lackingOf(context.tx, found);
  const statuses = new Map(found.map((status) => [status.householdId, status]));
  const escapes = await listEscapes(context.tx, households, context.today);
  const groups = groupsOf(kind);
  const others = Map.groupBy(await store.listSameContent(context.tx, supports), (other) => other.of);
  const people = await peopleNow(context, kind, supports);
  const roles = await readClassRoles(context.tx);
  const spent = new Map<string, bigint>();
  return supports.map((support) => {
    const parts = partsOfSupport(support).map(({ fundLineId, fundSource, amount, remainder }) => ({
      fundLineId,
      fundSource,
      amount,
      remainder: dong(remainder - (spent.get(fundLineId) ?? 0n)),
    }));
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
        mayTakePart(kind, indicatorCodes, participationOf(status, { roles, escape, deprivations: lacking(status) })),
      sameContent: others.get(support.supportId) ?? [],
      parts,
      person: people(support),
    });
    if (!isBlocked(findings))
      for (const { fundLineId, amount } of parts) spent.set(fundLineId, (spent.get(fundLineId) ?? 0n) + amount);
    return findings;
  });
}
