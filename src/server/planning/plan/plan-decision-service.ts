/** Approval and adjustment: a decision, a version, and money that moves with it, in one transaction. */
import * as plans from "#contract/planning/plan-acts.ts";
import * as contract from "#contract/planning/plan.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { budgetLine, move } from "#programme/ledger/ledger.ts";
import { checkAdjustment } from "#programme/planning/plan/plan-adjustment.ts";
import { labelOf } from "#programme/planning/plan/plan-line.ts";
import type { MoneyMove } from "#programme/planning/plan/plan-money.ts";
import { checkMoney, moneyMoves, purseOf } from "#programme/planning/plan/plan-money.ts";
import { checkPlan } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { dayOfInstant } from "#server/platform/act/day-of-instant.ts";
import { done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { balanceOf, postAllToLedger } from "#server/ledger/published.ts";
import * as acts from "./plan-acts-store.ts";
import { checkDecider, whoDecidesOn } from "./plan-decider.ts";
import { changedLines } from "./plan-edit-service.ts";
import { readLines, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { treeOf } from "./plan-tree.ts";
import { getPlanHead, planAct } from "./plan-record.ts";
import type { PlanContext } from "./plan-record.ts";
import { setPlanState } from "./plans-store.ts";
import type { PlanHead } from "./plans-store.ts";

type Decision = { readonly decisionNumber: string; readonly decidedOn: LocalDate };

/** With the approval each fund line takes its money from what was allocated to the area; where that is not enough, nothing is approved. */
export const approvePlan = planAct(contract.approvePlan, "approve", async (context, { body }) => {
  const { tx, record: plan } = context;
  const decider = await whoDecidesOn(tx, plan, "plan_approval", plan.planned);
  const allowed = await checkDecider(context, plan, decider);
  if (!allowed.ok) return allowed;
  const lines = await readLines(tx, plan.planId);
  const posted = await moveMoney(context, plan, [], lines, (move) => ({ kind: "assign", key: `assign:${move.id}` }));
  if (!posted.ok) return posted;
  const facts = await writeDecision(context, { act: "approve", decision: body, lines, moves: posted.value.length });
  return done(facts, await getPlanHead(context, plan.planId));
});

/** Asks for an adjustment; it is tried at once, so that nobody decides what could not be done. */
export const proposeAdjustment = planAct(plans.proposeAdjustment, "proposeAdjustment", async (context, { body }) => {
  const { tx, record: plan } = context;
  const before = await readLines(tx, plan.planId);
  const after = await adjustedLines(context, plan, before, body.changes);
  if (!after.ok) return after;
  await acts.addAdjustment(context, plan, body);
  const made = (await acts.listAdjustments(tx, plan.planId)).find((one) => one.adjustmentId === body.adjustmentId);
  const facts = { adjustment: body.adjustmentId, changes: body.changes.length };
  return done(facts, stillThere(made, `adjustment ${body.adjustmentId}`));
});

export const decideAdjustment = planAct(
  plans.decideAdjustment,
  "adjust",
  async (context, { params, body }) => {
    const { tx, record: plan } = context;
    const asked = (await acts.listAdjustments(tx, plan.planId)).find((one) => one.adjustmentId === params.adjustmentId);
    if (asked === undefined) return failure(refuse("record.not_found"));
    if (asked.outcome !== null) return failure(refuse("planning.adjustment_decided_already"));
    const { before, after, decider } = await whoDecidesAdjustment(context, plan, asked.changes);
    const allowed = await checkDecider(context, plan, decider);
    if (!allowed.ok) return allowed;
    const note = body.outcome === "refused" ? body.note : null;
    await acts.setOutcome(context, plan.planId, { adjustmentId: asked.adjustmentId, outcome: body.outcome, note });
    if (body.outcome === "refused")
      return done({ adjustment: asked.adjustmentId, outcome: body.outcome }, await getPlanHead(context, plan.planId));
    if (!after.ok) return after;
    await writeLines(tx, plan, before, after.value);
    const posted = await moveMoney(context, plan, before, after.value, (move) => ({
      kind: "adjust",
      key: `adjust:${asked.adjustmentId}:${move.id}`,
    }));
    if (!posted.ok) return posted;
    const { decisionNumber, decidedOn } = body;
    const facts = await writeDecision(context, {
      act: "adjust",
      decision: { decisionNumber, decidedOn },
      lines: after.value,
      reason: asked.reason,
      moves: posted.value.length,
    });
    return done(facts, await getPlanHead(context, plan.planId));
  },
  {
    proposal: async ({ tx, server }, { params }) => dayOfInstant(server, await acts.proposalOf(tx, params)),
  },
);

/** Who decides on an adjustment depends on what it moves. */
export async function whoDecidesAdjustment(context: ActContext, plan: PlanHead, changes: readonly acts.Change[]) {
  const before = await readLines(context.tx, plan.planId);
  const after = await adjustedLines(context, plan, before, changes);
  const moved = after.ok ? movedBy(before, after.value) : 0n;
  return { before, after, decider: await whoDecidesOn(context.tx, plan, "plan_adjustment", moved) };
}

/** The adjusted lines hold together, leave decided lines what they are, and still name what they pay for. */
async function adjustedLines(
  context: ActContext,
  plan: PlanHead,
  before: readonly Line[],
  changes: readonly acts.Change[],
): Promise<Result<readonly Line[], Refusal>> {
  const after = await changedLines(context, plan, before, changes);
  if (!after.ok) return after;
  const kept = checkAdjustment(before, after.value);
  if (!kept.ok) return kept;
  const whole = checkPlan(treeOf(after.value));
  return whole.ok ? after : whole;
}

function movedBy(before: readonly Line[], after: readonly Line[]): bigint {
  return moneyMoves(fundsOf(before), fundsOf(after)).reduce(
    (sum, { difference }) => sum + (difference < 0n ? -difference : difference),
    0n,
  );
}

const fundsOf = (lines: readonly Line[]) => lines.filter((line) => line.kind === "fund");

/** Moves money between fund lines and what the area has not assigned. A plan of several years says what is meant and moves none. */
async function moveMoney(
  context: ActContext,
  plan: PlanHead,
  before: readonly Line[],
  after: readonly Line[],
  posting: (move: MoneyMove) => { readonly kind: "assign" | "adjust"; readonly key: string },
): Promise<Result<readonly MoneyMove[], Refusal>> {
  if (plan.kind === "multi_year") return success([]);
  const { tx } = context;
  const moves = moneyMoves(fundsOf(before), fundsOf(after));
  const accountOf = (fund: Omit<MoneyMove, "difference">, fundLineId: string | null) => ({
    ...budgetLine({
      fundSource: fund.fundSource,
      component: fund.component,
      areaId: plan.areaId,
      year: plan.year,
      originYear: fund.originYear ?? undefined,
      fundLineId,
    }),
    kind: "allocated" as const,
  });
  const free = new Map<string, bigint>();
  const onLine = new Map<string, bigint>();
  for (const one of moves) {
    const purse = purseOf(one);
    if (!free.has(purse)) free.set(purse, await balanceOf(tx, accountOf(one, null)));
    onLine.set(one.id, await balanceOf(tx, accountOf(one, one.id)));
  }
  const checked = checkMoney(moves, free, onLine, (id) => nameOfFund(id, after) ?? nameOfFund(id, before) ?? id);
  if (!checked.ok) return checked;
  await postAllToLedger(
    context,
    checked.value.map((one) => {
      const { kind, key } = posting(one);
      const [area, line] = [accountOf(one, null), accountOf(one, one.id)];
      const entries =
        one.difference > 0n ? move(area, line, dong(one.difference)) : move(line, area, dong(-one.difference));
      return { idempotencyKey: key, kind, reference: { kind: "plan", id: plan.planId }, entries };
    }),
  );
  return checked;
}

function nameOfFund(fundLineId: string, lines: readonly Line[]): string | undefined {
  const fund = lines.find(({ id }) => id === fundLineId);
  const above = lines.find(({ id }) => id === fund?.parentId);
  return above === undefined ? undefined : labelOf(above);
}

/** Writes on the plan what was decided: its state and the next version with its reason. Answers the facts for the audit. */
export async function writeDecision(
  context: PlanContext,
  made: {
    readonly act: "approve" | "adjust";
    readonly decision: Decision;
    readonly lines: readonly Line[];
    readonly reason?: string;
    readonly moves: number;
  },
) {
  const { tx, record: plan, next: state } = context;
  const { act, decision, lines, reason, moves } = made;
  await setPlanState(tx, plan.planId, { state, ...decision });
  const version = await acts.addPlanAct(context, plan, { act, stateAfter: state, lines, reason, ...decision });
  return { state, decision: decision.decisionNumber, version, moves };
}
