import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { readIdentifier } from "#programme/registry/person/identifier.ts";
import type { Relation } from "./membership.ts";
import type { BirthPrecision } from "#programme/registry/person/person.ts";

type NewMember = {
  readonly fullName: string;
  readonly relation: Relation;
  readonly birthDate: LocalDate;
  readonly birthPrecision: BirthPrecision;
  readonly personalId?: string | undefined;
};

/** The kind of the number that a form asks for. */
export const formIdentifier: IdentifierKind = "personal_id";

/** Why these people cannot be registered as a household on that day; undefined when they can. */
export function refuseRegistration(
  registration: { readonly registeredOn: LocalDate; readonly members: readonly NewMember[] },
  today: LocalDate,
): Refusal | undefined {
  const { registeredOn, members } = registration;
  if (registeredOn > today) return refuse("registry.registered_in_future", { day: registeredOn });
  const heads = members.filter(({ relation }) => relation === "head").length;
  if (heads !== 1) return refuse("registry.one_head", { heads });
  const unborn = members.find(({ birthDate }) => birthDate > today);
  if (unborn !== undefined) return refuse("registry.born_in_future", { name: unborn.fullName, day: unborn.birthDate });
  const numbers = members.flatMap(({ personalId }) => (personalId === undefined ? [] : [personalId]));
  const wrong = members.find(
    ({ personalId }) => personalId !== undefined && readIdentifier(formIdentifier, personalId) === undefined,
  );
  if (wrong !== undefined) {
    const field = `members.${members.indexOf(wrong)}.personalId`;
    return refuse("registry.not_an_identifier", { name: wrong.fullName, field });
  }
  const read = numbers.map((number) => readIdentifier(formIdentifier, number));
  if (new Set(read).size !== read.length) return refuse("registry.identifier_twice");
  return undefined;
}
