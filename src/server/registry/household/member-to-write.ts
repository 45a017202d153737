import type { z } from "zod";
import type { newMember } from "#contract/registry/household.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import { readIdentifier } from "#programme/registry/person/identifier.ts";
import { personalIdWarnings } from "#programme/registry/person/identifier-warnings.ts";
import { formIdentifier } from "#programme/registry/household/register-household.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { PersonToWrite } from "./household-rows.ts";
import { sealIdentifier } from "#server/registry/person/seal-identifier.ts";

type NewMember = z.output<typeof newMember>;

/** Why this person cannot become a member on that day; undefined when nothing hinders. */
export function refuseMember(member: NewMember, on: LocalDate): Refusal | undefined {
  if (member.birthDate > on) return refuse("registry.born_in_future", { name: member.fullName, day: member.birthDate });
  return member.personalId !== undefined && readIdentifier(formIdentifier, member.personalId) === undefined
    ? refuse("registry.not_an_identifier", { name: member.fullName, field: "member.personalId" })
    : undefined;
}

/** What the form says of a person, ready to be written: texts cleaned, the number sealed. */
export function memberToWrite(context: ActContext, member: NewMember, memberFrom: LocalDate): PersonToWrite {
  const number = member.personalId === undefined ? undefined : readIdentifier(formIdentifier, member.personalId);
  return {
    personId: member.personId,
    membershipId: context.newId(),
    fullName: cleanText(member.fullName),
    birthDate: member.birthDate,
    birthPrecision: member.birthPrecision,
    sex: member.sex,
    ethnicityCode: member.ethnicityCode,
    localGroup: member.localGroup === undefined ? undefined : cleanText(member.localGroup),
    disability: member.disability,
    merit: member.merit,
    phone: member.phone === undefined ? undefined : cleanText(member.phone),
    flags: number === undefined ? [] : [...personalIdWarnings(number, member)],
    sourceKey: undefined,
    relation: member.relation,
    memberFrom,
    identifiers:
      number === undefined ? [] : [sealIdentifier(context.server.keys, member.personId, formIdentifier, number)],
  };
}
