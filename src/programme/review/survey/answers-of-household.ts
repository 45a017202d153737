/**
 * A review answers for the people of the household as the registry has them on the day of the answers: each of them once, nobody else, with
 * the birth and the sex that are recorded. A member who is left out, or written with another birth, changes the class.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Answers } from "#programme/review/standard/facts.ts";

export type RegisteredMember = {
  readonly personId: string;
  readonly fullName: string | null;
  readonly sex: string | null;
  readonly birthDate: LocalDate | null;
  readonly birthPrecision: string | null;
};

/** A member as somebody wrote him down; birth and sex need not be given again. */
export type GivenMember = { readonly personId: string; readonly [field: string]: unknown };

export type MemberFault =
  /** Not of the household on the day; answered for twice; of the household, and not answered for. */
  | { readonly kind: "unknown" | "repeated" | "unanswered"; readonly personId: string }
  /** What the answers say of the person is not what is recorded. */
  | {
      readonly kind: "differs";
      readonly personId: string;
      readonly field: RegisteredFact;
      readonly given: string;
      readonly recorded: string;
    }
  /** The registry does not know it, so nothing can rest on it. */
  | { readonly kind: "unrecorded"; readonly personId: string; readonly field: RegisteredFact };
export type RegisteredFact = "birth" | "sex";

/** Everything that keeps answers from being those of the household, in the order of what was given. */
export function memberFaults(
  given: readonly GivenMember[],
  registered: readonly RegisteredMember[],
  { needsSex }: { readonly needsSex: boolean },
): readonly MemberFault[] {
  const known = new Map(registered.map((member) => [member.personId, member]));
  const answered = new Set<string>();
  const faults: MemberFault[] = [];
  for (const member of given) {
    const personId = member.personId.toLowerCase();
    const recorded = known.get(personId);
    if (recorded === undefined) faults.push({ kind: "unknown", personId });
    else if (answered.has(personId)) faults.push({ kind: "repeated", personId });
    else faults.push(...factFaults(member, recorded, needsSex));
    answered.add(personId);
  }
  for (const { personId } of registered) if (!answered.has(personId)) faults.push({ kind: "unanswered", personId });
  return faults;
}

function* factFaults(given: GivenMember, recorded: RegisteredMember, needsSex: boolean): Generator<MemberFault> {
  const { personId } = recorded;
  if (recorded.birthDate === null) yield { kind: "unrecorded", personId, field: "birth" };
  else if (isOtherBirth(given, recorded))
    yield {
      kind: "differs",
      personId,
      field: "birth",
      given: textOf(given["birthDate"]),
      recorded: birthText(recorded),
    };
  if (recorded.sex === null && needsSex) yield { kind: "unrecorded", personId, field: "sex" };
  else if (isGiven(given["sex"]) && recorded.sex !== null && given["sex"] !== recorded.sex)
    yield { kind: "differs", personId, field: "sex", given: textOf(given["sex"]), recorded: recorded.sex };
}

/** A year alone is held against the year. */
function isOtherBirth(given: GivenMember, { birthDate, birthPrecision }: RegisteredMember): boolean {
  const { birthDate: date, birthPrecision: precision } = given;
  if (!isGiven(date)) return false;
  if (/^\d{4}$/.test(textOf(date))) return textOf(date) !== birthDate?.slice(0, 4);
  return date !== birthDate || (isGiven(precision) && precision !== birthPrecision);
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== "";
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? null));

/** As far as it is known: a day, a month or a year. */
function birthText({ birthDate, birthPrecision }: RegisteredMember): string {
  const date = birthDate ?? "";
  return birthPrecision === "year" ? date.slice(0, 4) : birthPrecision === "month" ? date.slice(0, 7) : date;
}

/** The answers with birth and sex as they are recorded, or the first reason why they are not those of the household. */
export function answersOfHousehold(
  answers: Answers,
  registered: readonly RegisteredMember[],
  on: LocalDate,
  needs: { readonly needsSex: boolean },
): Result<Answers, Refusal> {
  if (registered.length === 0) return failure(refuse("review.nobody_lives_there", { day: on }));
  const [fault] = memberFaults(answers.members, registered, needs);
  if (fault !== undefined) return failure(refuseMember(fault, registered, on));
  const known = new Map(registered.map((member) => [member.personId, member]));
  const members = answers.members.map((member) => {
    const recorded = known.get(member.personId.toLowerCase());
    if (recorded === undefined) return member;
    const { personId, sex, birthDate, birthPrecision } = recorded;
    return { ...member, personId, birthDate, birthPrecision, ...(sex === null ? {} : { sex }) };
  });
  return success({ ...answers, members });
}

export function refuseMember(fault: MemberFault, registered: readonly RegisteredMember[], day: LocalDate): Refusal {
  const name = registered.find(({ personId }) => personId === fault.personId)?.fullName ?? fault.personId;
  switch (fault.kind) {
    case "unknown":
      return refuse("review.person_not_in_household", { personId: fault.personId, day });
    case "repeated":
      return refuse("review.person_answered_twice", { name });
    case "unanswered":
      return refuse("review.person_not_answered", { name, day });
    case "differs": {
      const { given, recorded, personId } = fault;
      return refuse(`review.${fault.field}_differs`, { name, given, recorded, personId });
    }
    case "unrecorded":
      return refuse(`review.${fault.field}_unrecorded`, { name, personId: fault.personId });
  }
}
