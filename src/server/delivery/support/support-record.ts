import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { applyActivityAct } from "#programme/delivery/activity/activity-state.ts";
import type { ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { moveSupport } from "#programme/delivery/correct-delivery.ts";
import type { SupportAct, SupportState } from "#programme/delivery/support-acts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { holdActivityOfSupport, stateOfActivity } from "#server/delivery/activity/activity-acts-store.ts";
import { activityOfSupport } from "#server/delivery/activity/activities-store.ts";
import { approvalDay } from "./support-acts-store.ts";
import { loadSupports } from "./supports-store.ts";
import type { LoadedSupport } from "./supports-store.ts";

type Key = { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };
/** The audit keeps what is done in the commune that gives the support. */
type SupportNow = LoadedSupport & { readonly areaId: string; readonly activityState: ActivityState };

/** A support under its lock, with the state that the act leads to. */
export type SupportContext = ActContext & { readonly record: SupportNow; readonly next: SupportState };

export const supportAct = movesOnKey<Key, SupportNow, SupportAct, SupportState>({
  nameOf: ({ supportId }) => ({ recordKind: "support", recordId: supportId }),
  lock: holdActivityOfSupport,
  areaOf: async (tx, { householdId }) => communeOfHousehold(tx, householdId),
  activityOf: activityOfSupport,
  days: { approval: async ({ tx, server }, key) => approvalDay(tx, key, server.timeZone) },
  find: async ({ tx }, key) => {
    const [support] = await loadSupports(tx, [key]);
    return support === undefined
      ? failure(refuse("record.not_found"))
      : success({
          ...support,
          areaId: support.communeId,
          activityState: await stateOfActivity(tx, support.activityId),
        });
  },
  next: ({ state, amount, activityState }, act) => {
    const going = act === "deliver" ? applyActivityAct(activityState, "deliver") : success(activityState);
    return going.ok ? moveSupport({ state: state as SupportState, amount }, act) : going;
  },
});
