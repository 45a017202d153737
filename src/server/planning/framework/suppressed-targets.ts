import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { isSmall } from "#kernel/suppression/shown-count.ts";
import { countKey } from "#programme/planning/framework/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { keyOfCommunes, reachOfCounts } from "#server/suppression/count-reader.ts";
import { communesShown } from "./figures-shown.ts";
import { placesOf } from "./framework-places-store.ts";
import type { TargetRow } from "./framework-store.ts";
import { countRulesOf } from "./count-rules.ts";

/**
 * Targets whose figures the reader may not see: where households are counted and the figure of the commune is suppressed, or where the
 * target is of a village or a group, whose figures of other communes would have to be weighed too.
 */
export async function suppressedTargets(
  context: ActContext,
  pack: ProgrammePack,
  targets: readonly TargetRow[],
): Promise<ReadonlySet<string>> {
  const { tx, today } = context;
  const places = await placesOf(tx, [...new Set(targets.map(({ areaId }) => areaId))]);
  const communes = new Set([...places.values()].flatMap((place) => place.communes));
  const reach = await reachOfCounts(context, [...communes]);
  if (reach === undefined) return new Set();
  const rules = countRulesOf(pack);
  const asked = new Map<string, ReadonlySet<string>>();
  const hidden = new Set<string>();
  for (const target of targets) {
    const key = countKey(target.indicatorCode, target.indicatorVersion);
    const [rule, place] = [rules.get(key), places.get(target.areaId)];
    if (rule === undefined || place === undefined) continue;
    if (place.isVillage || Object.keys(target.disaggregation).length > 0) {
      hidden.add(target.targetId);
      continue;
    }
    const { areaClass } = target;
    const on = dayOf(target, today);
    const question = JSON.stringify([key, on, areaClass]);
    const found = asked.get(question) ?? (await communesShown(tx, reach, { on, rule, areaClass }));
    asked.set(question, found);
    const isSmallBaseline = rule.among === undefined && isSmall(target.baseline, reach.smallest);
    if (isSmallBaseline || found.has(keyOfCommunes(reach, place.communes))) hidden.add(target.targetId);
  }
  return hidden;
}

function dayOf(target: TargetRow, today: LocalDate): LocalDate {
  const end = target.periodTo ?? localDate(`${String(target.year)}-12-31`);
  return end < today ? end : today;
}
