/** Copies of another plan, and two plans compared. */
import { idOf } from "#kernel/id.ts";
import * as contract from "#contract/planning/plan-tools.ts";
import { dong } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import * as compare from "#programme/planning/plan/compare-plans.ts";
import * as rule from "#programme/planning/plan/copy-plan.ts";
import { supportsGiven } from "#server/planning/framework/supports-given.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import * as acts from "./plan-acts-store.ts";
import { linesShown } from "./plan-edit-service.ts";
import { refuseWithheldLines } from "./plan-counts-shown.ts";
import { readLines, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { planAct } from "./plan-record.ts";

import * as store from "./plans-store.ts";

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
  const [written = "", version] = asked.split("@");
  const planId = idOf("plan", written);
  const plan = await store.findPlan(tx, planId);
  if (plan === undefined) return undefined;
  const lines =
    version === undefined ? await readLines(tx, planId) : await acts.findVersion(tx, planId, Number(version));
  if (lines === undefined) return undefined;
  const { areaName, year, untilYear, state } = plan;
  const sum = dong(lines.reduce((all, line) => (line.kind === "fund" ? all + line.amount : all), 0n));
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
