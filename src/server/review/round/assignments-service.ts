/** Who surveys whom, and in which order. */
import { idOf } from "#kernel/id.ts";
import * as contract from "#contract/review/work.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { routeOrder, stretches } from "#programme/review/round/route-order.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { communeOfVillage, findFullName } from "#server/area/published.ts";
import { listReviewersOf, listRouteRows, loadStops, setAssigned } from "./assignments-store.ts";
import { inCommune, inVillage, villageAct } from "./round-record.ts";

export const listReviewers = readIn(contract.listReviewers, inCommune, async ({ tx, today }, { params }) =>
  success({ rows: await listReviewersOf(tx, params.communeId, today) }),
);

/** The village's route is cut into stretches, one for each reviewer in the order in which they are named. */
export const assignReviewers = villageAct(contract.assignReviewers, async (context, { params, body }) => {
  const { tx, today, record } = context;
  const known = new Map(
    (await listReviewersOf(tx, record.areaId, today)).map((one): [string, typeof one] => [one.officerId, one]),
  );
  const stranger = body.officerIds.find((officerId) => !known.has(officerId));
  if (stranger !== undefined) return failure(refuse("review.not_a_reviewer", { officerId: stranger }));
  const stops = await loadStops(tx, params.roundId, params.villageId);
  if (stops.length === 0) return failure(refuse("review.nothing_to_survey"));
  const officerIds = [...new Set(body.officerIds)];
  const parts = stretches(routeOrder(stops), officerIds.length);
  const assigned = parts.flatMap((part, at) =>
    part.map(({ householdId }) => ({ householdId: idOf("household", householdId), reviewerId: officerIds[at] ?? "" })),
  );
  await setAssigned(tx, params.roundId, assigned);
  return done(
    { village: params.villageId, assigned: stops.length, reviewers: officerIds.length },
    {
      households: stops.length,
      onMap: stops.filter(({ point }) => point !== null).length,
      reviewers: officerIds.map((officerId, at) => ({
        officerId,
        fullName: known.get(officerId)?.fullName ?? "",
        households: parts[at]?.length ?? 0,
      })),
    },
  );
});

export const readRoute = readIn(contract.readRoute, inVillage, async ({ tx, actor }, { params, query }) => {
  const { villageId } = params;
  const [villageName, communeId] = [await findFullName(tx, villageId), await communeOfVillage(tx, villageId)];
  if (villageName === undefined || communeId === undefined) return failure(refuse("record.not_found"));
  const rows = await listRouteRows(tx, { ...params, officerId: actor.officerId, onlyMine: query.mine === "yes" });
  return success({ villageName, communeId, rows });
});
