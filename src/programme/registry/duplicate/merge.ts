/** Two records of one person, or of one household: which of them goes, and what of it ends. The other stays as it is. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import { closeHousehold, leaveMember } from "#programme/registry/household/household-changes.ts";
import type { HouseholdChange, HouseholdNow } from "#programme/registry/household/household-changes.ts";

export const pairStates = ["waiting", "merged", "not_same"] as const;
export type PairState = (typeof pairStates)[number];

export type PairDecision = "same_person" | "same_household" | "not_same";

export type Surplus = {
  readonly household: HouseholdNow;
  readonly personId: string;
  /** Its members who are known to be recorded in the household that stays: by this pair and by others between the two. */
  readonly alsoRecorded: ReadonlySet<string>;
};

/** One person: the membership of the surplus record ends. A household of that person alone is itself recorded twice. */
export function mergePerson(surplus: Surplus, on: LocalDate, today: LocalDate): Result<HouseholdChange, Refusal> {
  const { household, personId } = surplus;
  if (household.members.length === 1) return failure(refuse("registry.surplus_is_alone"));
  return leaveMember(household, { personId, on }, today);
}

/** One household: the surplus one closes. Anyone who is recorded in it alone would be lost, so they are named first. */
export function mergeHousehold(surplus: Surplus, on: LocalDate, today: LocalDate): Result<HouseholdChange, Refusal> {
  const others = surplus.household.members.filter(({ personId }) => !surplus.alsoRecorded.has(personId));
  if (others.length > 0) return failure(refuse("registry.surplus_has_others", { people: others.length }));
  return closeHousehold(surplus.household, { on, reason: "registered_twice" }, today);
}

/**
 * What is recorded of the two themselves, as one text: said to be two people they are asked about again only when it has changed. Where
 * and with whom they live is left out: it follows from the records of others too.
 */
export function fingerprintOf(evidence: readonly { readonly field: string; readonly level: string }[]): string {
  const own = evidence.filter(({ field }) => field !== "place" && field !== "household");
  return own.map(({ field, level }) => `${field}=${level}`).join(" ");
}
