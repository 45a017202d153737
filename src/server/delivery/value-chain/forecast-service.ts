import * as contract from "#contract/delivery/value-chain.ts";
import { success } from "#kernel/result.ts";
import { forecastByMonth } from "#programme/delivery/production/forecast.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { pageOf } from "./buyers-service.ts";
import * as store from "./forecast-store.ts";

export const readForecast = readOwnAreas(contract.readForecast, async ({ tx, today }, { query }) => {
  const expected = await store.listExpected(tx, query);
  const rows = forecastByMonth(expected, await store.listHarvested(tx, query, today), today);
  const names = await store.namesOfCommunes(tx, [...new Set(rows.map(({ communeId }) => communeId))]);
  return success({ rows: rows.map((row) => ({ ...row, communeName: names.get(row.communeId) ?? "" })) });
});

export const listUnsold = readOwnAreas(contract.listUnsold, async ({ tx, today }, { query }) => {
  const { areaId, cursor, limit } = query;
  const after = Number(cursor ?? 0);
  const rows = await store.listUnsoldRows(tx, areaId, { after, limit, today });
  return success(pageOf(rows, after, await store.countUnsold(tx, areaId, today)));
});
