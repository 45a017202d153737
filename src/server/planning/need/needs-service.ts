import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { countKey, openProgramme } from "#programme/planning/framework/programme-pack.ts";
import type { CountRule, ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { done, readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import { lockHouseholds } from "#server/registry/household/household-acts-store.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import * as counts from "./counts-store.ts";
import { figuresShown, showEveryFigure } from "#server/planning/framework/figures-shown.ts";
import * as places from "#server/planning/framework/framework-places-store.ts";
import { needsShown, showEveryNeed } from "./needs-shown.ts";
import { indicatorsOn } from "#server/planning/plan/plans-store.ts";
import { findProgramme } from "#server/planning/framework/programmes-store.ts";
import * as need from "#contract/planning/need.ts";
import * as target from "#contract/planning/target.ts";

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
      byClass: of("class"),
      byNeed: of("need"),
      byCause: of("cause"),
      byRoad: of("road"),
    };
  };
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
  return success({
    rows: rows.map((row) => ({
      ...row,
      householdId: row.householdId as Output<typeof need.listNeedy>["rows"][number]["householdId"],
    })),
  });
});

export const readBaseline = readOwnAreas(target.readBaseline, async (context, asked) => baselineOf(context, asked));
export const readBaselineInFull = readIn(target.readBaselineInFull, areaOfQuery, async (context, asked) =>
  baselineOf(context, asked),
);

/** A figure from decided reviews as of a day, and how it was counted. */
async function baselineOf(
  context: ActContext,
  { query }: Decoded<typeof target.readBaseline>,
): Promise<Result<Output<typeof target.readBaseline>, Refusal>> {
  const { tx, house } = context;
  const pack = await findProgramme(tx, query.programmeId);
  const area = await places.placeOf(tx, query.areaId);
  if (pack === undefined || area === undefined) return failure(refuse("record.not_found"));
  const indicator = pack.indicators.find(({ code }) => code === query.indicatorCode);
  const version = query.indicatorVersion ?? indicator?.version ?? 1;
  const rule = countRulesOf(pack).get(countKey(query.indicatorCode, version));
  if (rule === undefined)
    return failure(refuse("planning.indicator_not_counted", { indicator: query.indicatorCode, version }));
  const reach = await reachOfCounts(context, area.communes);
  const hides = reach !== undefined;
  if (query.by === "ethnicity_group" && hides) return failure(refuse("planning.group_not_permitted"));
  const on = query.on ?? context.today;
  const villageId = area.isVillage ? area.areaId : undefined;
  const asked = { communes: area.communes, on, rule, villageId };
  const [whole] = await counts.countByRule(tx, asked);
  const groups = query.by === undefined ? [] : await counts.countByRule(tx, { ...asked, by: query.by });
  const show = reach === undefined ? showEveryFigure : await figuresShown(tx, reach, { area, on, rule, by: query.by });
  const standards = await counts.standardsBehind(tx, area.communes, on, villageId);
  const isShare = rule.among !== undefined;
  const households = standards.reduce((sum, one) => sum + one.households, 0);
  const value = show.whole(whole?.value ?? 0);
  return success({
    asOf: on,
    by: query.by ?? null,
    value,
    among: isShare ? show.whole(whole?.among ?? 0) : null,
    rows: groups.map((group) => ({
      key: group.key ?? "",
      name: group.name,
      value: show.group(group.key ?? "", group.value),
      among: isShare ? show.group(group.key ?? "", group.among) : null,
    })),
    how: {
      indicatorVersion: version,
      rule: rule.where.source.source,
      among: rule.among?.source.source ?? null,
      households: show.whole(households),
      standards: standards.map((one) => ({
        standardId: one.standardId,
        version: one.version,
        households: show.whole(one.households),
      })),
      rounds: standards.reduce((sum, one) => sum + one.rounds, 0),
      codeVersion: house.version,
      smallCountsHidden: hides,
    },
  });
}

const opened = new Map<string, ReadonlyMap<string, CountRule>>();

/** The rules by which a programme's indicators are counted. It was checked when it was loaded. */
export function countRulesOf(pack: ProgrammePack): ReadonlyMap<string, CountRule> {
  const key = `${pack.id} ${pack.version}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const programme = openProgramme(pack, [], key);
  if (!programme.ok) return new Map();
  opened.set(key, programme.value.counts);
  return programme.value.counts;
}

const householdRead = readsOfHousehold(places.communeOfHousehold);

export const getCauses = householdRead(need.getCauses, async ({ tx, today }, { params }) => {
  const communeId = await places.communeOfHousehold(tx, params.householdId);
  if (communeId === undefined) return failure(refuse("record.not_found"));
  const causes = await places.findCauses(tx, params.householdId, today);
  const road = await counts.findRoad(tx, { householdId: params.householdId, communeId, on: today });
  return success({ told: causes ?? null, road: road ?? null });
});

/** A household under its lock, as far as it is asked for its causes. */
const { act: causesAct } = actsByRule<
  { readonly householdId: string },
  { readonly areaId: string; readonly householdId: string }
>({
  name: "household",
  idOf: ({ params }) => params.householdId,
  lock: async (tx, { params }) => lockHouseholds(tx, [params.householdId]),
  find: async (tx, { params: { householdId } }) => {
    const areaId = await places.communeOfHousehold(tx, householdId);
    return areaId === undefined ? undefined : { areaId, householdId };
  },
});

/** The causes that a household told. What it told before stays; the last record on or before a day counts. */
export const recordCauses = causesAct(need.recordCauses, async (context, { body }) => {
  const { tx, now, actor } = context;
  const { areaId: communeId, householdId } = context.record;
  const causes = [...new Set(body.causes)];
  const { recordId, recordedOn } = body;
  const record = { householdId, recordId, communeId, causes, recordedOn };
  await places.addCauses(tx, { ...record, recordedAt: now, recordedBy: actor.officerId });
  return done({ causes: causes.length, on: recordedOn }, { causes, recordedOn });
});
