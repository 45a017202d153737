/** Proposals from needs, copies of another plan and two plans compared. */
import { supportsGiven } from "#server/planning/framework/supports-given.ts";
import { communesOf } from "#server/area/published.ts";
import * as contract from "#contract/planning/plan-tools.ts";
import type { Money } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import * as compare from "#programme/planning/plan/compare-plans.ts";
import * as rule from "#programme/planning/plan/copy-plan.ts";
import { normFor } from "#programme/planning/plan/norm-for.ts";
import { planFromNeeds } from "#programme/planning/plan/plan-from-needs.ts";
import type { Need } from "#programme/planning/plan/plan-from-needs.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { roads } from "#programme/planning/framework/programme-parts.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import { roadNames } from "#programme/planning/framework/road-names.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { countNeedsBy } from "#server/planning/need/counts-store.ts";
import * as acts from "./plan-acts-store.ts";
import { linesShown } from "./plan-edit-service.ts";
import { refuseWithheldLines } from "./plan-counts-shown.ts";
import { readLines, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { findPlanFor, planAct } from "./plan-record.ts";
import * as money from "./plan-needs-store.ts";
import * as store from "./plans-store.ts";

export const proposePlan = readOwnAreas(contract.proposePlan, async (context, { params }) => {
  const { tx, today } = context;
  const found = await findPlanFor(context, params.planId);
  if (!found.ok) return found;
  const plan = found.value;
  const pack = await store.packOfPlan(tx, plan);
  const communes = (await communesOf(tx, plan.areaId)).map(({ areaId }) => areaId);
  if ((await reachOfCounts(context, communes)) !== undefined) return failure(refuse("planning.small_counts_withheld"));
  const { byBit } = await store.countNeeds(tx, communes, today);
  const indicators = await store.indicatorsOn(tx, today);
  const byRoad = (await countNeedsBy(tx, communes, today, "commune")).filter(({ by }) => by === "road");
  const names = new Map<string, Texts>([
    ...indicators.map(({ code, name }) => [code, name] as const),
    ...roads.map((road) => [road, roadNames[road]] as const),
  ]);
  const needs: readonly Need[] = [
    ...indicators.map(({ code }, bit) => ({ code, is: "deprivation" as const, households: byBit.get(bit) ?? 0 })),
    ...roads.map((road) => ({
      code: road,
      is: "road" as const,
      households: byRoad.reduce((sum, { key, households }) => (key === road ? sum + households : sum), 0),
    })),
  ];
  const purses = await money.listPurses(tx, plan.areaId, plan.year);
  const already = unitsByNeed(pack, [
    await money.unitsPlanned(tx, plan.areaId, plan.year),
    await supportsGiven.answer().unitsSupported(tx, communes, plan.year),
  ]);
  const classes = (await communesOf(tx, plan.areaId)).flatMap((commune) => commune.classes);
  const kinds = pack.activityKinds.map((kind) => ({
    code: kind.code,
    component: kind.component,
    answers: kind.answers,
    roads: kind.roads,
    norm: normFor(kind.money, classes),
  }));
  const named = new Map(pack.activityKinds.map((kind) => [kind.code, kind]));
  const proposals = planFromNeeds(needs, kinds, already, purses);
  return success({
    asOf: today,
    purses: [...purses],
    proposals: proposals.map(({ need, unitCost, funds, ...rest }) => ({
      ...rest,
      kindName: named.get(rest.kind ?? "")?.name ?? null,
      unit: named.get(rest.kind ?? "")?.unit ?? null,
      need: { ...need, name: names.get(need.code) ?? { vi: need.code, en: need.code, id: need.code } },
      indicatorCode: indicatorFor(pack, need.code),
      unitCost: unitCost as Money,
      funds: funds.map((fund) => ({ ...fund, amount: fund.amount as Money })),
    })),
  });
});

function unitsByNeed(pack: ProgrammePack, units: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  for (const { code, answers, roads: ways } of pack.activityKinds) {
    const quantity = units.reduce((sum, one) => sum + (one.get(code) ?? 0), 0);
    for (const answer of answers.length > 0 ? answers : ways) given.set(answer, (given.get(answer) ?? 0) + quantity);
  }
  return given;
}

/** The indicator that counts the deprivation, or those who walk the road; where the programme has none, the one that counts the poor. */
function indicatorFor(pack: ProgrammePack, deprivation: string): string | null {
  const counted = pack.indicators.find(
    ({ counts }) => counts !== undefined && "deprivedIn" in counts && counts.deprivedIn === deprivation,
  );
  const ofThePoor = pack.indicators.find(
    ({ counts }) => counts !== undefined && "class" in counts && counts.class === "poor",
  );
  return (counted ?? ofThePoor)?.code ?? null;
}

export const copyPlan = planAct(contract.copyPlan, "edit", async (context, { body }) => {
  const { tx, record: plan } = context;
  const from = await store.findPlan(tx, body.fromPlanId);
  if (from === undefined) return failure(refuse("record.not_found"));
  if (from.areaId !== plan.areaId || from.programmeId !== plan.programmeId)
    return failure(refuse("planning.copied_from_elsewhere"));
  const before = await readLines(tx, plan.planId);
  const delivered = await supportsGiven.answer().unitsDelivered(tx, from.planId);
  const copied: readonly Line[] = rule.copyPlan(await readLines(tx, from.planId), delivered, context.newId);
  const last = Math.max(0, ...before.flatMap((line) => (line.kind === "goal" ? [line.position] : [])));
  const placed = copied.map((line) => (line.kind === "goal" ? { ...line, position: line.position + last + 1 } : line));
  await writeLines(tx, plan, before, [...before, ...placed]);
  const shown = await linesShown(context, plan);
  return shown.ok ? done({ copiedFrom: from.planId, lines: placed.length }, shown.value) : shown;
});

export const comparePlans = readOwnAreas(contract.comparePlans, async (context, { query }) => {
  const { tx } = context;
  const [left, right] = [await sideOf(tx, query.left), await sideOf(tx, query.right)];
  if (left === undefined || right === undefined) return failure(refuse("record.not_found"));
  for (const side of [left, right]) {
    const refusal = await refuseWithheldLines(context, side.plan, side.lines);
    if (refusal !== undefined) return failure(refusal);
  }
  const by = left.head.planId === right.head.planId ? "id" : "label";
  return success({
    left: left.head,
    right: right.head,
    // The pure comparison keeps the lines that it was given.
    rows: compare.comparePlans(left.lines, right.lines, by).map((row) => ({
      ...row,
      left: left.lines.find(({ id }) => id === row.left?.id) ?? null,
      right: right.lines.find(({ id }) => id === row.right?.id) ?? null,
      differs: [...row.differs],
    })),
  });
});

async function sideOf(tx: Tx, asked: string) {
  const [planId = "", version] = asked.split("@");
  const plan = await store.findPlan(tx, planId);
  if (plan === undefined) return undefined;
  const lines =
    version === undefined ? await readLines(tx, planId) : await acts.findVersion(tx, planId, Number(version));
  if (lines === undefined) return undefined;
  const { areaName, year, untilYear, state } = plan;
  const sum = lines.reduce((all, line) => (line.kind === "fund" ? all + line.amount : all), 0n) as Money;
  const head = {
    planId: plan.planId,
    areaName,
    year,
    untilYear,
    state,
    version: version === undefined ? null : Number(version),
    sum,
  };
  return { head, lines, plan };
}
