import * as contract from "#contract/delivery/cost-sharing.ts";
import type { Output } from "#contract/endpoint.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { checkEdit } from "#programme/delivery/activity/activity-state.ts";
import { checkCostShares, partsOf } from "#programme/delivery/cost-sharing.ts";
import { findActivity } from "#server/delivery/activity/activities-store.ts";
import type { Activity } from "#server/delivery/activity/activities-store.ts";
import { addActivityAct } from "#server/delivery/activity/activity-acts-store.ts";
import { activityAct } from "#server/delivery/activity/activity-record.ts";
import { listBudgetLines, listLinesInForce } from "#server/planning/published.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { listCostShares, replaceCostShares } from "./cost-shares-store.ts";

export const readCostSharing = readOwnAreas(contract.readCostSharing, async ({ tx }, { params }) => {
  const activity = await findActivity(tx, params.activityId);
  return activity === undefined ? failure(refuse("record.not_found")) : success(await showCostSharing(tx, activity));
});

/** Other lines of the commune and year bear a part of a unit. What was proposed before keeps its shares. */
export const shareCost = activityAct(contract.shareCost, "edit", async (context, { body }) => {
  const { tx, record: activity } = context;
  const { reason } = body;
  // A line that is given nothing bears nothing.
  const shares = body.shares.filter(({ amount }) => amount > 0n);
  const { communeId, year, state } = activity;
  const reasoned = checkEdit(state, reason);
  if (!reasoned.ok) return reasoned;
  const checked = checkCostShares(activity.unitCost, shares);
  if (!checked.ok) return checked;
  const possible = new Set((await listLinesInForce(tx, { areaId: communeId, year })).map((line) => line.fundLineId));
  possible.delete(activity.fundLineId);
  const foreign = shares.find(({ fundLineId }) => !possible.has(fundLineId));
  if (foreign !== undefined)
    return failure(refuse("delivery.cost_share_of_other_line", { fundLineId: foreign.fundLineId }));
  await replaceCostShares(tx, activity, shares);
  await addActivityAct(context, activity, { act: "share", reason });
  const said = shares.map(({ fundLineId, amount }) => `${fundLineId}=${amount}`).join(", ");
  return done({ shares: said, reason: reason ?? "" }, await showCostSharing(tx, activity));
});

async function showCostSharing(tx: Tx, activity: Activity): Promise<Output<typeof contract.readCostSharing>> {
  const { activityId, fundLineId, communeId, year, unitCost } = activity;
  const parts = partsOf({
    fundLineId,
    amount: unitCost,
    approved: unitCost,
    others: await listCostShares(tx, activityId),
  });
  const lines = await listBudgetLines(
    tx,
    parts.map((part) => part.fundLineId),
  );
  const shares = parts.flatMap((part) => {
    const found = lines.get(part.fundLineId);
    return found === undefined ? [] : [{ ...found, amount: part.amount }];
  });
  const possible = (await listLinesInForce(tx, { areaId: communeId, year })).filter(
    (line) => line.remainder > 0n && !lines.has(line.fundLineId),
  );
  return { unitCost, shares, possible };
}
