import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import { countGroupsBy } from "./group-counts-store.ts";
import * as counts from "./counts-store.ts";
import * as places from "#server/planning/framework/framework-places-store.ts";
import { needsShown, showEveryNeed } from "./needs-shown.ts";
import { indicatorsOn } from "#server/planning/plan/plans-store.ts";
import * as need from "#contract/planning/need.ts";

type Needs = Output<typeof need.readNeeds>;
type Row = Needs["rows"][number];

export const readNeeds = readOwnAreas(need.readNeeds, async (context, asked) => needsOf(context, asked));
export const readNeedsInFull = readIn(need.readNeedsInFull, areaOfQuery, async (context, asked) =>
  needsOf(context, asked),
);

async function needsOf(
  context: ActContext,
  { query }: Decoded<typeof need.readNeeds>,
): Promise<Result<Needs, Refusal>> {
  const { tx } = context;
  const on = query.on ?? context.today;
  const area = await places.placeOf(tx, query.areaId);
  if (area === undefined) return failure(refuse("record.not_found"));
  const place = area.isCommune || area.isVillage ? "village" : "commune";
  const villageId = area.isVillage ? area.areaId : undefined;
  const reach = await reachOfCounts(context, area.communes);
  // The villages beside the one asked for protect its counts, so all of them are counted.
  const counted = await counts.countNeedsBy(tx, area.communes, on, place, reach === undefined ? villageId : undefined);
  const found = villageId === undefined ? counted : counted.filter(({ areaId }) => areaId === villageId);
  const groups =
    reach === undefined
      ? (await countGroupsBy(tx, area.communes, on, place)).filter(
          ({ areaId }) => villageId === undefined || areaId === villageId,
        )
      : undefined;
  const decided = await counts.listDecidedCommunes(tx, area.communes, on);
  const below = await places.placesBelow(tx, query.areaId, place);
  const shown =
    reach === undefined
      ? showEveryNeed(found)
      : await needsShown(tx, reach, { area, on, byVillage: place === "village" ? counted : [] });
  const rowOf = (areaId: string, areaName: string, own: readonly counts.NeedCount[]): Row => {
    const of = (by: counts.NeedCount["by"]) =>
      shown.keys(by).flatMap((key) => {
        const count = own.reduce((sum, one) => sum + (one.by === by && one.key === key ? one.households : 0), 0);
        const households = shown.show(areaId, by, { key, count });
        return households === 0 ? [] : [{ key, households }];
      });
    return {
      areaId,
      areaName,
      isVillage: area.isVillage || (areaId !== query.areaId && place === "village"),
      isCounted: areaId === query.areaId || place === "village" ? decided.size > 0 : decided.has(areaId),
      byClass: of("class"),
      byNeed: of("need"),
      byCause: of("cause"),
      byRoad: of("road"),
      byGroup: groupsIn(areaId),
    };
  };
  const groupsIn = (areaId: string) =>
    groups === undefined
      ? null
      : beneficiaryGroups.flatMap((key) => {
          const households = groups.reduce(
            (sum, one) =>
              sum + (one.key === key && (areaId === query.areaId || one.areaId === areaId) ? one.households : 0),
            0,
          );
          return households === 0 ? [] : [{ key, households }];
        });
  return success({
    areaId: query.areaId,
    areaName: area.name,
    asOf: on,
    smallCountsHidden: reach !== undefined,
    indicators: [...(await indicatorsOn(tx, on))],
    rows: [
      rowOf(query.areaId, area.name, found),
      ...below.map((one) =>
        rowOf(
          one.areaId,
          one.name,
          found.filter(({ areaId }) => areaId === one.areaId),
        ),
      ),
    ],
  });
}

export const listNeedy = readIn(need.listNeedy, areaOfQuery, async (context, { query }) => {
  const area = await places.placeOf(context.tx, query.areaId);
  if (area === undefined) return failure(refuse("record.not_found"));
  const { by, key, on = context.today } = query;
  const villageId = area.isVillage ? query.areaId : undefined;
  const rows = await counts.listNeedy(context.tx, { communes: area.communes, on, villageId, by, key });
  return success({ rows: [...rows] });
});
