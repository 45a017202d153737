import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { idOf } from "#kernel/id.ts";
import { applyActivityAct } from "#programme/delivery/activity/activity-state.ts";
import type { ActivityAct, ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import type { RecordContext } from "#server/platform/act/record-act.ts";
import { findActivity, lockActivity } from "./activities-store.ts";
import { lastDayOf, lastDeliveryOf } from "./activity-acts-store.ts";
import type { Activity } from "./activities-store.ts";
import { kindOf } from "./kinds.ts";
import type { KindInUse } from "./kinds.ts";

export type ActivityInUse = Activity & { readonly areaId: string; readonly inUse: KindInUse };

/** An activity under its lock: what is left of its money and of its plan stays so until the act ends. */
export type ActivityContext = RecordContext<ActivityInUse, ActivityState>;

export const { act: activityAct } = actsOn({
  name: "activity",
  param: "activityId",
  lock: lockActivity,
  find: async (tx, activityId: Id<"activity">): Promise<ActivityInUse | undefined> => {
    const activity = await findActivity(tx, activityId);
    return activity && { ...activity, areaId: activity.communeId, inUse: await kindOf(tx, activity) };
  },
  days: {
    year: async ({ tx }, activityId) => {
      const activity = await findActivity(tx, idOf("activity", activityId));
      return activity === undefined ? null : firstDayOf(activity.year);
    },
    opening: async ({ tx }, activityId) => lastDayOf(tx, idOf("activity", activityId), ["open", "reopen"]),
    closing: async ({ tx }, activityId) => lastDayOf(tx, idOf("activity", activityId), ["close"]),
    delivery: async ({ tx }, activityId) => lastDeliveryOf(tx, idOf("activity", activityId)),
  },
  next: ({ state }: ActivityInUse, act: ActivityAct): Result<ActivityState, Refusal> => applyActivityAct(state, act),
});
