import * as contract from "#contract/area/area.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { findArea, listAncestors, listAreasBelow, listSuccessions } from "./area-tree-store.ts";
import * as store from "./areas-store.ts";

export const listAreas = readOwnAreas(contract.listAreas, async ({ tx, today }, { query }) =>
  success({ rows: await listAreasBelow(tx, query.parentId ?? (await rootArea(tx)), query.on ?? today) }),
);

export const getArea = readOwnAreas(contract.getArea, async ({ tx, today }, { params: { areaId }, query }) => {
  const on = query.on ?? today;
  const found = await findArea(tx, areaId, on);
  if (found === undefined) return failure(refuse("record.not_found"));
  const successions = await listSuccessions(tx, areaId);
  return success({
    ...found,
    ancestors: await listAncestors(tx, areaId, on),
    formedFrom: successions.filter(({ toAreaId }) => toAreaId === areaId),
    wentInto: successions.filter(({ fromAreaId }) => fromAreaId === areaId),
  });
});

export const listEthnicities = readOwnAreas(contract.listEthnicities, async ({ tx }) =>
  success({ rows: await store.listEthnicities(tx) }),
);
