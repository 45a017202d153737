import * as contract from "#contract/delivery/activity-acts.ts";
import { editActivity as editContract } from "#contract/delivery/activity.ts";
import type { activityInFull } from "#contract/delivery/activity.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { success } from "#kernel/result.ts";
import type { Result } from "#kernel/result.ts";
import { checkComplete, checkKindValues } from "#programme/delivery/activity/kind-fields.ts";
import type { KindValues } from "#programme/delivery/activity/kind-fields.ts";
import { checkClosing, checkEdit, checkPlan } from "#programme/delivery/activity/activity-state.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { z } from "zod";
import { changeActivity, findPlannedLine } from "./activities-store.ts";
import { findShown } from "./activities-service.ts";
import { addActivityAct, countUnfinished, listActivityActRows, setActivityState } from "./activity-acts-store.ts";
import { activityAct } from "./activity-record.ts";
import type { ActivityContext } from "./activity-record.ts";

/** A plan that was closed since the draft opens nothing more. */
export const openActivity = activityAct(contract.openActivity, "open", async (context, { body }) => {
  const line = await findPlannedLine(context.tx, context.record.fundLineId);
  const planned = checkPlan(line?.planState);
  if (!planned.ok) return planned;
  const { inUse, fields } = context.record;
  const complete = checkComplete(inUse.kind.pack.fields ?? [], fields);
  if (!complete.ok) return complete;
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

export const editActivity = activityAct(editContract, "edit", async (context, { body }) => {
  const { tx, record } = context;
  const { activityId, state, inUse } = record;
  const reasoned = checkEdit(state, body.reason);
  if (!reasoned.ok) return reasoned;
  const declared = inUse.kind.pack.fields ?? [];
  const fields = body.fields ?? record.fields;
  const taken = checkKindValues(declared, fields);
  if (!taken.ok) return taken;
  const complete = state === "draft" ? success(undefined) : checkComplete(declared, fields);
  if (!complete.ok) return complete;
  const { title, startsOn, place = null, endsOn = null } = body;
  const after = { title, place, startsOn, endsOn, fields };
  await changeActivity(tx, { activityId, ...after });
  await addActivityAct(context, record, { act: "edit", reason: body.reason });
  const shown = stillThere(await findShown(context, activityId), `activity ${activityId}`);
  return done({ changed: changedIn(record, after).join(", "), reason: body.reason ?? "" }, shown);
});

type Said = Pick<ActivityContext["record"], "title" | "place" | "startsOn" | "endsOn"> & {
  readonly fields: KindValues;
};

/** What a change changes, by name: the audit keeps no values. */
function changedIn(before: Said, after: Said): readonly string[] {
  const own = (["title", "place", "startsOn", "endsOn"] as const).filter((part) => before[part] !== after[part]);
  const codes = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  return [
    ...own,
    ...codes.filter((code) => before.fields[code] !== after.fields[code]).map((code) => `fields.${code}`),
  ];
}

export const listActivityActs = readOwnAreas(
  contract.listActivityActs,
  async ({ tx }, { params: { activityId } }) =>
    success({
      acts: [...(await listActivityActRows(tx, activityId))],
      unfinished: await countUnfinished(tx, activityId),
    }),
  async (_tx, { params: { activityId } }) => activityId,
);

async function moveOn(
  context: ActivityContext,
  act: "open" | "close" | "reopen",
  how: {
    readonly on: LocalDate;
    readonly reason?: string | undefined;
    readonly facts?: Readonly<Record<string, number>>;
  },
): Promise<Result<Done<z.output<typeof activityInFull>>, Refusal>> {
  const { tx, next: state, record } = context;
  const { activityId } = record;
  await setActivityState(tx, activityId, state);
  await addActivityAct(context, record, { act, doneOn: how.on, reason: how.reason });
  const shown = stillThere(await findShown(context, activityId), `activity ${activityId}`);
  return done({ state, on: how.on, reason: how.reason ?? "", ...how.facts }, shown);
}
