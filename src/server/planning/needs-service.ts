import type * as contract from "#contract/framework.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { countKey, openProgramme } from "#programme/planning/programme-pack.ts";
import type { CountRule, ProgrammePack } from "#programme/planning/programme-pack.ts";
import { hideSmallCells, isSmall } from "#programme/planning/small-cells.ts";
import type { ActContext } from "#server/platform/act.ts";
import * as counts from "./counts-store.ts";
import * as places from "./framework-places-store.ts";
import { indicatorsOn } from "./plans-store.ts";
import { findProgramme } from "./programmes-store.ts";

type Needs = Output<typeof contract.readNeeds>;
type Row = Needs["rows"][number];

/** Who reads by the act of households sees every count; all others see no small one. */
const seesAll = ({ act }: ActContext) => act === "review.readReviews";

export async function readNeeds(
  context: ActContext,
  { query }: Decoded<typeof contract.readNeeds>,
): Promise<Result<Needs, Refusal>> {
  const { tx } = context;
  const on = query.on ?? context.today;
  const area = await places.placeOf(tx, query.areaId);
  if (area === undefined) return failure(refuse("record.not_found"));
  const place = area.isCommune || area.isVillage ? "village" : "commune";
  const villageId = area.isVillage ? area.areaId : undefined;
  const found = await counts.countNeedsBy(tx, area.communes, on, place, villageId);
  const below = await places.placesBelow(tx, query.areaId, place);
  const hides = !seesAll(context);
  const rowOf = (areaId: string, areaName: string, own: readonly counts.NeedCount[]): Row => {
    const of = (by: counts.NeedCount["by"]) =>
      summed(own.filter((one) => one.by === by)).map((cell) => told(cell, hides));
    const classes = summed(own.filter(({ by }) => by === "class"));
    const roads = summed(own.filter(({ by }) => by === "road"));
    return {
      areaId,
      areaName,
      isVillage: area.isVillage || (areaId !== query.areaId && place === "village"),
      byClass: partition(classes, hides),
      byNeed: of("need"),
      byCause: of("cause"),
      byRoad: partition(roads, hides),
    };
  };
  return success({
    areaId: query.areaId,
    areaName: area.name,
    asOf: on,
    smallCountsHidden: hides,
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

type Cell = { readonly key: string; readonly count: number };

function summed(rows: readonly counts.NeedCount[]): readonly Cell[] {
  const sums = new Map<string, number>();
  for (const { key, households } of rows) sums.set(key, (sums.get(key) ?? 0) + households);
  return [...sums].map(([key, count]) => ({ key, count })).toSorted((a, b) => b.count - a.count);
}

/** Counts that sum to a whole: one hidden alone could be reckoned back. */
function partition(cells: readonly Cell[], hides: boolean) {
  return (hides ? hideSmallCells(cells) : cells).map(({ key, count }) => ({ key, households: count }));
}

/** Counts that overlap (a household lacks several things) sum to nothing that is told. */
function told({ key, count }: Cell, hides: boolean) {
  return { key, households: hides && isSmall(count) ? null : count };
}

export async function listNeedyHouseholds(
  context: ActContext,
  { query }: Decoded<typeof contract.listNeedy>,
): Promise<Result<Output<typeof contract.listNeedy>, Refusal>> {
  const area = await places.placeOf(context.tx, query.areaId);
  if (area === undefined) return failure(refuse("record.not_found"));
  const { by, key, on = context.today } = query;
  const villageId = area.isVillage ? query.areaId : undefined;
  const rows = await counts.listNeedy(context.tx, { communes: area.communes, on, villageId, by, key });
  return success({
    rows: rows.map((row) => ({
      ...row,
      householdId: row.householdId as Output<typeof contract.listNeedy>["rows"][number]["householdId"],
    })),
  });
}

/** A figure from decided reviews as of a day, and how it was counted. */
export async function readBaseline(
  context: ActContext,
  { query }: Decoded<typeof contract.readBaseline>,
): Promise<Result<Output<typeof contract.readBaseline>, Refusal>> {
  const { tx, house } = context;
  const pack = await findProgramme(tx, query.programmeId);
  const area = await places.placeOf(tx, query.areaId);
  if (pack === undefined || area === undefined) return failure(refuse("record.not_found"));
  const indicator = pack.indicators.find(({ code }) => code === query.indicatorCode);
  const version = query.indicatorVersion ?? indicator?.version ?? 1;
  const rule = countRulesOf(pack).get(countKey(query.indicatorCode, version));
  if (rule === undefined)
    return failure(refuse("planning.indicator_not_counted", { indicator: query.indicatorCode, version }));
  const all = seesAll(context);
  if (query.by === "ethnicity_group" && !all) return failure(refuse("planning.group_not_permitted"));
  const on = query.on ?? context.today;
  const villageId = area.isVillage ? area.areaId : undefined;
  const asked = { communes: area.communes, on, rule, villageId };
  const [whole] = await counts.countByRule(tx, asked);
  const groups = query.by === undefined ? [] : await counts.countByRule(tx, { ...asked, by: query.by });
  const cells = groups.map((group) => ({ key: group.key ?? "", count: group.value }));
  const shown = new Map((all ? cells : hideSmallCells(cells)).map(({ key, count }) => [key, count]));
  const standards = await counts.standardsBehind(tx, area.communes, on, villageId);
  const isShare = rule.among !== undefined;
  return success({
    asOf: on,
    by: query.by ?? null,
    value: !all && isSmall(whole?.value ?? 0) ? null : (whole?.value ?? 0),
    among: isShare ? (whole?.among ?? 0) : null,
    rows: groups.map((group) => ({
      key: group.key ?? "",
      name: group.name,
      value: shown.get(group.key ?? "") ?? null,
      among: isShare && (all || !isSmall(group.among)) ? group.among : null,
    })),
    how: {
      indicatorVersion: version,
      rule: rule.where.source.source,
      among: rule.among?.source.source ?? null,
      households: standards.reduce((sum, one) => sum + one.households, 0),
      standards: standards.map(({ standardId, version: of, households }) => ({ standardId, version: of, households })),
      rounds: standards.reduce((sum, one) => sum + one.rounds, 0),
      codeVersion: house.version,
      smallCountsHidden: !all,
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

export async function readCauses(
  { tx, today }: ActContext,
  { params }: Decoded<typeof contract.getCauses>,
): Promise<Result<Output<typeof contract.getCauses>, Refusal>> {
  const communeId = await places.communeOfHousehold(tx, params.householdId);
  if (communeId === undefined) return failure(refuse("record.not_found"));
  const told = await places.findCauses(tx, params.householdId, today);
  const road = await counts.findRoad(tx, { householdId: params.householdId, communeId, on: today });
  return success({ told: told ?? null, road: road ?? null });
}

/** The causes that a household told. What it told before stays; the last record on or before a day counts. */
export async function takeCauses(
  context: ActContext,
  { params, body }: Decoded<typeof contract.recordCauses>,
): Promise<Result<Output<typeof contract.recordCauses>, Refusal>> {
  const communeId = await places.communeOfHousehold(context.tx, params.householdId);
  if (communeId === undefined) return failure(refuse("record.not_found"));
  const causes = [...new Set(body.causes)];
  const { recordId, recordedOn } = body;
  const record = { ...params, recordId, communeId, causes, recordedOn };
  await places.addCauses(context.tx, { ...record, recordedAt: context.now, recordedBy: context.actor.officerId });
  await context.audit({
    areaId: communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { causes: causes.length, on: recordedOn },
  });
  return success({ causes, recordedOn });
}
