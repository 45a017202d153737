/** Corrections of what is recorded: asked for by one officer, decided by another. Only what differs from the record is asked for. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import type { Relation } from "#programme/registry/household/membership.ts";
import type { BirthPrecision, DisabilityLevel, Sex } from "#programme/registry/person/person.ts";

export const correctionStates = ["asked", "approved", "refused"] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** Of what: a person's facts, a number, who belongs to the household and since when, the household's own facts. */
export const correctionKinds = ["person", "identifier", "membership", "household"] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** What can be recorded wrongly of a person and decides about the household. */
export type PersonFacts = {
  readonly fullName: string | null;
  readonly birthDate: LocalDate | null;
  readonly birthPrecision: BirthPrecision | null;
  readonly sex: Sex | null;
  readonly ethnicityCode: string | null;
  readonly disability: DisabilityLevel | null;
};
/** Of the person's latest stay in the household. */
export type MembershipFacts = {
  readonly relation: Relation;
  readonly memberFrom: LocalDate;
  readonly memberTo: LocalDate | null;
};
export type HouseholdFacts = {
  readonly address: string | null;
  readonly villageId: string | null;
  readonly residence: Residence;
};
/** Masked: the number itself is sealed and is in no facts. */
export type NumberFacts = { readonly number: string | null };

export type CorrectedFacts = Partial<PersonFacts & MembershipFacts & HouseholdFacts & NumberFacts>;
export type Correction = { readonly before: CorrectedFacts; readonly after: CorrectedFacts };

const fields = {
  person: ["fullName", "birthDate", "birthPrecision", "sex", "ethnicityCode", "disability"],
  identifier: ["number"],
  membership: ["relation", "memberFrom", "memberTo"],
  household: ["address", "villageId", "residence"],
} as const satisfies Record<CorrectionKind, readonly (keyof CorrectedFacts)[]>;

type Said = { readonly [Field in keyof CorrectedFacts]?: CorrectedFacts[Field] | undefined };

/** What is said but is recorded so already is left out. */
export function askCorrection(
  kind: CorrectionKind,
  recorded: CorrectedFacts,
  said: Said,
  household: { readonly today: LocalDate; readonly registeredOn: LocalDate },
): Result<Correction, Refusal> {
  const refused =
    kind === "membership" ? refuseMembership(recorded, said, household) : refuseBirth(recorded, said, household.today);
  if (refused !== undefined) return failure(refused);
  const changed = fields[kind].filter((field) => said[field] !== undefined && said[field] !== recorded[field]);
  if (changed.length === 0) return failure(refuse("registry.nothing_to_correct"));
  return success({
    before: Object.fromEntries(changed.map((field) => [field, recorded[field] ?? null])),
    after: Object.fromEntries(changed.map((field) => [field, said[field]])),
  });
}

function refuseBirth(recorded: CorrectedFacts, said: Said, today: LocalDate): Refusal | undefined {
  if (said.birthDate == null || said.birthDate <= today) return undefined;
  return refuse("registry.born_in_future", { name: said.fullName ?? recorded.fullName ?? "", day: said.birthDate });
}

/** Who is head is said by the act that changes the head, for both of them at once. */
function refuseMembership(
  recorded: CorrectedFacts,
  said: Said,
  { today, registeredOn }: { readonly today: LocalDate; readonly registeredOn: LocalDate },
): Refusal | undefined {
  const relation = said.relation ?? recorded.relation;
  const from = said.memberFrom ?? recorded.memberFrom;
  const to = said.memberTo === undefined ? recorded.memberTo : said.memberTo;
  const isHeadConcerned = relation === "head" || recorded.relation === "head";
  const onlyBegins = said.relation === undefined && said.memberTo === undefined;
  if (isHeadConcerned && !onlyBegins) return refuse("registry.head_is_changed_by_act");
  const late = [from, to].find((day) => day != null && day > today);
  if (late != null) return refuse("registry.day_in_future", { day: late });
  if (from !== undefined && from < registeredOn)
    return refuse("registry.before_registration", { day: from, registered: registeredOn });
  if (from !== undefined && to != null && to < from) return refuse("registry.before_membership", { day: to, from });
  return undefined;
}

/** Who asked does not decide; what was decided stays; a record that changed meanwhile is looked at again. */
export function decideCorrection(
  correction: Correction & { readonly state: CorrectionState; readonly askedBy: string },
  recorded: CorrectedFacts,
  decision: { readonly officerId: string; readonly approves: boolean },
): Result<CorrectionState, Refusal> {
  if (correction.state !== "asked") return failure(refuse("registry.correction_decided"));
  if (correction.askedBy === decision.officerId) return failure(refuse("registry.asker_does_not_decide"));
  if (!decision.approves) return success("refused");
  const before = new Map<string, unknown>(Object.entries(correction.before));
  const now = new Map<string, unknown>(Object.entries(recorded));
  const isStale = [...before].some(([field, value]) => value !== (now.get(field) ?? null));
  return isStale ? failure(refuse("registry.recorded_otherwise_since")) : success("approved");
}
