/** A pair of records under its lock and that of both households. What was decided is kept with the household of the left one. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import type { RuledContext } from "#server/platform/act/rule-act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import { lockHouseholds } from "#server/registry/household/household-acts-store.ts";
import { findPairState, lockPair } from "./duplicates-store.ts";
import type { LoadedPair, PairKey } from "./duplicates-store.ts";

type PairNow = LoadedPair & { readonly areaId: string };

export const { act: pairAct } = actsByRule<PairKey, PairNow>({
  name: "household",
  idOf: ({ params }) => params.leftHouseholdId,
  lock: async (tx, { params }) => {
    await lockHouseholds(tx, [params.leftHouseholdId, params.rightHouseholdId]);
    return lockPair(tx, params);
  },
  find: async (tx, { params }) => {
    const pair = await findPairState(tx, params);
    return pair && { ...pair, areaId: pair.leftCommuneId };
  },
});

/** Both records lie where the officer may act: a pair across communes is the province's to decide. */
export function refuseAcross({ record: pair, areas }: RuledContext<PairNow>): Refusal | undefined {
  const isOwn = [pair.leftCommuneId, pair.rightCommuneId].every((areaId) => coversArea(areas, areaId));
  return isOwn ? undefined : refuse("registry.pair_across_communes");
}
