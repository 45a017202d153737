import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { countKey } from "#programme/planning/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/programme-pack.ts";
import type { ActContext } from "#server/platform/act.ts";
import { countByRule } from "./counts-store.ts";
import { placeOf } from "./framework-places-store.ts";
import { listReported } from "./framework-store.ts";
import type { TargetRow } from "./framework-store.ts";
import { countRulesOf } from "./needs-service.ts";

export type Actual = { readonly value: number; readonly source: "counted" | "reported" };

/**
 * What was reached of each target: reported figures as they were entered last, counted ones from decided reviews on the last day of the
 * target's period, or today while it runs. A target of a group other than its class of areas is counted by the group's key.
 */
export async function actualsOf(
  context: ActContext,
  pack: ProgrammePack,
  targets: readonly TargetRow[],
  today: LocalDate,
): Promise<ReadonlyMap<string, Actual>> {
  const rules = countRulesOf(pack);
  const found = new Map<string, Actual>();
  const reported = await listReported(
    context.tx,
    targets.map(({ targetId }) => targetId),
  );
  const counted = new Map<string, Promise<number | undefined>>();
  for (const target of targets) {
    const report = reported.find(({ targetId, year }) => targetId === target.targetId && year === target.year);
    const rule = rules.get(countKey(target.indicatorCode, target.indicatorVersion));
    if (rule === undefined) {
      if (report !== undefined) found.set(target.targetId, { value: report.value, source: "reported" });
      continue;
    }
    const end = target.periodTo ?? localDate(`${String(target.year)}-12-31`);
    const on = end < today ? end : today;
    const key = JSON.stringify([
      target.areaId,
      target.indicatorCode,
      target.indicatorVersion,
      on,
      target.areaClass,
      target.disaggregation,
    ]);
    const value = await (counted.get(key) ?? remember(counted, key, count(context, { target, rule, on })));
    if (value !== undefined) found.set(target.targetId, { value, source: "counted" });
  }
  return found;
}

function remember(known: Map<string, Promise<number | undefined>>, key: string, value: Promise<number | undefined>) {
  known.set(key, value);
  return value;
}

type Asked = Parameters<typeof countByRule>[1];

/** Undefined where no household of the area was decided on before the day: nought would say that all is well. */
async function count(
  { tx }: ActContext,
  { target, rule, on }: { readonly target: TargetRow; readonly rule: Asked["rule"]; readonly on: LocalDate },
): Promise<number | undefined> {
  const area = await placeOf(tx, target.areaId);
  if (area === undefined) return undefined;
  const [group, ...more] = Object.entries(target.disaggregation);
  if (more.length > 0) return undefined;
  const rows = await countByRule(tx, {
    communes: area.communes,
    on,
    rule,
    villageId: area.isVillage ? area.areaId : undefined,
    areaClass: target.areaClass,
    ...(group === undefined ? {} : { by: group[0] as NonNullable<Asked["by"]> }),
  });
  if (rows.every(({ among }) => among === 0)) return undefined;
  const row = group === undefined ? rows[0] : rows.find(({ key }) => key === group[1]);
  const { value, among } = row ?? { value: 0, among: 0 };
  if (rule.among === undefined) return value;
  return among === 0 ? undefined : Math.round((value / among) * 1000) / 10;
}
