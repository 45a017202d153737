import type { z } from "zod";
import type { newMember, registerHousehold } from "#contract/registry/household.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Id } from "#kernel/id.ts";
import { readIdentifier } from "#programme/registry/person/identifier.ts";
import { formIdentifier } from "#programme/registry/household/register-household.ts";

/** The form as it is typed; kept while the tab is open. */
export type RegisterDraft = {
  readonly householdId: string;
  readonly communeId: string;
  readonly villageId: string;
  readonly address: string;
  readonly residence: "permanent" | "temporary";
  readonly registeredOn: string;
  readonly members: readonly MemberDraft[];
};
export type MemberDraft = {
  readonly personId: string;
  readonly fullName: string;
  readonly relation: z.output<typeof newMember>["relation"];
  readonly sex: "male" | "female" | "";
  readonly birthDate: string;
  readonly birthPrecision: "day" | "month" | "year";
  readonly personalId: string;
  readonly phone: string;
  /** Empty where it is not told: it is a sensitive fact. */
  readonly ethnicityCode: string;
  readonly disability: "mild" | "severe" | "extremely_severe" | "";
  readonly merit: boolean;
};

export function newDraft(newId: () => string, today: LocalDate, communeId: string): RegisterDraft {
  return {
    householdId: newId(),
    communeId,
    villageId: "",
    address: "",
    residence: "permanent",
    registeredOn: today,
    members: [newMemberDraft(newId, "head")],
  };
}

export function newMemberDraft(newId: () => string, relation: MemberDraft["relation"]): MemberDraft {
  return {
    personId: newId(),
    fullName: "",
    relation,
    sex: "",
    birthDate: "",
    birthPrecision: "day",
    personalId: "",
    phone: "",
    ethnicityCode: "",
    disability: "",
    merit: false,
  };
}

/** A field of the form: communeId, registeredOn, or members.POSITION.FIELD. */
export type DraftErrors = ReadonlyMap<string, "required" | "not_an_identifier">;

/** What is missing before the form can be sent; the rules proper are the server's. */
export function errorsOf(draft: RegisterDraft): DraftErrors {
  const errors = new Map<string, "required" | "not_an_identifier">();
  if (draft.communeId === "") errors.set("communeId", "required");
  if (parseLocalDate(draft.registeredOn) === undefined) errors.set("registeredOn", "required");
  for (const [at, member] of draft.members.entries()) {
    if (member.fullName.trim() === "") errors.set(`members.${at}.fullName`, "required");
    if (member.sex === "") errors.set(`members.${at}.sex`, "required");
    if (parseLocalDate(member.birthDate) === undefined) errors.set(`members.${at}.birthDate`, "required");
    if (member.personalId !== "" && readIdentifier(formIdentifier, member.personalId) === undefined) {
      errors.set(`members.${at}.personalId`, "not_an_identifier");
    }
  }
  return errors;
}

/** The act that a complete draft asks for; undefined while something is missing. */
export function registrationOf(draft: RegisterDraft): z.output<(typeof registerHousehold)["body"]> | undefined {
  const registeredOn = parseLocalDate(draft.registeredOn);
  if (registeredOn === undefined || errorsOf(draft).size > 0) return undefined;
  return {
    householdId: draft.householdId as Id<"household">,
    communeId: draft.communeId,
    ...(draft.villageId === "" ? {} : { villageId: draft.villageId }),
    address: draft.address,
    residence: draft.residence,
    registeredOn,
    members: draft.members.flatMap((member) => {
      const birthDate = parseLocalDate(member.birthDate);
      if (birthDate === undefined || member.sex === "") return [];
      return [
        {
          personId: member.personId as Id<"person">,
          fullName: member.fullName,
          relation: member.relation,
          sex: member.sex,
          birthDate,
          birthPrecision: member.birthPrecision,
          merit: member.merit,
          ...(member.ethnicityCode === "" ? {} : { ethnicityCode: member.ethnicityCode }),
          ...(member.disability === "" ? {} : { disability: member.disability }),
          ...(member.personalId === "" ? {} : { personalId: member.personalId }),
          ...(member.phone.trim() === "" ? {} : { phone: member.phone.trim() }),
        },
      ];
    }),
  };
}
