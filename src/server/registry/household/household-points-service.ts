import * as contract from "#contract/registry/household-point.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseAccuracy, refusePoint } from "#programme/registry/household/household-point.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import * as store from "./household-points-store.ts";
import { householdAct } from "./household-record.ts";
import { communeOfHousehold } from "./commune-of-household.ts";

export const getHouseholdPoint = readIn(
  contract.getHouseholdPoint,
  async (tx, { params }) => communeOfHousehold(tx, params.householdId),
  async ({ tx }, { params }) => {
    const commune = await store.findCommuneOf(tx, params.householdId);
    if (commune === undefined) return failure(refuse("record.not_found"));
    const { communeId, provinceId } = commune;
    return success({ point: await store.findPoint(tx, params.householdId), communeId, provinceId });
  },
);

export const recordHouseholdPoint = householdAct(contract.recordHouseholdPoint, async (context, { body }) => {
  const { record: household, tx, today, now, actor } = context;
  const { householdId, communeId } = household;
  const commune = await store.findCommuneOf(tx, householdId);
  if (commune === undefined) return failure(refuse("record.not_found"));
  const refused = refuseAccuracy(body.accuracyM, "accuracyM") ?? refusePoint(body, commune);
  if (refused !== undefined) return failure(refused);
  const taken = { on: today, at: now, by: actor.officerId };
  await store.addPoint(tx, { ...body, ...taken, householdId, communeId, accuracyM: body.accuracyM });
  // Where people live is in no audit entry: only that it was recorded.
  return done({ act: "point", how: body.how }, { householdId });
});
