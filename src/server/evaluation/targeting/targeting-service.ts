import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/evaluation/targeting.ts";
import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { success } from "#kernel/result.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import { addTargeting, admittedBy, cellsOf, isOutside, targetingOf } from "#programme/evaluation/targeting.ts";
import type { TargetingCounts } from "#programme/evaluation/targeting.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import { isListed } from "#programme/review/standard/class-role.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { kindsRunning } from "#server/delivery/published.ts";
import type { KindRunning } from "#server/delivery/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { listEscapes, readClassRoles } from "#server/review/published.ts";
import { isWholeReach, reachOfCounts } from "#server/suppression/count-reader.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import * as store from "./targeting-store.ts";
import type { ServedRow, TargetingAsked } from "./targeting-store.ts";

type Answer = Output<typeof contract.readTargeting>;
type Group = { readonly key: string | null; readonly name: string | null; readonly counts: TargetingCounts };
export type KindTargeting = {
  readonly kind: string;
  readonly admits: { readonly classes: string[]; readonly groups: BeneficiaryGroup[] };
  readonly groups: readonly Group[];
};

export const readTargeting = readIn(contract.readTargeting, areaOfQuery, async (context, { query }) => {
  const { tx, today } = context;
  const [from, last] = [localDate(`${query.year}-01-01`), localDate(`${query.year}-12-31`)];
  const until = last < today ? last : today;
  const communes = await communesOf(tx, query.areaId);
  const ids = idsOf(communes);
  const asked = { communes: ids, year: query.year, from, until, by: query.by };
  const names = new Map(communes.map(({ areaId, areaName }) => [areaId, areaName]));
  const hides = await hiddenFrom(context, ids, from);
  const without = await store.countWithout(tx, asked);
  const all = without.reduce((sum, row) => ({ poor: sum.poor + row.poor, without: sum.without + row.without }), {
    poor: 0,
    without: 0,
  });
  const { found } = await indicatorsOn(context, ids, from < today ? from : today);
  return success({
    provenance: await provenanceOf(context, until, found),
    year: query.year,
    listOn: from,
    until,
    kinds: (await targetingByKind(tx, asked)).map((one) => kindShown(one, hides, names)),
    poor: {
      ...withoutShown(all, hides.total),
      rows: without.map(({ areaId, ...row }) => ({
        areaId,
        areaName: names.get(areaId) ?? areaId,
        ...withoutShown(row, hides.rows),
      })),
    },
  });
});

/** Every kind for households or people of which there is an activity of the year; one that two programmes have is one. */
export async function targetingByKind(tx: Tx, asked: TargetingAsked): Promise<readonly KindTargeting[]> {
  const open = await store.kindsWithActivities(tx, asked);
  const kinds = uniqueKinds(await kindsRunning(tx, asked.year)).filter(({ kind }) => open.has(kind.pack.code));
  const roles = await readClassRoles(tx);
  const classes = [...roles.keys()].map((code) => ({ code, isListed: isListed(roles, code) }));
  const reached = Map.groupBy(await store.countReached(tx, asked, kinds), ({ kind }) => kind);
  const served = Map.groupBy(await store.listServed(tx, asked), ({ kind }) => kind);
  const found: KindTargeting[] = [];
  for (const [at, { kind, indicatorCodes }] of kinds.entries()) {
    const admitted = admittedBy(kind, indicatorCodes, classes);
    const own = served.get(kind.pack.code) ?? [];
    const groupsOfRow = await groupsOnTheDay(
      tx,
      own.filter((row) => row.class === null || !admitted.classes.has(row.class)),
    );
    const rows: readonly Group[] = [
      ...(reached.get(at) ?? []).map(({ key, name, eligible, reached: some, unknown }) => ({
        key,
        name,
        counts: { eligible, reached: some, unknown, served: 0, outside: 0 },
      })),
      ...own.map((row) => ({
        key: row.key,
        name: row.name,
        counts: {
          ...addTargeting([]),
          served: 1,
          outside: isOutside(admitted, { classes: [row.classBefore, row.class], groups: groupsOfRow(row) }) ? 1 : 0,
        },
      })),
    ];
    if (rows.length === 0) continue;
    found.push({
      kind: kind.pack.code,
      admits: { classes: [...admitted.classes].toSorted(), groups: [...admitted.groups] },
      groups: [...Map.groupBy(rows, ({ key }) => key)].map(([key, same]) => ({
        key,
        name: same[0]?.name ?? null,
        counts: addTargeting(same.map(({ counts }) => counts)),
      })),
    });
  }
  return found;
}

function uniqueKinds(kinds: readonly KindRunning[]): readonly KindRunning[] {
  return [...new Map(kinds.toReversed().map((one) => [one.kind.pack.code, one])).values()].toReversed();
}

/** Groups beside the list that the households were of on the day of delivery. */
async function groupsOnTheDay(
  tx: Tx,
  rows: readonly ServedRow[],
): Promise<(row: ServedRow) => readonly BeneficiaryGroup[]> {
  const escaped = new Set<string>();
  for (const [day, same] of Map.groupBy(rows, ({ day: of }) => of)) {
    const ids = same.map(({ householdId }) => householdId);
    for (const [householdId, { state }] of await listEscapes(tx, ids, day))
      if (state === "newly_escaped") escaped.add(`${householdId} ${day}`);
  }
  return ({ householdId, day, hasLowIncome }) => [
    ...(escaped.has(`${householdId} ${day}`) ? (["newly_escaped"] as const) : []),
    ...(hasLowIncome ? (["low_income_worker"] as const) : []),
  ];
}

/** From which count on a figure is shown: 0 each, "nothing" none. Of a part of what the reader reaches the rest would be the difference. */
type Shows = number | "nothing";

async function hiddenFrom(
  context: ActContext,
  communes: readonly string[],
  on: LocalDate,
): Promise<{ readonly total: Shows; readonly rows: Shows }> {
  const reach = await reachOfCounts(context, communes);
  if (reach === undefined) return { total: 0, rows: 0 };
  const { byCommune } = await suppressClasses(context.tx, reach, on);
  return { total: isWholeReach(reach, byCommune, communes) ? reach.smallest : "nothing", rows: "nothing" };
}

const hidesSome = (counts: readonly number[], shows: Shows) =>
  shows === "nothing" || counts.some((count) => isSmall(count, shows));

function withoutShown(row: { readonly poor: number; readonly without: number }, shows: Shows) {
  return hidesSome([row.poor, row.without, row.poor - row.without], shows)
    ? { poor: suppressed, without: suppressed }
    : { poor: row.poor, without: row.without };
}

/** Groups add up to the kind: where one of them has a small count only the kind is shown. */
function kindShown(
  { kind, admits, groups }: KindTargeting,
  hides: { readonly total: Shows; readonly rows: Shows },
  names: ReadonlyMap<string, string>,
): Answer["kinds"][number] {
  const isByCommune = groups.every(({ key }) => key !== null && names.has(key));
  const ofGroups = isByCommune ? hides.rows : hides.total;
  const hidesGroups = groups.some(({ counts }) => hidesSome(cellsOf(counts), ofGroups));
  const total = addTargeting(groups.map(({ counts }) => counts));
  return {
    kind,
    admits,
    ...figuresShown(total, hidesSome(cellsOf(total), hides.total)),
    groups: groups.map(({ key, name, counts }) => ({
      key,
      name: name ?? (key === null ? null : (names.get(key) ?? null)),
      ...figuresShown(counts, hidesGroups),
    })),
  };
}

function figuresShown(counts: TargetingCounts, hides: boolean) {
  if (!hides) return { ...counts, ...targetingOf(counts) };
  return {
    eligible: suppressed,
    reached: suppressed,
    unknown: suppressed,
    served: suppressed,
    outside: suppressed,
    coverage: suppressed,
    underCoverage: suppressed,
    leakage: suppressed,
  };
}
