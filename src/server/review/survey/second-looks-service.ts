import * as rules from "#programme/review/survey/second-looks.ts";
import type { SecondLook } from "#programme/review/survey/second-looks.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import * as store from "./second-looks-store.ts";
import type { Id } from "#kernel/id.ts";

/** Marks the scored households of a commune, or of one village of it, that should be looked at again; answers how many they are. */
export async function markSecondLooks(
  tx: Tx,
  round: Round,
  place: { readonly communeId: string; readonly villageId: string | undefined },
): Promise<number> {
  const scope = { ...place, roundId: round.roundId };
  const looks = new Map<Id<"household">, Set<SecondLook>>();
  const mark = (look: SecondLook, householdIds: readonly Id<"household">[]) => {
    for (const householdId of householdIds) looks.set(householdId, (looks.get(householdId) ?? new Set()).add(look));
  };
  const { referenceDate, opensOn: roundOpensOn } = round;
  for (const split of await store.listSplitOff(tx, scope, rules.yearBefore(roundOpensOn)))
    if (rules.isSplitBeforeReview({ ...split, roundOpensOn })) mark("split_before_review", [split.householdId]);
  for (const { householdId, birth } of await store.listMembersElsewhere(tx, scope))
    if (rules.isDependent(birth, referenceDate)) mark("dependent_twice", [householdId]);
  for (const answers of await store.listChangedAnswers(tx, scope, round))
    if (rules.haveManyChanged(answers)) mark("many_answers_changed", [answers.householdId]);
  for (const surveyed of await store.listCommonestAnswers(tx, scope))
    if (rules.doesNotVary(surveyed)) mark("reviewer_does_not_vary", surveyed.householdIds);
  for (const turn of await store.listTurns(tx, scope))
    if (rules.isAgainstNeighbours(turn)) mark("against_neighbours", turn.householdIds);
  const marks = [...looks].map(([householdId, own]) => ({ householdId, looks: [...own] }));
  await store.setLooks(tx, scope, marks);
  return marks.length;
}
