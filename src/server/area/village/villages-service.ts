/** Villages of a commune: told with their households, and changed by decisions. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/area/village.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { decideVillageChange } from "#programme/area/village-changes.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listAreaNames } from "#server/area/area/areas-store.ts";
import * as store from "./villages-store.ts";

export async function readVillages(
  { tx, today }: ActContext,
  { params, query }: Decoded<typeof contract.listVillages>,
): Promise<Result<Output<typeof contract.listVillages>, Refusal>> {
  const communeName = (await listAreaNames(tx, [params.areaId])).get(params.areaId);
  if (communeName === undefined) return failure(refuse("record.not_found"));
  const { on } = query;
  if (on !== undefined && on > today) return failure(refuse("registry.day_in_future", { day: on }));
  const rows = await (on === undefined || on === today
    ? store.listVillageRows(tx, params.areaId)
    : store.listVillageRowsOn(tx, params.areaId, on));
  return success({ communeName, rows });
}

export async function settleVillages(
  context: ActContext,
  { params, body }: Decoded<typeof contract.changeVillages>,
): Promise<Result<Output<typeof contract.changeVillages>, Refusal>> {
  const { tx, today, now, actor } = context;
  const { change, on, decision } = body;
  const commune = await store.loadCommune(tx, params.areaId);
  if (commune === undefined) return failure(refuse("registry.not_a_commune", { areaId: params.areaId }));
  const decided = decideVillageChange(change, commune, { on, today });
  if (!decided.ok) return decided;
  const { begins, ends } = decided.value;
  const households = await store.writeVillageChange(tx, commune, decided.value, {
    on,
    decision,
    at: now,
    by: actor.officerId,
  });
  await context.audit({
    areaId: params.areaId,
    recordKind: "village",
    recordId: begins[0]?.areaId ?? ends[0] ?? params.areaId,
    facts: { change: change.change, on, decision, began: begins.length, ended: ends.length, households },
  });
  return success({ villages: begins.map(({ areaId, name }) => ({ areaId, name })), households });
}
