import type { registerHousehold } from "#contract/registry/household.ts";
import { readIdentifier } from "#programme/registry/person/identifier.ts";
import { formIdentifier } from "#programme/registry/household/register-household.ts";
import type { WrittenAsk } from "#web/ui/form/written.ts";

export type RegisterDraft = WrittenAsk<typeof registerHousehold>;
export type MemberDraft = NonNullable<RegisterDraft["members"]>[number];

/** A household as the form begins: its head is asked for at once. */
export function newDraft(newId: () => string, today: string, communeId: string): RegisterDraft {
  return {
    householdId: newId(),
    communeId,
    residence: "permanent",
    registeredOn: today,
    members: [newMemberDraft(newId, "head")],
  };
}

export function newMemberDraft(newId: () => string, relation: string): MemberDraft {
  return { personId: newId(), relation, birthPrecision: "day" };
}

/** Members whose personal number cannot be one, by their place in the form. */
export function wrongNumbers({ members = [] }: RegisterDraft): readonly number[] {
  return members.flatMap(({ personalId = "" }, at) =>
    personalId === "" || readIdentifier(formIdentifier, personalId) !== undefined ? [] : [at],
  );
}
