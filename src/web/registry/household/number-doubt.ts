import type { TFunction } from "i18next";
import { parseLocalDate } from "#kernel/local-date.ts";
import { readIdentifier } from "#programme/registry/person/identifier.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { legacyWarning, personalIdWarnings } from "#programme/registry/person/identifier-warnings.ts";
import { sexes } from "#programme/registry/person/person.ts";
import { flagText } from "./flag-text.ts";

/** What speaks against a number that is being typed (law: it warns, and never hinders); undefined while nothing does. */
export function numberDoubt(
  t: TFunction<"registry/household">,
  typed: { readonly kind: IdentifierKind; readonly number: string },
  person: { readonly birthDate?: string | null | undefined; readonly sex?: string | null | undefined },
): string | undefined {
  const number = readIdentifier(typed.kind, typed.number);
  if (number === undefined) return undefined;
  if (typed.kind === "legacy_id") return flagText(t, legacyWarning);
  if (typed.kind !== "personal_id") return undefined;
  const known = {
    birthDate: parseLocalDate(person.birthDate ?? ""),
    sex: sexes.find((sex) => sex === person.sex),
  };
  const warnings = personalIdWarnings(number, known).map((warning) => flagText(t, warning));
  return warnings.length === 0 ? undefined : warnings.join("; ");
}
