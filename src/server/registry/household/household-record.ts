/** A household under its lock, with who is a member now. What may be done to it is a matter of days and members, not of a state. */
import { actsByRule } from "#server/platform/act/rule-act.ts";
import type { RuledContext } from "#server/platform/act/rule-act.ts";
import { loadHouseholdNow, lockHouseholds } from "./household-acts-store.ts";
import type { LoadedHousehold } from "./household-acts-store.ts";
import type { Id } from "#kernel/id.ts";

export type HouseholdContext = RuledContext<LoadedHousehold>;

export const { act: householdAct, addTo: addToHousehold } = actsByRule<
  { readonly householdId: Id<"household"> },
  LoadedHousehold
>({
  name: "household",
  idOf: ({ params }) => params.householdId,
  lock: async (tx, { params }) => lockHouseholds(tx, [params.householdId]),
  find: async (tx, { params }) => loadHouseholdNow(tx, params.householdId),
});
