import * as contract from "#contract/delivery/activity-acts.ts";
import type { activity } from "#contract/delivery/activity.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { Result } from "#kernel/result.ts";
import { checkClosing } from "#programme/delivery/activity/activity-state.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { z } from "zod";
import { findPlannedLine } from "./activities-store.ts";
import { findShown } from "./activities-service.ts";
import { addActivityAct, countUnfinished, listActivityActRows, setActivityState } from "./activity-acts-store.ts";
import { activityAct } from "./activity-record.ts";
import type { ActivityContext } from "./activity-record.ts";

/** Only what an approved plan pays for is opened: a plan that was closed since the draft opens nothing more. */
export const openActivity = activityAct(contract.openActivity, "open", async (context, { body }) => {
  const line = await findPlannedLine(context.tx, context.record.fundLineId);
  if (line?.planState !== "approved" && line?.planState !== "adjusted")
    return failure(refuse("delivery.plan_not_approved", { state: line?.planState ?? "" }));
  return moveOn(context, "open", { on: body.openedOn });
});

export const closeActivity = activityAct(contract.closeActivity, "close", async (context, { body }) => {
  const unfinished = await countUnfinished(context.tx, context.record.activityId);
  const checked = checkClosing(unfinished, body.reason);
  if (!checked.ok) return checked;
  return moveOn(context, "close", { on: body.closedOn, reason: body.reason, facts: unfinished });
});

export const reopenActivity = activityAct(contract.reopenActivity, "reopen", async (context, { body }) =>
  moveOn(context, "reopen", { on: body.reopenedOn, reason: body.reason }),
);

export const listActivityActs = readOwnAreas(contract.listActivityActs, async ({ tx }, { params: { activityId } }) =>
  success({
    acts: [...(await listActivityActRows(tx, activityId))],
    unfinished: await countUnfinished(tx, activityId),
  }),
);

async function moveOn(
  context: ActivityContext,
  act: "open" | "close" | "reopen",
  how: {
    readonly on: LocalDate;
    readonly reason?: string | undefined;
    readonly facts?: Readonly<Record<string, number>>;
  },
): Promise<Result<Done<z.output<typeof activity>>, Refusal>> {
  const { tx, next: state, record } = context;
  const { activityId, communeId } = record;
  await setActivityState(tx, activityId, state);
  await addActivityAct(tx, {
    activityActId: context.newId(),
    activityId,
    communeId,
    act,
    doneOn: how.on,
    reason: how.reason ?? null,
    at: context.now,
    by: context.actor.officerId,
  });
  const shown = stillThere(await findShown(context, activityId), `activity ${activityId}`);
  return done({ state, on: how.on, reason: how.reason ?? "", ...how.facts }, shown);
}
