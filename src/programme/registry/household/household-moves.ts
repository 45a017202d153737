import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { leaveMember, joinMember, refuseDay } from "./household-changes.ts";
import type { HouseholdChange, HouseholdNow } from "./household-changes.ts";
import type { Relation } from "./membership.ts";

export type Mover = { readonly personId: string; readonly relation: Relation };
/** What an act that goes between two households does to each. */
export type TwoChanges = { readonly first: HouseholdChange; readonly second: HouseholdChange };
type Answer = Result<TwoChanges, Refusal>;

/**
 * Some members form a household of their own from `on`, as what is said of each; the others stay. A head who goes leaves a
 * successor behind. The first household is the old one, the second the new one.
 */
export function splitHousehold(
  household: HouseholdNow,
  split: { readonly movers: readonly Mover[]; readonly on: LocalDate; readonly newHeadId?: string | undefined },
  today: LocalDate,
): Answer {
  const { movers, on } = split;
  const refused = refuseDay(household, on, today);
  if (refused !== undefined) return failure(refused);
  const going = new Set(movers.map(({ personId }) => personId));
  if (movers.length === 0 || going.size !== movers.length) return failure(refuse("registry.no_member_moves"));
  if (going.size === household.members.length) return failure(refuse("registry.no_member_stays"));
  const heads = movers.filter(({ relation }) => relation === "head").length;
  if (heads !== 1) return failure(refuse("registry.one_head", { heads }));
  const left = leaveTogether(household, movers, { on, newHeadId: split.newHeadId });
  if (!left.ok) return left;
  return success({ first: left.value, second: { ends: [], begins: beginsOf(movers, on) } });
}

/** Those who go are gone on the day before `on`. */
function leaveTogether(
  household: HouseholdNow,
  movers: readonly Mover[],
  { on, newHeadId }: { readonly on: LocalDate; readonly newHeadId: string | undefined },
): Result<HouseholdChange, Refusal> {
  const lastDay = addDays(on, -1);
  const going = new Set(movers.map(({ personId }) => personId));
  const leaving = household.members.filter(({ personId }) => going.has(personId));
  if (leaving.length !== going.size) return failure(refuse("registry.not_a_member"));
  const late = leaving.find(({ from }) => from > lastDay);
  if (late !== undefined) return failure(refuse("registry.before_membership", { day: on, from: late.from }));
  const ends = leaving.map(({ personId }) => ({ personId, lastDay }));
  if (!leaving.some(({ relation }) => relation === "head") || leaving.length === household.members.length)
    return success({ ends, begins: [] });
  const successor = household.members.find(({ personId }) => personId === newHeadId && !going.has(personId));
  if (successor === undefined) return failure(refuse("registry.head_needs_successor"));
  if (successor.from > lastDay) return failure(refuse("registry.before_membership", { day: on, from: successor.from }));
  return success({
    ends: [...ends, { personId: successor.personId, lastDay }],
    begins: [{ personId: successor.personId, relation: "head", from: on }],
  });
}

const beginsOf = (movers: readonly Mover[], from: LocalDate): HouseholdChange["begins"] =>
  movers.map(({ personId, relation }) => ({ personId, relation, from }));

/** All members of the first household live with the second from `on`, and the first ends on the day before. */
export function joinHouseholds(
  first: HouseholdNow,
  second: HouseholdNow,
  joining: { readonly movers: readonly Mover[]; readonly on: LocalDate },
  today: LocalDate,
): Answer {
  const { movers, on } = joining;
  const refused = refuseDay(first, on, today) ?? refuseDay(second, on, today);
  if (refused !== undefined) return failure(refused);
  if (movers.length !== first.members.length) return failure(refuse("registry.member_left_out"));
  if (movers.some(({ relation }) => relation === "head")) return failure(refuse("registry.one_head", { heads: 2 }));
  const left = leaveTogether(first, movers, { on, newHeadId: undefined });
  if (!left.ok) return left;
  const lastDay = addDays(on, -1);
  if (lastDay < first.registeredOn)
    return failure(refuse("registry.before_registration", { day: on, registered: first.registeredOn }));
  return success({
    first: { ...left.value, closes: { on: lastDay, reason: "merged" } },
    second: { ends: [], begins: beginsOf(movers, on) },
  });
}

/** Somebody leaves one household and lives with another from `on`: one act, so that nobody is without a household between. */
export function movePerson(
  first: HouseholdNow,
  second: HouseholdNow,
  moving: Mover & { readonly on: LocalDate; readonly newHeadId?: string | undefined },
  today: LocalDate,
): Answer {
  const { personId, relation, on, newHeadId } = moving;
  const refused = refuseDay(first, on, today);
  if (refused !== undefined) return failure(refused);
  const left = leaveMember(first, { personId, on: addDays(on, -1), newHeadId }, today);
  if (!left.ok) return left;
  const joined = joinMember(second, { personId, relation, on }, today);
  return joined.ok ? success({ first: left.value, second: joined.value }) : joined;
}

/** What prevents a move to another commune. */
export type OnTheWay = {
  readonly closedOn: LocalDate | null;
  /** The last day on which a member came or went or the household moved. */
  readonly changedOn: LocalDate | null;
  /** From when the last decision on its class holds. */
  readonly decidedOn: LocalDate | null;
  readonly supports: number;
  readonly payments: number;
  readonly reviews: number;
};

/**
 * A household takes its status with it, and leaves what is unfinished behind: so nothing may be unfinished. Asked again when the
 * other commune accepts, since weeks lie between.
 */
export function refuseTransfer(household: OnTheWay, on: LocalDate, today: LocalDate): Refusal | undefined {
  const { closedOn, changedOn, decidedOn, payments, supports, reviews } = household;
  if (closedOn !== null) return refuse("registry.household_closed", { day: closedOn });
  if (on > today) return refuse("registry.day_in_future", { day: on });
  if (changedOn !== null && on <= changedOn) return refuse("registry.changed_since", { day: on, changed: changedOn });
  if (decidedOn !== null && on <= decidedOn) return refuse("registry.decided_since", { day: on, decided: decidedOn });
  if (payments > 0) return refuse("registry.payment_on_its_way", { payments });
  if (supports > 0) return refuse("registry.support_unfinished", { supports });
  return reviews > 0 ? refuse("registry.review_under_way") : undefined;
}

export const transferStates = ["asked", "accepted", "refused", "withdrawn"] as const;
export type TransferState = (typeof transferStates)[number];

/** What was answered stays. A refusal says why. */
export function answerTransfer(
  state: TransferState,
  answer: { readonly accepts: boolean; readonly answer?: string | undefined },
): Result<"accepted" | "refused", Refusal> {
  if (state !== "asked") return failure(refuse("registry.transfer_answered"));
  if (answer.accepts) return success("accepted");
  return (answer.answer ?? "") === "" ? failure(refuse("registry.refusal_needs_reason")) : success("refused");
}

/** By the commune that asked, as long as nobody has answered. */
export function withdrawTransfer(state: TransferState): Result<"withdrawn", Refusal> {
  return state === "asked" ? success("withdrawn") : failure(refuse("registry.transfer_answered"));
}
