import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { addActivity, findActivity, findPlannedLine } from "./activities-store.ts";
import type { Activity } from "./activities-store.ts";
import { kindOf } from "./kinds.ts";
import type * as contract from "#contract/delivery/activity.ts";

export async function showActivity(tx: Tx, activity: Activity): Promise<Output<typeof contract.getActivity>> {
  const { kind } = await kindOf(tx, activity);
  const { programmeId: _programme, programmeVersion: _version, unitCost: _cost, ...shown } = activity;
  return { ...shown, kindName: kind.pack.name };
}

export async function readActivity(
  { tx }: ActContext,
  activityId: string,
): Promise<Result<Output<typeof contract.getActivity>, Refusal>> {
  const activity = await findActivity(tx, activityId);
  return activity === undefined ? failure(refuse("record.not_found")) : success(await showActivity(tx, activity));
}

/** An activity is opened on a fund line of an approved plan: commune, year, kind and output follow from it. */
export async function startActivity(
  context: ActContext,
  { body }: Decoded<typeof contract.openActivity>,
): Promise<Result<Output<typeof contract.openActivity>, Refusal>> {
  const line = await findPlannedLine(context.tx, body.fundLineId);
  if (line === undefined) return failure(refuse("record.not_found"));
  if (line.planState !== "approved" && line.planState !== "adjusted")
    return failure(refuse("delivery.plan_not_approved", { state: line.planState }));
  await addActivity(context.tx, {
    ...body,
    activityKind: line.activityKind,
    communeId: line.areaId,
    year: line.year,
    outputId: line.outputId,
    place: body.place ?? null,
    endsOn: body.endsOn ?? null,
  });
  await context.audit({
    areaId: line.areaId,
    recordKind: "activity",
    recordId: body.activityId,
    facts: { kind: line.activityKind, fundLine: body.fundLineId },
  });
  return readActivity(context, body.activityId);
}
