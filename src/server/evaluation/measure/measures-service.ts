import * as contract from "#contract/evaluation/measure.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import { flowsOfArea } from "#server/evaluation/movement/flows-of-area.ts";
import { codesCountedBy } from "#server/review/published.ts";
import { listBehind } from "./behind-store.ts";
import { countShown, measureShown } from "./measures-shown.ts";

export const readMeasures = readIn(contract.readMeasures, areaOfQuery, async (context, { query }) => {
  const on = query.on ?? context.today;
  const communes = await communesOf(context.tx, query.areaId, on);
  if (communes.length === 0) return failure(refuse("record.not_found"));
  const { found, ...indicators } = await indicatorsOn(context, idsOf(communes), on);
  const measured = await measureShown(context, { communes: idsOf(communes), on, ...indicators });
  return success({
    provenance: await provenanceOf(context, on, found),
    k: indicators.k,
    weightBase: indicators.weightBase,
    indicatorCount: indicators.codes.length,
    total: { areaId: query.areaId, areaName: query.areaId, ...measured.total },
    rows: communes.flatMap((commune) => {
      const row = measured.rows.get(commune.areaId);
      return row === undefined ? [] : [{ ...commune, ...row }];
    }),
  });
});

export const readCounts = readIn(contract.readCounts, areaOfQuery, async (context, { query }) => {
  const on = query.on ?? context.today;
  const communes = await communesOf(context.tx, query.areaId, on);
  const names = new Map(communes.map((commune) => [commune.areaId, commune.areaName]));
  const rows = await countShown(context, idsOf(communes), on);
  const { found } = await indicatorsOn(context, idsOf(communes), on);
  return success({
    provenance: await provenanceOf(context, on, found),
    rows: rows.map((row) => ({ ...row, areaName: names.get(row.areaId) ?? row.areaId })),
  });
});

export const listHouseholdsBehind = readIn(contract.listHouseholdsBehind, areaOfQuery, async (context, { query }) => {
  const on = query.on ?? context.today;
  const communes = idsOf(await communesOf(context.tx, query.areaId, on));
  const { movement, since } = query;
  if (since !== undefined && since > on) return failure(refuse("evaluation.days_reversed", { from: since, to: on }));
  const why =
    movement === undefined ? undefined : (await flowsOfArea(context.tx, communes, { from: since ?? on, to: on })).all;
  if (why !== undefined) return failure(refuse("evaluation.flows_not_applicable", { reason: why.reason }));
  const { indicator } = query;
  if (indicator !== undefined && !(await codesCountedBy(context.tx, communes, on)).has(indicator))
    return failure(refuse("evaluation.no_such_indicator", { indicator }));
  const filter = {
    communes,
    on,
    class: query.class,
    indicator,
    since,
    movement,
    after: query.cursor,
    limit: query.limit + 1,
  };
  const rows = await listBehind(context.tx, filter);
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown.map((row) => ({ ...row, deprivations: [...row.deprivations] })),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
    total: null,
  });
});
