/** Approval and adjustment: a decision, a version, and money that moves with it, in one transaction. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as plans from "#contract/planning/plan-acts.ts";
import type * as contract from "#contract/planning/plan.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
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
import { balanceOf, postAllToLedger } from "#server/ledger/published.ts";
import * as acts from "./plan-acts-store.ts";
import { loadFor } from "./plan-appraisal-service.ts";
import { checkDecider, whoDecidesOn } from "./plan-decider.ts";
import { changedLines } from "./plan-edit-service.ts";
import { readLines, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { treeOf } from "./plan-tree.ts";
import * as store from "./plans-store.ts";

type Plan = store.PlanHead & { readonly nextState: store.PlanHead["state"] };
type Decision = { readonly decisionNumber: string; readonly decidedOn: LocalDate };

/** With the approval each fund line takes its money from what was allocated to the area; where that is not enough, nothing is approved. */
export async function passPlan(
  context: ActContext,
  { params, body }: Decoded<typeof contract.approvePlan>,
): Promise<Result<Output<typeof contract.approvePlan>, Refusal>> {
  const { tx } = context;
  const plan = await loadFor(context, params.planId, "approve");
  if (!plan.ok) return plan;
  const decider = await whoDecidesOn(tx, plan.value, "plan_approval", plan.value.planned);
  const allowed = await checkDecider(context, plan.value, decider);
  if (!allowed.ok) return allowed;
  const lines = await readLines(tx, params.planId);
  const posted = await moveMoney(context, plan.value, [], lines, (move) => ({
    kind: "assign",
    key: `assign:${move.id}`,
  }));
  if (!posted.ok) return posted;
  return decided(context, plan.value, { act: "approve", decision: body, lines, moves: posted.value.length });
}

/** Asks for an adjustment; it is tried at once, so that nobody decides what could not be done. */
export async function askAdjustment(
  context: ActContext,
  { params, body }: Decoded<typeof plans.proposeAdjustment>,
): Promise<Result<Output<typeof plans.proposeAdjustment>, Refusal>> {
  const { tx } = context;
  const plan = await loadFor(context, params.planId, "proposeAdjustment");
  if (!plan.ok) return plan;
  const before = await readLines(tx, params.planId);
  const after = await adjustedLines(context, plan.value, before, body.changes);
  if (!after.ok) return after;
  await acts.addAdjustment(context, plan.value, body);
  await context.audit({
    areaId: plan.value.areaId,
    recordKind: "plan",
    recordId: plan.value.planId,
    facts: { adjustment: body.adjustmentId, changes: body.changes.length },
  });
  const made = (await acts.listAdjustments(tx, params.planId)).find((one) => one.adjustmentId === body.adjustmentId);
  return made === undefined ? failure(refuse("record.not_found")) : success(made);
}

export async function settleAdjustment(
  context: ActContext,
  { params, body }: Decoded<typeof plans.decideAdjustment>,
): Promise<Result<Output<typeof plans.decideAdjustment>, Refusal>> {
  const { tx } = context;
  const plan = await loadFor(context, params.planId, "adjust");
  if (!plan.ok) return plan;
  const asked = (await acts.listAdjustments(tx, params.planId)).find((one) => one.adjustmentId === params.adjustmentId);
  if (asked === undefined) return failure(refuse("record.not_found"));
  if (asked.outcome !== null) return failure(refuse("planning.adjustment_decided_already"));
  const before = await readLines(tx, params.planId);
  const after = await adjustedLines(context, plan.value, before, asked.changes);
  const decider = await whoDecidesOn(tx, plan.value, "plan_adjustment", after.ok ? movedBy(before, after.value) : 0n);
  const allowed = await checkDecider(context, plan.value, decider);
  if (!allowed.ok) return allowed;
  const note = body.outcome === "refused" ? body.note : null;
  await acts.setOutcome(context, params.planId, { adjustmentId: asked.adjustmentId, outcome: body.outcome, note });
  if (body.outcome === "refused") {
    await context.audit({
      areaId: plan.value.areaId,
      recordKind: "plan",
      recordId: plan.value.planId,
      facts: { adjustment: asked.adjustmentId, outcome: body.outcome },
    });
    return headOf(context, params.planId);
  }
  if (!after.ok) return after;
  await writeLines(tx, plan.value, before, after.value);
  const posted = await moveMoney(context, plan.value, before, after.value, (move) => ({
    kind: "adjust",
    key: `adjust:${asked.adjustmentId}:${move.id}`,
  }));
  if (!posted.ok) return posted;
  const { decisionNumber, decidedOn } = body;
  return decided(context, plan.value, {
    act: "adjust",
    decision: { decisionNumber, decidedOn },
    lines: after.value,
    reason: asked.reason,
    moves: posted.value.length,
  });
}

/** The adjusted lines hold together, leave decided lines what they are, and still name what they pay for. */
async function adjustedLines(
  context: ActContext,
  plan: Plan,
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
  plan: Plan,
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
        one.difference > 0n ? move(area, line, one.difference as Money) : move(line, area, -one.difference as Money);
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

/** Says on the plan what was decided: its state, the next version with its reason, the entry of the audit. */
export async function decided(
  context: ActContext,
  plan: Plan,
  made: {
    readonly act: "approve" | "adjust";
    readonly decision: Decision;
    readonly lines: readonly Line[];
    readonly reason?: string;
    readonly moves: number;
  },
): Promise<Result<store.PlanHead, Refusal>> {
  const { tx } = context;
  await store.setPlanState(tx, plan.planId, { state: plan.nextState, ...made.decision });
  const version = await acts.addPlanAct(context, plan, {
    act: made.act,
    stateAfter: plan.nextState,
    lines: made.lines,
    reason: made.reason,
    ...made.decision,
  });
  await context.audit({
    areaId: plan.areaId,
    recordKind: "plan",
    recordId: plan.planId,
    facts: { state: plan.nextState, decision: made.decision.decisionNumber, version, moves: made.moves },
  });
  return headOf(context, plan.planId);
}

async function headOf({ tx }: ActContext, planId: string): Promise<Result<store.PlanHead, Refusal>> {
  const head = await store.findPlan(tx, planId);
  return head === undefined ? failure(refuse("record.not_found")) : success(head);
}
