/** A correction under its lock and that of its household, with what is recorded now of that which it corrects. */
import type * as rule from "#programme/registry/correction/correction.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import type { RuledContext } from "#server/platform/act/rule-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { lockHouseholds } from "#server/registry/household/household-acts-store.ts";
import * as subjects from "./correction-subjects-store.ts";
import { loadCorrection } from "./corrections-store.ts";
import type { StoredCorrection } from "./corrections-store.ts";
import type { Id } from "#kernel/id.ts";

type CorrectionNow = StoredCorrection & {
  readonly areaId: string;
  readonly household: subjects.HouseholdOfCorrection;
  readonly recorded: rule.CorrectedFacts;
};
export type CorrectionContext = RuledContext<CorrectionNow>;

export const { act: correctionAct } = actsByRule<
  { readonly householdId: Id<"household">; readonly correctionId: Id<"correction"> },
  CorrectionNow
>({
  name: "correction",
  idOf: ({ params }) => params.correctionId,
  lock: async (tx, { params }) => lockHouseholds(tx, [params.householdId]),
  find: async (tx, { params }) => {
    const { householdId } = params;
    const correction = await loadCorrection(tx, params);
    const household = await subjects.loadHouseholdFacts(tx, { householdId });
    if (correction === undefined || household === undefined) return undefined;
    const recorded = await recordedOf(tx, { ...correction, householdId }, household);
    return recorded && { ...correction, areaId: household.communeId, household, recorded };
  },
});

export type Subject = {
  readonly kind: rule.CorrectionKind;
  readonly householdId: Id<"household">;
  readonly personId: Id<"person"> | null;
  readonly identifierKind: IdentifierKind | null;
};

/** What is recorded of the subject now; undefined when there is no such person there. */
export async function recordedOf(
  tx: Tx,
  { kind, householdId, personId, identifierKind }: Subject,
  household: rule.CorrectedFacts,
): Promise<rule.CorrectedFacts | undefined> {
  if (personId === null) return household;
  const of = { householdId, personId };
  if (kind === "membership") return subjects.loadMembershipFacts(tx, of);
  const person = await subjects.loadPersonFacts(tx, of);
  if (kind !== "identifier" || identifierKind === null || person === undefined) return person;
  const last = await subjects.findLastDigits(tx, { ...of, kind: identifierKind });
  return { number: last === undefined ? null : masked(last) };
}

export const masked = (last: string) => `•••${last}`;
