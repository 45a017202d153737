/** As long as a name may be (docs/real-input.md), by hand and in files. */
export const longestName = 200;

export const hasLetter = (name: string): boolean => /\p{L}/u.test(name);

/** Why something written is no name of a person or a place: "-", "123", or a text that slipped into the wrong column. */
export function nameFault(name: string): "name_too_long" | "name_without_letters" | undefined {
  if (name.length > longestName) return "name_too_long";
  return hasLetter(name) ? undefined : "name_without_letters";
}
