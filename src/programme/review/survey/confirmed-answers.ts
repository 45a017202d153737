/**
 * Answers of an earlier review that the household may confirm: asked by the same form, of a person whose birth and sex are as they were, and
 * not of a kind that moves with age. What the earlier review lacks is asked; the income of the last 12 months always is.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { agesOf, fieldsAskedOf, isAskedAfter } from "#programme/review/standard/asked-of.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { DeclaredField, StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { RegisteredMember } from "./answers-of-household.ts";
import type { Form, FormField } from "./form.ts";

export type Given = Readonly<Record<string, unknown>>;
/** What may be confirmed, by field, and for each person by field. */
export type Confirmable = {
  readonly reviewId: string;
  readonly household: Given;
  readonly members: Readonly<Record<string, Given>>;
};

export type EarlierAnswers = {
  readonly reviewId: string;
  readonly referenceDate: LocalDate;
  /** Its standard, as that review was made by. */
  readonly pack: StandardPack;
  readonly answers: Answers;
};

export const formVersionOf = ({ id, version }: Pick<Form, "id" | "version">): string => `${id} ${version}`;

/** Undefined where nothing can be confirmed: another standard, another version of the form. */
export function confirmableAnswers(
  now: { readonly pack: StandardPack; readonly form: Form; readonly referenceDate: LocalDate },
  earlier: EarlierAnswers,
  members: readonly RegisteredMember[],
): Confirmable | undefined {
  if (earlier.pack.id !== now.pack.id || earlier.answers.form !== formVersionOf(now.form)) return undefined;
  const ofHousehold = now.form.household.flatMap(({ fields }) => fields).map(({ field }) => field);
  const household = keep(ofHousehold, earlier.answers.household, (field) =>
    isStill(earlier.pack.household[field], now.pack.household[field], earlier.answers.household[field]),
  );
  const before = new Map(earlier.answers.members.map((member) => [member.personId, member]));
  const ofMembers = members.flatMap((member) => {
    const then = before.get(member.personId);
    if (then === undefined || !isSamePerson(then, member)) return [];
    return [[member.personId, confirmableOfMember(now, earlier, member, then)] as const];
  });
  return { reviewId: earlier.reviewId, household, members: Object.fromEntries(ofMembers) };
}

/** Birth and sex are what the questions hang on: where one was corrected since, everything is asked. */
function isSamePerson(then: Given, { birthDate, birthPrecision, sex }: RegisteredMember): boolean {
  return then["birthDate"] === birthDate && then["birthPrecision"] === birthPrecision && (then["sex"] ?? null) === sex;
}

function confirmableOfMember(
  now: { readonly pack: StandardPack; readonly form: Form; readonly referenceDate: LocalDate },
  earlier: EarlierAnswers,
  member: RegisteredMember,
  then: Given,
): Given {
  const ages = [
    agesOf(earlier.pack, member, earlier.referenceDate)?.age,
    agesOf(now.pack, member, now.referenceDate)?.age,
  ];
  const asked = fieldsAskedOf(now.pack, member, now.referenceDate);
  const askedThen = fieldsAskedOf(earlier.pack, member, earlier.referenceDate);
  const names = now.form.member.map(({ field }) => field).filter((field) => field !== "sex");
  const kept = (field: string): boolean => {
    const hangsOn = now.pack.member[field]?.when?.field;
    const asks = now.form.member.find((one) => one.field === field);
    return (
      asked.includes(field) &&
      askedThen.includes(field) &&
      isStill(earlier.pack.member[field], now.pack.member[field], then[field]) &&
      !movesWithAge(asks, then[field], ages) &&
      isAskedAfter(now.pack.member, field, then, ages[1]) &&
      (hangsOn === undefined || kept(hangsOn))
    );
  };
  return keep(names, then, kept);
}

/** Given, and declared in the same way by both versions of the standard. */
function isStill(before: DeclaredField | undefined, now: DeclaredField | undefined, value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== "" && now !== undefined && sameText(before) === sameText(now)
  );
}
const sameText = (value: unknown) => JSON.stringify(value ?? null);

/** Other answers are usual at the age now than at the age then, or this one no longer is: a school comes to its end. */
function movesWithAge(
  field: FormField | undefined,
  value: unknown,
  [then, now]: readonly (number | undefined)[],
): boolean {
  if (field?.usualAges === undefined) return false;
  if (then === undefined || now === undefined) return true;
  const usualAt = (age: number) =>
    Object.entries(field.usualAges ?? {}).flatMap(([name, { from, to }]) => (age >= from && age <= to ? [name] : []));
  const isUsual = field.usualAges[String(value)] === undefined || usualAt(now).includes(String(value));
  return !isUsual || usualAt(then).join(" ") !== usualAt(now).join(" ");
}

function keep(names: readonly string[], given: Given, isKept: (name: string) => boolean): Given {
  return Object.fromEntries(names.filter(isKept).map((name) => [name, given[name]]));
}

/** Answers that say that they were confirmed are those of that review, each of them; undefined where they are. */
export function refuseConfirmed(answers: Answers, confirmable: Confirmable | undefined): Refusal | undefined {
  const { confirmed } = answers;
  if (confirmed === undefined) return undefined;
  if (confirmable === undefined || confirmable.reviewId !== confirmed.reviewId)
    return refuse("review.confirmed_of_other_review");
  const others = [
    ...confirmed.household.filter((field) => !isThat(confirmable.household, answers.household, field)),
    ...confirmed.members.flatMap(({ personId, fields }) => {
      const given = answers.members.find((member) => member.personId === personId) ?? {};
      return fields.filter((field) => !isThat(confirmable.members[personId], given, field));
    }),
  ];
  const [first] = others;
  return first === undefined ? undefined : refuse("review.confirmed_differs", { question: first });
}

const isThat = (before: Given | undefined, given: Given, field: string): boolean =>
  before !== undefined && field in before && sameText(before[field]) === sameText(given[field]);

/** How many answers were confirmed. */
export function countConfirmed({ confirmed }: Pick<Answers, "confirmed">): number {
  if (confirmed === undefined) return 0;
  return confirmed.household.length + confirmed.members.reduce((sum, { fields }) => sum + fields.length, 0);
}
