/** A person as recorded. Nothing here says where somebody lives: that is a membership. */
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";

export type PersonId = Id<"person">;

/** Codes of the official forms: 1 male (nam), 2 female (nữ). */
export const sexes = ["male", "female"] as const;
export type Sex = (typeof sexes)[number];

export const birthPrecisions = ["day", "month", "year"] as const;
export type BirthPrecision = (typeof birthPrecisions)[number];

/** With precision month or year the day (and month) of `date` are 01 and mean nothing. */
export type Birth = { readonly date: LocalDate; readonly precision: BirthPrecision };

/** Levels of the Law on Persons with Disabilities 51/2010, art. 3. */
export const disabilityLevels = ["mild", "severe", "extremely_severe"] as const;
export type DisabilityLevel = (typeof disabilityLevels)[number];

export type Person = {
  readonly id: PersonId;
  /** As written in the papers; peoples of the highlands do not all have a family name, so it is not taken apart. */
  readonly name: string;
  readonly birth: Birth | undefined;
  readonly sex: Sex;
  /** Two digits of the country's list; sensitive (Decree 356/2025 art. 4). Undefined where it was not asked. */
  readonly ethnicityCode: string | undefined;
  /** A group inside a people, such as Ca Dong of the Xơ Đăng. */
  readonly localGroup?: string;
  /** Person of merit to the revolution (người có công với cách mạng). */
  readonly isMerit: boolean;
  readonly disability?: DisabilityLevel;
  readonly diedOn?: LocalDate;
};
