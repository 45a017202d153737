import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/review/work.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { routeOrder, stretches } from "#programme/review/round/route-order.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listReviewersOf, listRouteRows, loadStops, setAssigned } from "./assignments-store.ts";
import { findAreaName } from "#server/review/paper/papers-store.ts";
import { communeOfVillage } from "./rounds-store.ts";
import { openRoundOf } from "#server/review/survey/survey-service.ts";

/** The village's route is cut into stretches, one for each reviewer in the order in which they are named. */
export async function assign(
  context: ActContext,
  { params, body }: Decoded<typeof contract.assignReviewers>,
): Promise<Result<Output<typeof contract.assignReviewers>, Refusal>> {
  const { tx, today } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const communeId = await communeOfVillage(tx, params.villageId);
  if (communeId === undefined) return failure(refuse("record.not_found"));
  const known = new Map((await listReviewersOf(tx, communeId, today)).map((one) => [one.officerId, one]));
  const stranger = body.officerIds.find((officerId) => !known.has(officerId));
  if (stranger !== undefined) return failure(refuse("review.not_a_reviewer", { officerId: stranger }));
  const stops = await loadStops(tx, params.roundId, params.villageId);
  if (stops.length === 0) return failure(refuse("review.nothing_to_survey"));
  const officerIds = [...new Set(body.officerIds)];
  const parts = stretches(routeOrder(stops), officerIds.length);
  await setAssigned(
    tx,
    params.roundId,
    parts.flatMap((part, at) => part.map(({ householdId }) => ({ householdId, reviewerId: officerIds[at] ?? "" }))),
  );
  await context.audit({
    areaId: communeId,
    recordKind: "round",
    recordId: params.roundId,
    facts: { village: params.villageId, assigned: stops.length, reviewers: officerIds.length },
  });
  return success({
    households: stops.length,
    onMap: stops.filter(({ point }) => point !== null).length,
    reviewers: officerIds.map((officerId, at) => ({
      officerId,
      fullName: known.get(officerId)?.fullName ?? "",
      households: parts[at]?.length ?? 0,
    })),
  });
}

export async function route(
  { tx, actor }: ActContext,
  { params, query }: Decoded<typeof contract.readRoute>,
): Promise<Result<Output<typeof contract.readRoute>, Refusal>> {
  const [villageName, communeId] = [
    await findAreaName(tx, params.villageId),
    await communeOfVillage(tx, params.villageId),
  ];
  if (villageName === undefined || communeId === undefined) return failure(refuse("record.not_found"));
  const rows = await listRouteRows(tx, { ...params, officerId: actor.officerId, onlyMine: query.mine === "yes" });
  return success({ villageName, communeId, rows });
}
