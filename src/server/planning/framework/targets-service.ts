import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { applyPlanAct } from "#programme/planning/plan/plan.ts";
import type { PlanState } from "#programme/planning/plan/plan.ts";
import { countKey } from "#programme/planning/framework/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { resultSeries } from "#programme/planning/framework/result-series.ts";
import type { ResultPoint } from "#programme/planning/framework/result-series.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { listDecidedLists } from "#server/review/published.ts";
import { seriesOn } from "#programme/review/decision/opening-list.ts";
import { placeOf } from "./framework-places-store.ts";
import { actualsOf, countedOn } from "./actuals.ts";
import { noOutputWithheld, summedTarget } from "./framework-service.ts";
import * as store from "./framework-store.ts";
import { countRulesOf } from "./count-rules.ts";
import { suppressedTargets } from "./suppressed-targets.ts";
import { findTargetFor, targetAct } from "./target-record.ts";
import * as contract from "#contract/planning/target.ts";

type Answer = Promise<Result<Output<typeof contract.getTarget>, Refusal>>;

export const getTarget = readOwnAreas(contract.getTarget, async (context, { params }) =>
  showTarget(context, params.targetId),
);

async function showTarget(context: ActContext, targetId: Id<"target">): Answer {
  const found = await findTargetFor(context.tx, targetId);
  if (found === undefined) return failure(refuse("record.not_found"));
  const { target, pack } = found;
  const years = await store.listYears(context.tx, target);
  const actuals = await actualsOf(context, pack, years, context.today);
  const hidden = await suppressedTargets(context, pack, years);
  const {
    outputs: _outputs,
    targets: _targets,
    ...head
  } = summedTarget(pack, [target], {
    actuals,
    hidden,
    outputs: [],
    withheld: noOutputWithheld,
  });
  const indicator = pack.indicators.find(({ code }) => code === target.indicatorCode);
  const definition = definitionOf(pack, target);
  const rule = countRulesOf(pack).get(countKey(target.indicatorCode, target.indicatorVersion));
  const among = rule?.among === undefined ? "" : ` / ${rule.among.source.source}`;
  const place = await placeOf(context.tx, target.areaId);
  const lists = await listDecidedLists(context.tx, place?.communes ?? []);
  const standardOf = (row: store.TargetRow) => seriesOn(lists, countedOn(row, context.today));
  const { stretches, breaks } = resultSeries(pointsOf(years, actuals, { hidden, standardOf }));
  return success({
    target: head,
    goal: target.goal,
    planId: target.planId,
    planState: target.planState,
    areaId: target.areaId,
    areaName: target.areaName,
    year: target.year,
    rule: rule === undefined ? null : `${rule.where.source.source}${among}`,
    reportedBy: definition?.reported?.by ?? null,
    disaggregations: [...(indicator?.disaggregation ?? [])],
    series: {
      stretches: stretches.map(({ version, points }) => ({
        version,
        points: points.map(({ standard: _standard, ...point }) => point),
      })),
      breaks: [...breaks],
    },
    reports: (await store.listReported(context.tx, [targetId])).map(({ targetId: _target, ...report }) => report),
  });
}

function pointsOf(
  years: readonly store.TargetRow[],
  actuals: Awaited<ReturnType<typeof actualsOf>>,
  {
    hidden,
    standardOf,
  }: { readonly hidden: ReadonlySet<string>; readonly standardOf: (row: store.TargetRow) => string | undefined },
): readonly ResultPoint[] {
  return years.map((row) => {
    const { targetId, year, indicatorVersion, value } = row;
    const actual = actuals.get(targetId);
    return {
      year,
      version: indicatorVersion,
      target: hidden.has(targetId) ? suppressed : value,
      actual: actual !== undefined && hidden.has(targetId) ? suppressed : (actual?.value ?? null),
      source: actual?.source ?? null,
      ...(actual?.source === "counted" ? { standard: standardOf(row) } : {}),
    };
  });
}

function definitionOf(pack: ProgrammePack, { indicatorCode, indicatorVersion }: store.TargetRow) {
  const indicator = pack.indicators.find(({ code }) => code === indicatorCode);
  if (indicator === undefined) return undefined;
  return [indicator, ...indicator.earlier].find(({ version }) => version === indicatorVersion);
}

/** What a target is measured by is part of the plan: it is said while the plan is a draft. */
export const setTargetTerms = targetAct(contract.setTargetTerms, async (context, { body }) => {
  const { tx, record } = context;
  const { target, pack } = record;
  const next = applyPlanAct(target.planState as PlanState, "edit");
  if (!next.ok) return next;
  const facts = { indicator: target.indicatorCode, version: body.indicatorVersion };
  if (definitionOf(pack, { ...target, indicatorVersion: body.indicatorVersion }) === undefined)
    return failure(refuse("planning.indicator_has_no_version", facts));
  const { periodFrom, periodTo } = body;
  if ((periodFrom === null) !== (periodTo === null) || (periodFrom ?? "") > (periodTo ?? ""))
    return failure(refuse("planning.period_end_before_start"));
  const asked = Object.keys(body.disaggregation);
  const permitted = pack.indicators.find(({ code }) => code === target.indicatorCode)?.disaggregation ?? [];
  const strange = asked.find((group) => !permitted.some((one) => one === group));
  if (strange !== undefined || asked.length > 1)
    return failure(refuse("planning.group_not_measured", { ...facts, group: strange ?? asked.join(", ") }));
  await store.setTerms(tx, target.targetId, body);
  const answer = await showTarget(context, target.targetId);
  return answer.ok ? done(facts, answer.value) : answer;
});

/** Counted indicators are never typed: what the registry says is what is shown. */
export const recordActual = targetAct(
  contract.recordActual,
  async (context, { body }) => {
    const { target, pack } = context.record;
    const facts = { indicator: target.indicatorCode, year: body.year };
    if (definitionOf(pack, target)?.reported === undefined)
      return failure(refuse("planning.indicator_is_counted", facts));
    if (body.asOf > context.today) return failure(refuse("planning.figure_of_the_future", facts));
    const { areaId, targetId, indicatorVersion } = target;
    const entered = { enteredAt: context.now, enteredById: context.actor.officerId };
    await store.addActual(context.tx, { ...body, targetId, areaId, indicatorVersion, ...entered });
    const answer = await showTarget(context, targetId);
    return answer.ok ? done({ ...facts, actual: body.actualId }, answer.value) : answer;
  },
  { year: async (_looking, { body }) => Promise.resolve(firstDayOf(body.year)) },
);
