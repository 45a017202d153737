import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import { supportStates } from "#programme/delivery/support-acts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { addActivity, findActivity, findPlannedLine } from "./activities-store.ts";
import type { Activity } from "./activities-store.ts";
import { kindOf } from "./kinds.ts";
import type * as contract from "#contract/delivery/activity.ts";

/**
 * Activities as the reader may see them. What a commune plans for households is taken from their need, and what is left of the money is
 * what the others did not get: both are suppressed for who may not read the households, and supports where a state has few of them.
 */
export async function showActivities(
  context: ActContext,
  activities: readonly Activity[],
): Promise<Output<typeof contract.getActivity>[]> {
  const reach = await reachOfCounts(context, [...new Set(activities.map(({ communeId }) => communeId))]);
  const known = new Set(reach?.communes.flatMap((one) => (one.isKnown ? [one.areaId] : [])));
  const rows: Output<typeof contract.getActivity>[] = [];
  for (const activity of activities) {
    const { kind } = await kindOf(context.tx, activity);
    const { programmeId: _programme, programmeVersion: _version, unitCost: _cost, ...exact } = activity;
    const row = { ...exact, kindName: kind.pack.name };
    if (reach === undefined || known.has(activity.communeId)) rows.push(row);
    else {
      // A group or a village plans no households, but each support is one's.
      const isFew = Object.values(exact.supports).some((count) => isSmall(count, reach.smallest));
      const isTold = isFew || ["household", "person"].includes(kind.pack.participants);
      rows.push({
        ...row,
        supports: isFew ? Object.fromEntries(supportStates.map((state) => [state, suppressed])) : exact.supports,
        ...(isTold ? { plannedQuantity: suppressed, remainder: suppressed } : {}),
      });
    }
  }
  return rows;
}

export async function readActivity(
  context: ActContext,
  activityId: string,
): Promise<Result<Output<typeof contract.getActivity>, Refusal>> {
  const activity = await findActivity(context.tx, activityId);
  const [shown] = activity === undefined ? [] : await showActivities(context, [activity]);
  return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
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
