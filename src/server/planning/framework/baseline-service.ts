import { classesInUse } from "#server/review/published.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/planning/target.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { countKey } from "#programme/planning/framework/programme-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import * as counts from "#server/planning/need/counts-store.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { countRulesOf } from "./count-rules.ts";
import { figuresShown, showEveryFigure } from "./figures-shown.ts";
import { placeOf } from "./framework-places-store.ts";
import { findProgramme } from "./programmes-store.ts";

export const readBaseline = readOwnAreas(contract.readBaseline, async (context, asked) => baselineOf(context, asked));
export const readBaselineInFull = readIn(contract.readBaselineInFull, areaOfQuery, async (context, asked) =>
  baselineOf(context, asked),
);

/** A figure from decided reviews as of a day, and how it was counted. */
async function baselineOf(
  context: ActContext,
  { query }: Decoded<typeof contract.readBaseline>,
): Promise<Result<Output<typeof contract.readBaseline>, Refusal>> {
  const { tx, server } = context;
  const pack = await findProgramme(tx, query.programmeId);
  const area = await placeOf(tx, query.areaId);
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
  const listed = (await classesInUse(tx)).filter((one) => ["in_poverty", "near_poverty"].includes(one.counts));
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
      rule: sayList(rule.where.source.source, listed),
      among: rule.among === undefined ? null : sayList(rule.among.source.source, listed),
      households: show.whole(households),
      standards: standards.map((one) => ({
        standardId: one.standardId,
        version: one.version,
        households: show.whole(one.households),
      })),
      rounds: standards.reduce((sum, one) => sum + one.rounds, 0),
      codeVersion: server.version,
      smallCountsHidden: hides,
    },
  });
}

/** A rule with the list written out in the classes of the standard in use. */
const sayList = (rule: string, listed: readonly { readonly code: string }[]): string =>
  rule.replaceAll(/\bonList\b/g, `class in [${listed.map(({ code }) => `'${code}'`).join(", ")}]`);
