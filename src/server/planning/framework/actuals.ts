import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { countKey } from "#programme/planning/framework/programme-pack.ts";
import type { CountRule, ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { Disaggregation } from "#programme/planning/framework/programme-parts.ts";
import { shareOf } from "#programme/planning/framework/sum-figures.ts";
import type { Share } from "#programme/planning/framework/sum-figures.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { countByCommune } from "#server/planning/need/counts-store.ts";
import type { CommuneCount } from "#server/planning/need/counts-store.ts";
import { placesOf } from "./framework-places-store.ts";
import type { Place } from "./framework-places-store.ts";
import { listReported } from "./framework-store.ts";
import type { TargetRow } from "./framework-store.ts";
import { countRulesOf } from "./count-rules.ts";

export type Actual = {
  readonly value: number;
  readonly source: "counted" | "reported";
  /** Of a share that is counted: how many of how many. */
  readonly share?: Share | undefined;
};

/** The last day of the target's period, or today while it runs. */
export function countedOn(target: Pick<TargetRow, "periodTo" | "year">, today: LocalDate): LocalDate {
  const end = target.periodTo ?? localDate(`${String(target.year)}-12-31`);
  return end < today ? end : today;
}

/** A target whose figure is counted from decided reviews: where, by what rule, on which day, of which group. */
type Counting = {
  readonly targetId: Id<"target">;
  readonly place: Place;
  readonly rule: CountRule;
  readonly on: LocalDate;
  readonly areaClass: string | null;
  readonly group: readonly [by: string, key: string] | undefined;
};

/**
 * What was reached of each target: reported figures as they were entered last, counted ones from decided reviews on the last day of the
 * target's period, or today while it runs. A target of a group other than its class of areas is counted by the group's key.
 */
export async function actualsOf(
  { tx }: ActContext,
  pack: ProgrammePack,
  targets: readonly TargetRow[],
  today: LocalDate,
): Promise<ReadonlyMap<string, Actual>> {
  const rules = countRulesOf(pack);
  const ruleOf = (target: TargetRow) => rules.get(countKey(target.indicatorCode, target.indicatorVersion));
  const found = new Map<string, Actual>();
  const reported = await listReported(
    tx,
    targets.map(({ targetId }) => targetId),
  );
  const yearOf = new Map(targets.map(({ targetId, year }) => [targetId as string, year]));
  const reportable = new Set<string>(
    targets.filter((target) => ruleOf(target) === undefined).map(({ targetId }) => targetId),
  );
  // The latest record comes first, and is what counts.
  for (const { targetId, year, value } of reported.toReversed())
    if (reportable.has(targetId) && yearOf.get(targetId) === year) found.set(targetId, { value, source: "reported" });

  const places = await placesOf(tx, [...new Set(targets.map(({ areaId }) => areaId))]);
  const countings = targets.flatMap((target): readonly Counting[] => {
    const [rule, place] = [ruleOf(target), places.get(target.areaId)];
    const [group, ...more] = Object.entries(target.disaggregation);
    if (rule === undefined || place === undefined || more.length > 0) return [];
    const { targetId, areaClass } = target;
    return [{ targetId, place, rule, on: countedOn(target, today), areaClass, group }];
  });
  for (const together of Map.groupBy(countings, questionOf).values())
    for (const [targetId, counted] of await countTogether(tx, together))
      found.set(targetId, { ...counted, source: "counted" });
  return found;
}

/** Targets that one question to the database answers. */
const questionOf = ({ place, on, areaClass, group }: Counting) =>
  JSON.stringify([on, areaClass, group?.[0], place.isVillage ? place.areaId : null]);

async function countTogether(
  tx: Tx,
  countings: readonly Counting[],
): Promise<readonly (readonly [targetId: string, counted: CountedFigure])[]> {
  const [first] = countings;
  if (first === undefined) return [];
  const rules = [...new Set(countings.map(({ rule }) => rule))];
  const rows = await countByCommune(tx, {
    communes: [...new Set(countings.flatMap(({ place }) => place.communes))],
    on: first.on,
    rules,
    villageId: first.place.isVillage ? first.place.areaId : undefined,
    areaClass: first.areaClass,
    by: first.group?.[0] as Disaggregation | undefined,
  });
  const rowsOf = Map.groupBy(rows, ({ communeId }) => communeId);
  return countings.flatMap((counting) => {
    const own = counting.place.communes.flatMap((communeId) => rowsOf.get(communeId) ?? []);
    const value = valueOf(counting, own, rules.indexOf(counting.rule));
    return value === undefined ? [] : [[counting.targetId, value] as const];
  });
}

type CountedFigure = Pick<Actual, "value" | "share">;

/** Undefined where no household of the area was decided on before the day: zero would say that all is well. */
function valueOf({ rule, group }: Counting, rows: readonly CommuneCount[], place: number): CountedFigure | undefined {
  const sum = (some: readonly CommuneCount[], of: "values" | "among") =>
    some.reduce((total, row) => total + (row[of][place] ?? 0), 0);
  if (sum(rows, "among") === 0) return undefined;
  const own = group === undefined ? rows : rows.filter(({ key }) => key === group[1]);
  const [value, among] = [sum(own, "values"), sum(own, "among")];
  if (rule.among === undefined) return { value };
  const share = { part: value, among };
  const percent = shareOf([share]);
  return percent === undefined ? undefined : { value: percent, share };
}
