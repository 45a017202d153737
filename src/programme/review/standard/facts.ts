import type { LocalDate } from "#kernel/local-date.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { Scalar, ScalarType } from "#kernel/rule/rule-type.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import type { HouseholdField, MemberField, Setting, StandardPack } from "./standard-pack.ts";

/** Answers of form B as they were given: fields of the standard's pack, and for each member when he or she was born. */
export type Answers = {
  readonly household: Readonly<Record<string, unknown>>;
  readonly members: readonly (Readonly<Record<string, unknown>> & { readonly personId: string })[];
  /** First route to income: đồng a person and month over twelve months, as measured. */
  readonly incomePerPerson?: number | undefined;
  /** Second route: answers to the questions of form B1. */
  readonly points?: Readonly<Record<string, string>> | undefined;
};

/** What the rules are asked about; kept with the review, so that its result can be computed again. */
export type Facts = {
  readonly setting: Setting;
  readonly members: readonly MemberFacts[];
  readonly [field: string]: Scalar | readonly MemberFacts[];
};
export type MemberFacts = { readonly age: number; readonly [field: string]: Scalar };

/** An answer that the standard needs and that is not there, or that it cannot take. */
export type AnswerProblem = {
  readonly path: string;
  readonly problem: "missing" | "wrong_type" | "unknown_value";
  readonly given: string;
};

export type FactsResult =
  | { readonly ok: true; readonly facts: Facts; readonly approximateAges: readonly string[] }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/**
 * Turns answers into facts on the reference date of the round: ages in completed years, only fields that the pack declares.
 * A missing answer is named and never filled in. Answers that nobody of that age need give may be missing.
 */
export function factsOf(pack: StandardPack, answers: Answers, setting: Setting, on: LocalDate): FactsResult {
  const problems: AnswerProblem[] = [];
  const approximateAges: string[] = [];
  const facts: Record<string, Scalar> = {};
  for (const [name, field] of Object.entries(pack.household)) {
    facts[name] = readField(name, field, answers.household[name], field.optional !== true, problems);
  }
  if (answers.members.length === 0) problems.push({ path: "members", problem: "missing", given: "" });
  const members = answers.members.map((member, position): MemberFacts => {
    const path = `members[${position}]`;
    const age = readAge(member, on, path, problems, approximateAges);
    const read: Record<string, Scalar> = {};
    for (const [name, field] of Object.entries(pack.member)) {
      const asked = field.optional !== true && age >= (field.from ?? 0) && age <= (field.to ?? 200);
      read[name] = readField(`${path}.${name}`, field, member[name], asked, problems);
    }
    return { age, ...read };
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, facts: { ...facts, setting, members }, approximateAges };
}

function readAge(
  member: Answers["members"][number],
  on: LocalDate,
  path: string,
  problems: AnswerProblem[],
  approximateAges: string[],
): number {
  const birth = birthOf(member);
  const age = birth === undefined ? undefined : ageAt(birth, on);
  if (age === undefined) {
    problems.push({ path: `${path}.birthDate`, problem: "missing", given: "" });
    return -1;
  }
  if (age.approximate) approximateAges.push(member.personId);
  return age.years;
}

function birthOf(member: Readonly<Record<string, unknown>>): Birth | undefined {
  const { birthDate, birthPrecision } = member;
  const date = typeof birthDate === "string" ? parseLocalDate(birthDate) : undefined;
  if (date === undefined) return undefined;
  return { date, precision: birthPrecision === "month" || birthPrecision === "year" ? birthPrecision : "day" };
}

const javascriptTypes: Readonly<Record<ScalarType, string>> = {
  bool: "boolean",
  int: "number",
  double: "number",
  string: "string",
};

function readField(
  path: string,
  field: HouseholdField | MemberField,
  given: unknown,
  needed: boolean,
  problems: AnswerProblem[],
): Scalar {
  if (given === undefined || given === null || given === "") {
    if (needed) problems.push({ path, problem: "missing", given: "" });
    return null;
  }
  const isOfType =
    typeof given === javascriptTypes[field.type] && (field.type !== "int" || Number.isSafeInteger(given));
  if (!isOfType || (typeof given !== "boolean" && typeof given !== "number" && typeof given !== "string")) {
    problems.push({ path, problem: "wrong_type", given: String(given) });
    return null;
  }
  if (field.values !== undefined && typeof given === "string" && !field.values.includes(given)) {
    problems.push({ path, problem: "unknown_value", given });
    return null;
  }
  return given;
}
