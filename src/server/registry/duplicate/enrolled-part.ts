/**
 * A part of the people who are enrolled, as the database writes it: one text that the thread which answers others hands on without
 * reading it. The thread that links people reads it.
 */
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PersonRecord } from "#programme/registry/duplicate/code-people.ts";
import type { Birth, Sex } from "#programme/registry/person/person.ts";

export type EnrolledPerson = {
  readonly personId: Id<"person">;
  readonly householdId: Id<"household">;
  readonly communeId: string;
};

/** In the order of `enrolled-people-store.ts`; numbers are keyed fingerprints in hexadecimal digits: compared and never read. */
export type EnrolledRow = readonly [
  personId: Id<"person">,
  householdId: Id<"household">,
  communeId: string,
  villageId: string | null,
  address: string | null,
  name: string,
  birthDate: LocalDate | null,
  birthPrecision: Birth["precision"] | null,
  sex: Sex | null,
  phone: string | null,
  personalId: string | null,
  legacyId: string | null,
];

/** @param part a JSON array of rows, as `readEnrolled` yields it. */
export function readEnrolledPart(part: string): readonly EnrolledRow[] {
  return JSON.parse(part);
}

export function whoOf([personId, householdId, communeId]: EnrolledRow): EnrolledPerson {
  return { personId, householdId, communeId };
}

export function recordOf(row: EnrolledRow): PersonRecord {
  const [, householdId, communeId, villageId, address, name, date, precision, sex, phone, personalId, legacyId] = row;
  return {
    name,
    birth: date === null || precision === null ? undefined : { date, precision },
    sex: sex ?? undefined,
    phone: phone ?? undefined,
    communeId,
    villageId: villageId ?? undefined,
    householdId,
    address: address ?? undefined,
    personalId: numberOf(personalId),
    legacyId: numberOf(legacyId),
  };
}

function numberOf(hexadecimal: string | null): string | undefined {
  return hexadecimal === null ? undefined : BigInt(`0x${hexadecimal}`).toString();
}
