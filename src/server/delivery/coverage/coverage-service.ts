/** "Who has had nothing", "which need has no support": of the households of the list of one commune or village. */
import * as contract from "#contract/delivery/coverage.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { needsAnswered, placeOf } from "#server/planning/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import * as store from "./coverage-store.ts";

export const readCoverage = readIn(contract.readCoverage, areaOfQuery, async (context, { query }) => {
  const asked = await askedOf(context, query);
  if (!asked.ok) return asked;
  const villages = await store.countByVillage(context.tx, asked.value);
  const sum = (of: "households" | "without") => villages.reduce((total, village) => total + village[of], 0);
  return success({
    asOf: asked.value.on,
    year: query.year,
    households: sum("households"),
    without: sum("without"),
    needs: [...(await store.countByNeed(context.tx, asked.value))],
    villages: [...villages],
  });
});

export const listUncovered = readIn(contract.listUncovered, areaOfQuery, async (context, { query }) => {
  const asked = await askedOf(context, query);
  if (!asked.ok) return asked;
  const after = Number(query.cursor ?? 0);
  const found = await store.listUncoveredRows(context.tx, asked.value, { need: query.need, after, limit: query.limit });
  const total = found[0]?.total ?? (after === 0 ? 0 : after);
  const next = after + found.length;
  const rows = found.map(({ total: _total, ...row }) => row);
  return success({ rows, nextCursor: next < total ? String(next) : null, total });
});

async function askedOf(
  { tx, today }: ActContext,
  { areaId, year }: { readonly areaId: string; readonly year: number },
): Promise<Result<store.Asked, Refusal>> {
  const place = await placeOf(tx, areaId);
  if (place === undefined) return failure(refuse("record.not_found"));
  const [communeId] = place.communes;
  if (!(place.isCommune || place.isVillage) || communeId === undefined)
    return failure(refuse("delivery.one_commune_at_a_time", { areaId }));
  const villageId = place.isVillage ? areaId : undefined;
  return success({ communeId, villageId, on: today, year, answers: await needsAnswered(tx) });
}
