import type { TFunction } from "i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { partsOf } from "#kernel/local-date.ts";

/** No more than is known: a day, a month or a year. */
export function birthText(
  { birthDate, birthPrecision }: { readonly birthDate: LocalDate | null; readonly birthPrecision: string | null },
  t: TFunction<"registry/household">,
  formatDay: (day: LocalDate) => string,
): string {
  if (birthDate === null) return t("household.unknown");
  const { year, month } = partsOf(birthDate);
  if (birthPrecision === "year") return String(year);
  return birthPrecision === "month" ? `${String(month).padStart(2, "0")}/${year}` : formatDay(birthDate);
}
