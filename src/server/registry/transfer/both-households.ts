import type { Id } from "#kernel/id.ts";
/** Two households that one act changes, both locked before either is read. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import { loadHouseholdNow, lockHouseholds } from "#server/registry/household/household-acts-store.ts";
import type { LoadedHousehold } from "#server/registry/household/household-acts-store.ts";

type BothHouseholds = { readonly areaId: string; readonly first: LoadedHousehold; readonly second: LoadedHousehold };

export const { act: actBetweenHouseholds } = actsByRule<
  { readonly householdId: Id<"household"> },
  BothHouseholds,
  { readonly intoHouseholdId: Id<"household"> }
>({
  name: "household",
  idOf: ({ params }) => params.householdId,
  lock: async (tx, { params, body }) => lockHouseholds(tx, [params.householdId, body.intoHouseholdId]),
  find: async (tx, { params, body }) => {
    const first = await loadHouseholdNow(tx, params.householdId);
    const second = await loadHouseholdNow(tx, body.intoHouseholdId);
    return first === undefined || second === undefined ? undefined : { areaId: first.areaId, first, second };
  },
});

/** They are two, and the officer may act on the second as on the first. */
export function refuseBetween({ act, areas }: ActContext, { first, second }: BothHouseholds): Refusal | undefined {
  if (first.householdId === second.householdId) return refuse("registry.same_household");
  const { areaId } = second;
  return coversArea(areas, areaId) ? undefined : refuse("authority.not_permitted_here", { act, areaId });
}
