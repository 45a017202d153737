import type { LocalDate } from "#kernel/local-date.ts";
import type { Relation } from "./membership.ts";

type Membership = { readonly relation: Relation; readonly from: LocalDate; readonly to: LocalDate | null };
type Someone = { readonly diedOn: LocalDate | null; readonly memberships: readonly Membership[] };

/**
 * The members on a day, and of each what was so until then: what ended later is not over yet, what came later is not there.
 * The head of that day first.
 */
export function peopleOn<Person extends Someone>(
  people: readonly Person[],
  on: LocalDate,
): (Person & { memberships: Membership[] })[] {
  return people
    .map((someone) => ({
      ...someone,
      diedOn: someone.diedOn !== null && someone.diedOn <= on ? someone.diedOn : null,
      memberships: someone.memberships
        .filter(({ from }) => from <= on)
        .map(({ relation, from, to }) => ({ relation, from, to: to !== null && to < on ? to : null })),
    }))
    .filter(({ memberships }) => memberships.some(({ to }) => to === null))
    .toSorted((a, b) => Number(isHead(b)) - Number(isHead(a)));
}

function isHead({ memberships }: Pick<Someone, "memberships">): boolean {
  return memberships.some(({ relation, to }) => relation === "head" && to === null);
}
