/** What a livelihood group repays, and whose turn it is. */
import { addMonths } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ClassRole } from "#programme/review/standard/class-role.ts";

export const groupRoles = ["leader", "deputy", "member"] as const;
export const assetEnds = ["dead", "sold", "lost", "returned"] as const;
export const assetStates = ["alive", ...assetEnds] as const;
export type AssetState = (typeof assetStates)[number];

/** The shares of the programme, in percent; null where it says none. */
export type LivelihoodTerms = {
  readonly targetShare: number | null;
  readonly repayAfterMonths: number | null;
  readonly repayInPoverty: number | null;
  readonly repayNearPoverty: number | null;
  /** After how many months it is looked again whether an asset is there. */
  readonly checkEveryMonths: number | null;
};

export const checkFindings = ["healthy", "sick", "not_seen"] as const;

/**
 * What a household repays for an asset, by what its class counts as on the day of receipt. Nothing where the programme lets nothing revolve;
 * a class for which the programme gives no share is refused, since zero would be an answer that nobody gave.
 */
export function repaymentOf(
  { value, receivedOn }: { readonly value: Money; readonly receivedOn: LocalDate },
  role: ClassRole | undefined,
  terms: LivelihoodTerms,
): Result<{ readonly due: Money; readonly dueOn: LocalDate } | null, Refusal> {
  if (terms.repayAfterMonths === null) return success(null);
  const share = role === "in_poverty" ? terms.repayInPoverty : role === "near_poverty" ? terms.repayNearPoverty : null;
  if (share === null) return failure(refuse("delivery.no_revolving_share"));
  return success({
    due: dong((value * BigInt(share)) / 100n),
    dueOn: addMonths(receivedOn, terms.repayAfterMonths),
  });
}

/** Is the share of the target group below what is asked? Compared in whole numbers. */
export function isBelowTargetShare(
  { members, ofTargetGroup }: { readonly members: number; readonly ofTargetGroup: number },
  targetShare: number | null,
): boolean | null {
  return members === 0 || targetShare === null ? null : ofTargetGroup * 100 < members * targetShare;
}

export type InTurn = {
  readonly householdId: string;
  readonly role: ClassRole | undefined;
  readonly joinedOn: LocalDate;
  readonly turns: number;
  readonly holdsNow: boolean;
};

const need: Readonly<Record<ClassRole, number>> = { in_poverty: 0, near_poverty: 1, average_living: 2, outside: 3 };

/** Who is next: of those who hold nothing now, who has had fewest turns, then the poorest, then who joined first. */
export function orderOfTurns<Member extends InTurn>(members: readonly Member[]): readonly Member[] {
  const needOf = ({ role }: InTurn) => (role === undefined ? 4 : need[role]);
  return members
    .filter(({ holdsNow }) => !holdsNow)
    .toSorted(
      (one, other) =>
        one.turns - other.turns ||
        needOf(one) - needOf(other) ||
        (one.joinedOn < other.joinedOn ? -1 : one.joinedOn > other.joinedOn ? 1 : 0) ||
        (one.householdId < other.householdId ? -1 : 1),
    );
}

/** May an asset go to this household? Only to one that holds nothing, and to another than the next one with a reason. */
export function checkRotation(
  members: readonly InTurn[],
  { householdId, reason }: { readonly householdId: string; readonly reason?: string | undefined },
): Result<null, Refusal> {
  const member = members.find((one) => one.householdId === householdId);
  if (member === undefined) return failure(refuse("delivery.not_a_member_of_group"));
  if (member.holdsNow) return failure(refuse("delivery.member_holds_an_asset"));
  const isNext = orderOfTurns(members)[0]?.householdId === householdId;
  return isNext || reason !== undefined ? success(null) : failure(refuse("delivery.rotation_out_of_turn"));
}
