import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { BirthPrecision, DisabilityLevel, Sex } from "./person.ts";

export const correctionStates = ["asked", "approved", "refused"] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** What can be recorded wrongly of a person and decides about the household. */
export type PersonFacts = {
  readonly fullName: string | null;
  readonly birthDate: LocalDate | null;
  readonly birthPrecision: BirthPrecision | null;
  readonly sex: Sex | null;
  readonly ethnicityCode: string | null;
  readonly disability: DisabilityLevel | null;
};
export type Correction = { readonly before: Partial<PersonFacts>; readonly after: Partial<PersonFacts> };

const fields = ["fullName", "birthDate", "birthPrecision", "sex", "ethnicityCode", "disability"] as const;

/** Only what differs from the record is asked for; what is said but is recorded so already is left out. */
export function askCorrection(
  recorded: PersonFacts,
  said: { readonly [Field in keyof PersonFacts]?: PersonFacts[Field] | undefined },
  today: LocalDate,
): Result<Correction, Refusal> {
  if (said.birthDate != null && said.birthDate > today)
    return failure(
      refuse("registry.born_in_future", { name: said.fullName ?? recorded.fullName ?? "", day: said.birthDate }),
    );
  const changed = fields.filter((field) => said[field] !== undefined && said[field] !== recorded[field]);
  if (changed.length === 0) return failure(refuse("registry.nothing_to_correct"));
  return success({
    before: Object.fromEntries(changed.map((field) => [field, recorded[field]])),
    after: Object.fromEntries(changed.map((field) => [field, said[field]])),
  });
}

/** Who asked does not decide; what was decided stays; a record that changed meanwhile is looked at anew. */
export function decideCorrection(
  correction: Correction & { readonly state: CorrectionState; readonly askedBy: string },
  recorded: PersonFacts,
  decision: { readonly officerId: string; readonly approves: boolean },
): Result<CorrectionState, Refusal> {
  if (correction.state !== "asked") return failure(refuse("registry.correction_decided"));
  if (correction.askedBy === decision.officerId) return failure(refuse("registry.asker_does_not_decide"));
  if (!decision.approves) return success("refused");
  const { before } = correction;
  const isStale = fields.some((field) => before[field] !== undefined && before[field] !== recorded[field]);
  return isStale ? failure(refuse("registry.recorded_otherwise_since")) : success("approved");
}
