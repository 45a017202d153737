import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ClosingReason } from "./household.ts";
import type { Relation } from "./membership.ts";

/** A household as an act finds it: who is a member now, and since when. */
export type HouseholdNow = {
  readonly registeredOn: LocalDate;
  readonly closedOn: LocalDate | null;
  /** From when it belongs to its commune, when it came from another one: the days before are that one's. */
  readonly tookOverOn?: LocalDate | null;
  readonly members: readonly { readonly personId: string; readonly relation: Relation; readonly from: LocalDate }[];
};

/** What an act does to the dated record: memberships end (last day) and begin (first day); nothing is overwritten. */
export type HouseholdChange = {
  readonly ends: readonly { readonly personId: string; readonly lastDay: LocalDate }[];
  readonly begins: readonly { readonly personId: string; readonly relation: Relation; readonly from: LocalDate }[];
  readonly closes?: { readonly on: LocalDate; readonly reason: ClosingReason };
};
type Answer = Result<HouseholdChange, Refusal>;

/** Nothing is done to a closed household, in the future, or before the household was recorded. */
export function refuseDay(household: HouseholdNow, on: LocalDate, today: LocalDate): Refusal | undefined {
  if (household.closedOn !== null) return refuse("registry.household_closed", { day: household.closedOn });
  if (on > today) return refuse("registry.day_in_future", { day: on });
  const { tookOverOn } = household;
  if (tookOverOn != null && on < tookOverOn) return refuse("registry.before_take_over", { day: on, taken: tookOverOn });
  return on < household.registeredOn
    ? refuse("registry.before_registration", { day: on, registered: household.registeredOn })
    : undefined;
}

/** Somebody is born, marries in or comes to live with the household; there is a head already. */
export function joinMember(
  household: HouseholdNow,
  joining: { readonly personId: string; readonly relation: Relation; readonly on: LocalDate },
  today: LocalDate,
): Answer {
  const refused = refuseDay(household, joining.on, today);
  if (refused !== undefined) return failure(refused);
  if (joining.relation === "head") return failure(refuse("registry.one_head", { heads: 2 }));
  return success({
    ends: [],
    begins: [{ personId: joining.personId, relation: joining.relation, from: joining.on }],
  });
}

type Going = { readonly personId: string; readonly on: LocalDate; readonly newHeadId?: string | undefined };

/** Somebody leaves; `on` is the last day. A head who leaves others behind names who is head from the next day. */
export function leaveMember(household: HouseholdNow, going: Going, today: LocalDate): Answer {
  if (household.members.length === 1 && household.members[0]?.personId === going.personId)
    return failure(refuse("registry.last_member"));
  return goFrom(household, going, today);
}

/** Somebody dies; with the last member the household ends. */
export function recordDeath(household: HouseholdNow, going: Going, today: LocalDate): Answer {
  const gone = goFrom(household, going, today);
  if (!gone.ok || household.members.length > 1) return gone;
  return success({ ...gone.value, closes: { on: going.on, reason: "all_died" } });
}

function goFrom(household: HouseholdNow, { personId, on, newHeadId }: Going, today: LocalDate): Answer {
  const refused = refuseDay(household, on, today);
  if (refused !== undefined) return failure(refused);
  const leaver = household.members.find((member) => member.personId === personId);
  if (leaver === undefined) return failure(refuse("registry.not_a_member"));
  if (on < leaver.from) return failure(refuse("registry.before_membership", { day: on, from: leaver.from }));
  const ends = [{ personId, lastDay: on }];
  if (leaver.relation !== "head" || household.members.length === 1) return success({ ends, begins: [] });
  const successor = household.members.find((member) => member.personId === newHeadId && member.personId !== personId);
  if (successor === undefined) return failure(refuse("registry.head_needs_successor"));
  if (successor.from > on) return failure(refuse("registry.before_membership", { day: on, from: successor.from }));
  return success({
    ends: [...ends, { personId: successor.personId, lastDay: on }],
    begins: [{ personId: successor.personId, relation: "head", from: addDays(on, 1) }],
  });
}

/** Another member is head from `on`; the former head stays, as what the new one says. */
export function changeHead(
  household: HouseholdNow,
  change: { readonly newHeadId: string; readonly formerHeadRelation: Relation; readonly on: LocalDate },
  today: LocalDate,
): Answer {
  const refused = refuseDay(household, change.on, today);
  if (refused !== undefined) return failure(refused);
  const former = household.members.find(({ relation }) => relation === "head");
  const successor = household.members.find(({ personId }) => personId === change.newHeadId);
  if (former === undefined || successor === undefined || successor === former)
    return failure(refuse("registry.not_a_member"));
  if (change.formerHeadRelation === "head") return failure(refuse("registry.one_head", { heads: 2 }));
  const lastDay = addDays(change.on, -1);
  const latest = former.from > successor.from ? former.from : successor.from;
  if (lastDay < latest) return failure(refuse("registry.before_membership", { day: change.on, from: latest }));
  return success({
    ends: [former, successor].map(({ personId }) => ({ personId, lastDay })),
    begins: [
      { personId: successor.personId, relation: "head", from: change.on },
      { personId: former.personId, relation: change.formerHeadRelation, from: change.on },
    ],
  });
}

/** The household ends; so do all memberships, on the same day. */
export function closeHousehold(
  household: HouseholdNow,
  closing: { readonly on: LocalDate; readonly reason: ClosingReason },
  today: LocalDate,
): Answer {
  const refused = refuseDay(household, closing.on, today);
  if (refused !== undefined) return failure(refused);
  const late = household.members.find(({ from }) => from > closing.on);
  if (late !== undefined) return failure(refuse("registry.before_membership", { day: closing.on, from: late.from }));
  return success({
    ends: household.members.map(({ personId }) => ({ personId, lastDay: closing.on })),
    begins: [],
    closes: closing,
  });
}

/** The household lives elsewhere in its commune from `on`; `since` it lived where it lives until then. */
export function moveHousehold(
  household: HouseholdNow,
  moving: { readonly on: LocalDate; readonly since: LocalDate },
  today: LocalDate,
): Answer {
  const { on, since } = moving;
  const refused = refuseDay(household, on, today);
  if (refused !== undefined) return failure(refused);
  return on > since
    ? success({ ends: [], begins: [] })
    : failure(refuse("registry.changed_since", { day: on, changed: since }));
}
