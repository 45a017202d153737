/** Working age on a day: from the least age of the programme to the pension age of the day (Labour Code 2019 Art. 169). */
import type { LocalDate } from "#kernel/local-date.ts";
import { monthsAt } from "#programme/registry/person/age-at.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import { pensionAgeMonths } from "#programme/review/standard/pension-age.ts";
import type { PensionAges } from "#programme/review/standard/pension-age.ts";

/** Undefined where birth, sex or the table of pension ages is not known: then nobody has said no. */
export function isOfWorkingAge(
  birth: Birth | undefined,
  sex: string | null,
  on: LocalDate,
  { pensionAges, leastAge }: { readonly pensionAges: readonly PensionAges[] | undefined; readonly leastAge: number },
): boolean | undefined {
  if (birth === undefined || pensionAges === undefined || (sex !== "male" && sex !== "female")) return undefined;
  const months = monthsAt(birth, on);
  return months >= leastAge * 12 && months < pensionAgeMonths(pensionAges, birth, sex, on);
}
