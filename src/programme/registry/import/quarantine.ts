/** Why a row is held back, and what to do about it: codes that the interface tells in its languages (packs/locales, registry). */
export const remedyOf = {
  missing_value: "fill_in",
  unknown_value: "correct_or_map",
  several_flags: "correct_row",
  not_a_number: "correct_row",
  not_a_day: "write_day",
  no_head: "name_head",
  several_heads: "name_head",
  no_people: "add_people",
  household_not_in_file: "add_household",
  household_twice: "correct_row",
  person_twice: "correct_row",
  place_outside: "choose_area",
  village_split: "choose_village",
  other_village: "number_apart",
  village_new: "agree_village",
  number_taken: "compare_households",
  like_registered: "compare_households",
  wrong_cells: "correct_row",
  name_too_long: "correct_row",
  name_without_letters: "correct_row",
} as const;

export type Reason = keyof typeof remedyOf;
export type Remedy = (typeof remedyOf)[Reason];
export const reasons = Object.keys(remedyOf) as readonly Reason[];

export type FileName = "households" | "people";

export type QuarantineEntry = {
  readonly file: FileName;
  /** Line of the file as a table: the line of column names is 1. */
  readonly rowNumber: number;
  readonly householdKey: string | undefined;
  readonly field: string;
  readonly reason: Reason;
  /** The household of the registry that it may be, in words. */
  readonly beside?: string | undefined;
};
