import type { LocalDate } from "#kernel/local-date.ts";
import type { Scalar, ScalarType } from "#kernel/rule/rule-type.ts";
import { agesOf, isAskedAfter, isAskedAt } from "./asked-of.ts";
import type { HouseholdField, MemberField, Setting, StandardPack } from "./standard-pack.ts";

/** Answers of form B as they were given: fields of the standard's pack, and for each member when he or she was born. */
export type Answers = {
  readonly household: Readonly<Record<string, unknown>>;
  readonly members: readonly (Readonly<Record<string, unknown>> & { readonly personId: string })[];
  /** First route to income: đồng a person and month over twelve months, as measured. */
  readonly incomePerPerson?: number | undefined;
  /** The sources that the measured income was computed from, where it was. */
  readonly incomeDetail?:
    | readonly {
        readonly source: string;
        readonly months: number | null;
        readonly amount: number;
        readonly cost: number;
      }[]
    | undefined;
  /** Second route: answers to the questions of form B1. */
  readonly points?: Readonly<Record<string, string>> | undefined;
  /** The form and its version by which they were asked; written by the server. */
  readonly form?: string | undefined;
  /** Which of them were confirmed as those of an earlier review, by field. */
  readonly confirmed?: ConfirmedAnswers | undefined;
};

export type ConfirmedAnswers = {
  readonly reviewId: string;
  readonly household: readonly string[];
  readonly members: readonly { readonly personId: string; readonly fields: readonly string[] }[];
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
  /** The question, by its field; "members" where nobody is answered for. */
  readonly field: string;
  /** Whom it is about; undefined of the household's own. */
  readonly personId?: string;
  readonly problem: "missing" | "wrong_type" | "unknown_value";
  readonly given: string;
};

export type FactsResult =
  | { readonly ok: true; readonly facts: Facts; readonly approximateAges: readonly string[] }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/**
 * Turns answers into facts on the reference date of the round: ages in completed years, only fields that the pack declares.
 * A missing answer is named and never filled in. Answers that can decide nothing about the member may be missing.
 */
export function factsOf(pack: StandardPack, answers: Answers, setting: Setting, on: LocalDate): FactsResult {
  const problems: AnswerProblem[] = [];
  const approximateAges: string[] = [];
  const facts: Record<string, Scalar> = {};
  for (const [name, field] of Object.entries(pack.household)) {
    const needed = field.optional !== true && field.neededFor === undefined;
    facts[name] = readField({ path: name, field: name }, field, answers.household[name], needed, problems);
  }
  if (answers.members.length === 0) problems.push({ path: "members", field: "members", problem: "missing", given: "" });
  const members = answers.members.map((member, position): MemberFacts => {
    const { personId } = member;
    const path = `members[${position}]`;
    const ages = agesOf(pack, member, on);
    if (ages === undefined)
      problems.push({ path: `${path}.birthDate`, field: "birthDate", personId, problem: "missing", given: "" });
    if (ages?.approximate === true) approximateAges.push(personId);
    const read: Record<string, Scalar> = {};
    for (const [name, field] of Object.entries(pack.member)) {
      const needed =
        field.optional !== true &&
        ages !== undefined &&
        isAskedAt(field, ages) &&
        isAskedAfter(pack.member, name, member, ages.age);
      read[name] = readField({ path: `${path}.${name}`, field: name, personId }, field, member[name], needed, problems);
    }
    const { ageMonths = null, pensionAgeMonths = null } = ages ?? {};
    const months = pack.pensionAges === undefined ? {} : { ageMonths, pensionAgeMonths };
    return { age: ages?.age ?? -1, ...months, ...read };
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, facts: { ...facts, setting, members }, approximateAges };
}

type Place = Pick<AnswerProblem, "path" | "field" | "personId">;

const javascriptTypes: Readonly<Record<ScalarType, string>> = {
  bool: "boolean",
  int: "number",
  double: "number",
  string: "string",
};

function readField(
  place: Place,
  field: HouseholdField | MemberField,
  given: unknown,
  needed: boolean,
  problems: AnswerProblem[],
): Scalar {
  if (given === undefined || given === null || given === "") {
    if (needed) problems.push({ ...place, problem: "missing", given: "" });
    return null;
  }
  const isOfType =
    typeof given === javascriptTypes[field.type] && (field.type !== "int" || Number.isSafeInteger(given));
  if (!isOfType || (typeof given !== "boolean" && typeof given !== "number" && typeof given !== "string")) {
    problems.push({ ...place, problem: "wrong_type", given: String(given) });
    return null;
  }
  if (field.values !== undefined && typeof given === "string" && !field.values.includes(given)) {
    problems.push({ ...place, problem: "unknown_value", given });
    return null;
  }
  return given;
}
