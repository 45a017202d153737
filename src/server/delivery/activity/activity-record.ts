import type { AnyEndpoint, Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { idOf } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import { applyActivityAct } from "#programme/delivery/activity/activity-state.ts";
import type { ActivityAct, ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOn, addRecord } from "#server/platform/act/record-act.ts";
import type { Done, RecordContext } from "#server/platform/act/record-act.ts";
import type { Route } from "#server/platform/act/route.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { findActivity, lockActivity } from "./activities-store.ts";
import { lastDayOf, lastDeliveryOf } from "./activity-acts-store.ts";
import type { Activity } from "./activities-store.ts";
import { kindOf } from "./kinds.ts";
import type { KindInUse } from "./kinds.ts";

export type ActivityInUse = Activity & { readonly areaId: string; readonly inUse: KindInUse };

/** An activity under its lock: what is left of its money and of its plan stays so until the act ends. */
export type ActivityContext = RecordContext<ActivityInUse, ActivityState>;

/** The first day of the year whose money it uses; null where it is not there. */
async function beginningOf(tx: Tx, activityId: Id<"activity">): Promise<LocalDate | null> {
  const activity = await findActivity(tx, activityId);
  return activity === undefined ? null : firstDayOf(activity.year);
}

export const { act: activityAct, tableAct: activityTableAct } = actsOn({
  name: "activity",
  param: "activityId",
  lock: lockActivity,
  find: async (tx, activityId: Id<"activity">): Promise<ActivityInUse | undefined> => {
    const activity = await findActivity(tx, activityId);
    return activity && { ...activity, areaId: activity.communeId, inUse: await kindOf(tx, activity) };
  },
  days: {
    year: async ({ tx }, activityId) => beginningOf(tx, idOf("activity", activityId)),
    opening: async ({ tx }, activityId) => lastDayOf(tx, idOf("activity", activityId), ["open", "reopen"]),
    closing: async ({ tx }, activityId) => lastDayOf(tx, idOf("activity", activityId), ["close"]),
    delivery: async ({ tx }, activityId) => lastDeliveryOf(tx, idOf("activity", activityId)),
  },
  next: ({ state }: ActivityInUse, act: ActivityAct): Result<ActivityState, Refusal> => applyActivityAct(state, act),
});

/** An act that begins a record of an activity that is not closed (a work, a course, a group): its commune and year follow from the activity. */
export function addRecordOfActivity<E extends AnyEndpoint>(
  endpoint: E,
  place: {
    readonly name: string;
    readonly activityOf: (input: Decoded<E>) => Id<"activity">;
    readonly idOf: (input: Decoded<E>) => string;
  },
  body: (
    context: ActContext & { readonly activity: ActivityInUse },
    input: Decoded<E>,
  ) => Promise<Result<Done<Output<E>>, Refusal>>,
): Route {
  return addRecord(
    endpoint,
    {
      name: place.name,
      areaOf: async (tx, input) => (await findActivity(tx, place.activityOf(input)))?.communeId,
      idOf: place.idOf,
      days: { year: async ({ tx }, input) => beginningOf(tx, place.activityOf(input)) },
    },
    async (context, input) => {
      const found = await findActivity(context.tx, place.activityOf(input));
      if (found === undefined) return failure(refuse("record.not_found"));
      if (found.state === "closed")
        return failure(refuse("delivery.activity_closed", { act: endpoint.id.slice(endpoint.id.indexOf(".") + 1) }));
      const activity = { ...found, areaId: found.communeId, inUse: await kindOf(context.tx, found) };
      return body({ ...context, activity }, input);
    },
  );
}
