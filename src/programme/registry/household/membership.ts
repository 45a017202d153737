/** Who lived in which household, as what, from when to when. A person lives in one household at a time. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { HouseholdId } from "./household.ts";
import type { PersonId } from "#programme/registry/person/person.ts";

/** Relation to the head of the household (quan hệ với chủ hộ), as in the forms and the certificate. */
export const relations = [
  "head",
  "spouse",
  "child",
  "child_in_law",
  "parent",
  "grandchild",
  "sibling",
  "other_relative",
  "not_related",
] as const;
export type Relation = (typeof relations)[number];

export type Membership = {
  readonly personId: PersonId;
  readonly householdId: HouseholdId;
  readonly relation: Relation;
  /** First day. */
  readonly from: LocalDate;
  /** Last day; undefined: still a member. */
  readonly to: LocalDate | undefined;
};

export function isMemberOn(membership: Pick<Membership, "from" | "to">, onDate: LocalDate): boolean {
  return membership.from <= onDate && (membership.to === undefined || onDate <= membership.to);
}

/** Two memberships of one person may touch (one ends, the next begins the day after) but never share a day. */
export function overlap(a: Pick<Membership, "from" | "to">, b: Pick<Membership, "from" | "to">): boolean {
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);
}
