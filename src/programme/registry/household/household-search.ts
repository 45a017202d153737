import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { identifierKinds, readIdentifier } from "#programme/registry/person/identifier.ts";
import { readPhone } from "#programme/registry/person/written-number.ts";
import { searchText } from "./search-text.ts";

/** What somebody typed to find a household: words of a name, or a number by which a person is known. */
export type HouseholdSearch =
  /** Folded by searchText, the longest first; each begins a word of one person's name, in any order. `whole` is the text as it stands. */
  | { readonly by: "name"; readonly words: readonly string[]; readonly whole: string }
  | {
      readonly by: "number";
      readonly identifiers: readonly { readonly kind: IdentifierKind; readonly value: string }[];
      readonly phone: string;
    };

const mostWords = 4;
/** Shorter runs of digits are of no kind of number: a phone has nine or ten, an identifier nine or more. */
const leastDigits = 8;

/** Undefined when nothing was typed that can be looked for. */
export function readSearch(written: string): HouseholdSearch | undefined {
  const digits = written.replaceAll(/\D/g, "");
  const isNumber = digits.length >= leastDigits && /^[+A-Za-z]{0,2}[\d\s.()-]+$/.test(written.trim());
  if (isNumber) {
    const identifiers = identifierKinds.flatMap((kind) => {
      const value = readIdentifier(kind, written);
      return value === undefined ? [] : [{ kind, value }];
    });
    // In the form in which it is kept, written with the country's code or without its zero.
    const phone = readPhone(written)?.replaceAll(/\D/g, "") ?? digits;
    return { by: "number", identifiers, phone };
  }
  const whole = searchText(written);
  const words = whole
    .split(" ")
    .filter((word) => word !== "")
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostWords);
  return words.length === 0 ? undefined : { by: "name", words, whole };
}
