/** Which questions about a member can decide anything: by age, by the age of pension, and by what was answered before. */
import { dayNumber, parseLocalDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { ageAt, monthsAt } from "#programme/registry/person/age-at.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import { pensionAgeMonths } from "./pension-age.ts";
import type { MemberField, StandardPack } from "./standard-pack.ts";

export type Ages = {
  readonly age: number;
  readonly ageMonths: number;
  /** Null where the pack has no table, or the sex is not known. */
  readonly pensionAgeMonths: number | null;
  readonly approximate: boolean;
};

/** A member as far as ages go, with fields of any other kind beside. */
export type Born = {
  readonly birthDate?: unknown;
  readonly birthPrecision?: unknown;
  readonly sex?: unknown;
  readonly [field: string]: unknown;
};

/** On the reference date; undefined where the birth is not known. Who was born after it, and before the answers, is in the first year of life. */
export function agesOf(pack: Pick<StandardPack, "pensionAges">, member: Born, on: LocalDate): Ages | undefined {
  const birth = birthOf(member);
  if (birth === undefined) return undefined;
  const { sex } = member;
  const known = sex === "male" || sex === "female" ? sex : undefined;
  const pension =
    pack.pensionAges === undefined || known === undefined ? null : pensionAgeMonths(pack.pensionAges, birth, known, on);
  const age = ageAt(birth, on);
  if (age !== undefined)
    return { age: age.years, ageMonths: monthsAt(birth, on), pensionAgeMonths: pension, approximate: age.approximate };
  return dayNumber(birth.date) - dayNumber(on) < daysOfRound
    ? { age: 0, ageMonths: 0, pensionAgeMonths: pension, approximate: false }
    : undefined;
}

/** A round is over within the year of its reference date; a birth beyond it is a slip. */
const daysOfRound = 366;

function birthOf({ birthDate, birthPrecision }: Born): Birth | undefined {
  const date = typeof birthDate === "string" ? parseLocalDate(birthDate) : undefined;
  if (date === undefined) return undefined;
  return { date, precision: birthPrecision === "month" || birthPrecision === "year" ? birthPrecision : "day" };
}

/** Is somebody of this age asked? */
export function isAskedAt({ from = 0, to = 200, untilPension = false }: MemberField, ages: Ages): boolean {
  const isBelowPension = ages.pensionAgeMonths === null || ages.ageMonths < ages.pensionAgeMonths;
  return ages.age >= from && ages.age <= to && (!untilPension || isBelowPension);
}

type Hanging = Readonly<Record<string, { readonly when?: MemberField["when"] | null } | undefined>>;

/**
 * Does it matter after what was answered to that on which it hangs? What was not answered, and matters, is asked for itself. Of whom the age
 * is not known it may matter.
 */
export function isAskedAfter(
  fields: Hanging,
  name: string,
  given: Readonly<Record<string, unknown>>,
  age: number | undefined,
): boolean {
  const when = fields[name]?.when ?? undefined;
  if (when === undefined) return true;
  const answer = given[when.field];
  const from = when.onlyFrom?.[String(answer)] ?? 0;
  return (
    when.is.some((one) => one === answer) &&
    (age === undefined || age >= from) &&
    isAskedAfter(fields, when.field, given, age)
  );
}

/** The fields that this member is asked at all; who has no known birth is asked everything. */
export function fieldsAskedOf(pack: StandardPack, member: Born, on: LocalDate): readonly string[] {
  const ages = agesOf(pack, member, on);
  return Object.entries(pack.member)
    .filter(([, field]) => ages === undefined || isAskedAt(field, ages))
    .map(([name]) => name);
}
