import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/registry/household-point.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { refusePoint } from "#programme/registry/household/household-point.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import * as store from "./household-points-store.ts";

export async function readPoint(
  { tx }: ActContext,
  { params }: Decoded<typeof contract.getHouseholdPoint>,
): Promise<Result<Output<typeof contract.getHouseholdPoint>, Refusal>> {
  const commune = await store.findCommuneOf(tx, params.householdId);
  if (commune === undefined) return failure(refuse("record.not_found"));
  const { communeId, provinceId } = commune;
  return success({ point: await store.findPoint(tx, params.householdId), communeId, provinceId });
}

export async function takePoint(
  context: ActContext,
  { params, body }: Decoded<typeof contract.recordHouseholdPoint>,
): Promise<Result<Output<typeof contract.recordHouseholdPoint>, Refusal>> {
  const { tx, today, now, actor } = context;
  const { householdId } = params;
  const commune = await store.findCommuneOf(tx, householdId);
  if (commune === undefined) return failure(refuse("record.not_found"));
  const refused = refusePoint(body, commune);
  if (refused !== undefined) return failure(refused);
  const { communeId } = commune;
  await store.addPoint(tx, {
    ...body,
    householdId,
    communeId,
    accuracyM: body.accuracyM,
    on: today,
    at: now,
    by: actor.officerId,
  });
  // Where people live stands in no audit entry: only that it was recorded.
  await context.audit({
    areaId: communeId,
    recordKind: "household",
    recordId: householdId,
    facts: { act: "point", how: body.how },
  });
  return success({ householdId });
}
