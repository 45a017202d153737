import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import type { RecordContext } from "#server/platform/act/record-act.ts";
import { findActivity, lockActivity } from "./activities-store.ts";
import type { Activity } from "./activities-store.ts";
import { kindOf } from "./kinds.ts";
import type { KindInUse } from "./kinds.ts";

export type ActivityInUse = Activity & { readonly areaId: string; readonly inUse: KindInUse };

/** An open activity under its lock: what is left of its money and of its plan stays so until the act ends. */
export type ActivityContext = RecordContext<ActivityInUse, "open">;

export const { act: activityAct } = actsOn({
  name: "activity",
  param: "activityId",
  lock: lockActivity,
  find: async (tx, activityId: Id<"activity">): Promise<ActivityInUse | undefined> => {
    const activity = await findActivity(tx, activityId);
    return activity && { ...activity, areaId: activity.communeId, inUse: await kindOf(tx, activity) };
  },
  next: ({ state }: ActivityInUse, _move: "support"): Result<"open", Refusal> =>
    state === "open" ? success(state) : failure(refuse("delivery.activity_closed")),
});
