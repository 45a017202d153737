/**
 * What speaks against a personal identification number: PPP G YY RRRRRR, where PPP is the province in which the birth was registered,
 * G the century and the sex (1900s 0 and 1, 2000s 2 and 3, and so on; even for men), YY the year (docs/law.md L8). It has no check digit,
 * and sex and birth may have been corrected after it was given: so these warn, and never hinder.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Sex } from "./person.ts";

export const numberWarnings = ["number_province_unknown", "number_sex_differs", "number_birth_differs"] as const;
export type NumberWarning = (typeof numberWarnings)[number];

/** The nine-digit number of old cards proves nothing since 2025-01-01; it is kept, because old files find people by it. */
export const legacyWarning = "number_no_longer_valid";

/** Codes of provinces run from 001 to 096; those of countries are for who was born abroad and are not listed here. */
const lastProvince = 96;

export function personalIdWarnings(
  number: string,
  person: { readonly birthDate?: LocalDate | null | undefined; readonly sex?: Sex | null | undefined },
): readonly NumberWarning[] {
  const [province, digit, year] = [number.slice(0, 3), number.slice(3, 4), number.slice(4, 6)].map(Number);
  if (province === undefined || digit === undefined || year === undefined) return [];
  const bornIn = 1900 + Math.floor(digit / 2) * 100 + year;
  const { birthDate, sex } = person;
  const isMale = digit % 2 === 0;
  return [
    ...(province < 1 || province > lastProvince ? (["number_province_unknown"] as const) : []),
    ...(sex != null && (sex === "male") !== isMale ? (["number_sex_differs"] as const) : []),
    ...(birthDate != null && Number(birthDate.slice(0, 4)) !== bornIn ? (["number_birth_differs"] as const) : []),
  ];
}
