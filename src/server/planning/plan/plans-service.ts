import { communesOf } from "#server/area/published.ts";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/planning/plan.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { labelOf } from "#programme/planning/plan/plan-line.ts";
import { checkPlan } from "#programme/planning/plan/plan.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { addPlanAct } from "./plan-acts-store.ts";
import { readLines, writeLines } from "./plan-lines-store.ts";
import { findPlanFor, getPlanHead, planAct } from "./plan-record.ts";
import { linesOf, treeOf } from "./plan-tree.ts";
import { warningsOfNeeds } from "./plan-warnings.ts";
import { needsOfPlanShown } from "./plan-counts-shown.ts";
import { listStated } from "./plan-numbers-store.ts";
import { goalsShown, plansShown, targetsOf } from "./plans-shown.ts";
import * as store from "./plans-store.ts";

/** The sums of plans, but for those that would tell a number that is withheld. */
export const listPlans = readOwnAreas(contract.listPlans, async (context, { query }) => {
  const { tx } = context;
  const heads = await store.listPlanHeads(tx, query.areaId, query.year);
  const areas = heads.map(({ areaId }) => areaId);
  const { read } = await plansShown(context, areas);
  const plans = heads.map(({ planId }) => planId);
  const stated = await listStated(tx, plans);
  const rows: Output<typeof contract.listPlans>["rows"] = [];
  for (const head of heads) {
    const { isSum } = await read({ ...head, targets: stated.get(head.planId) ?? [] });
    rows.push({ ...head, planned: isSum ? suppressed : head.planned });
  }
  return success({ rows });
});

export const getPlan = readOwnAreas(contract.getPlan, async (context, { params: { planId } }) => {
  const { tx, today } = context;
  const found = await findPlanFor(context, planId);
  if (!found.ok) return found;
  const head = found.value;
  const communes = (await communesOf(tx, head.areaId)).map((commune) => commune.areaId);
  const { byNeed, byClass } = await store.countNeeds(tx, communes, today);
  const indicators = await store.indicatorsOn(tx, today);
  const goals = await store.readGoals(tx, planId);
  const shown = await needsOfPlanShown(context, head.areaId);
  const { read } = await plansShown(context, [head.areaId]);
  const withheld = await read({ ...head, targets: targetsOf(goals) });
  return success({
    ...head,
    planned: withheld.isSum ? suppressed : head.planned,
    goals: goalsShown(goals, withheld),
    needs: {
      asOf: today,
      byIndicator: indicators.map(({ code, name }) => ({
        code,
        name,
        households: shown.need(code, byNeed.get(code) ?? 0),
      })),
      byClass: byClass.map((one) => ({ class: one.class, households: shown.ofClass(one.class, one.households) })),
    },
  });
});

/** A plan of several years, or of one; an annual plan may hang on one of several years that holds its year. */
export const draftPlan = addRecord(
  contract.draftPlan,
  { name: "plan", areaOf: areaOfBody, idOf: ({ body }) => body.planId },
  async (context, { body }) => {
    const { tx } = context;
    const { goals, untilYear = body.year, withinPlanId = null, ...rest } = body;
    const plan = { ...rest, untilYear, withinPlanId, kind: untilYear > body.year ? "multi_year" : "annual" } as const;
    if (untilYear < body.year) return failure(refuse("planning.end_year_before_start_year"));
    if (withinPlanId !== null) {
      const above = await store.findPlan(tx, withinPlanId);
      const holds =
        above?.kind === "multi_year" &&
        above.areaId === plan.areaId &&
        above.programmeId === plan.programmeId &&
        above.year <= plan.year &&
        plan.untilYear <= above.untilYear;
      if (!holds) return failure(refuse("planning.plan_above_does_not_match"));
    }
    await store.addPlan(tx, plan);
    await writeLines(tx, plan, [], linesOf(goals));
    await addPlanAct(context, plan, { act: "draft", stateAfter: "draft" });
    return done({ year: plan.year, goals: goals.length }, await getPlanHead(context, plan.planId));
  },
);

export const addGoal = planAct(contract.addGoal, "edit", async (context, { body }) => {
  const { tx, record: plan } = context;
  const before = await readLines(tx, plan.planId);
  const last = Math.max(-1, ...before.flatMap((line) => (line.kind === "goal" ? [line.position] : [])));
  await writeLines(tx, plan, before, [...before, ...linesOf([body], last + 1)]);
  return done({ goal: body.goalId }, await getPlanHead(context, plan.planId));
});

/** What was submitted is kept as a version. */
export const submitPlan = planAct(contract.submitPlan, "submit", async (context) => {
  const { tx, record: plan, next: state } = context;
  const lines = await readLines(tx, plan.planId);
  const unconfirmed = lines.find((line) => line.kind === "output" && line.toConfirm);
  if (unconfirmed !== undefined) return failure(refuse("planning.quantity_to_confirm", { line: labelOf(unconfirmed) }));
  const goals = treeOf(lines);
  const checked = checkPlan(goals);
  if (!checked.ok) return checked;
  const warnings = [...checked.value, ...(await warningsOfNeeds(context, plan, goals))];
  await store.setPlanState(tx, plan.planId, { state });
  const version = await addPlanAct(context, plan, { act: "submit", stateAfter: state, lines });
  return done(
    { state, version, warnings: warnings.length },
    {
      plan: await getPlanHead(context, plan.planId),
      warnings: warnings.map(({ code, facts }) => ({ code, facts: { ...facts } })),
    },
  );
});
