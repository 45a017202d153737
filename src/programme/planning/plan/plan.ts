import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const planStates = ["draft", "submitted", "appraised", "approved", "adjusted", "closed"] as const;
export type PlanState = (typeof planStates)[number];
export const planActs = [
  "edit",
  "submit",
  "remark",
  "answerRemark",
  "appraise",
  "return",
  "approve",
  "proposeAdjustment",
  "adjust",
  "close",
] as const;
export type PlanAct = (typeof planActs)[number];

/**
 * What may be done to a plan in each state, and where it leads. The page disables its buttons by the same table.
 * A plan may be approved without an appraisal: where the commune decides alone, nobody appraises.
 */
const transitions = {
  draft: { edit: "draft", answerRemark: "draft", submit: "submitted" },
  submitted: {
    remark: "submitted",
    answerRemark: "submitted",
    appraise: "appraised",
    return: "draft",
    approve: "approved",
  },
  appraised: { remark: "appraised", answerRemark: "appraised", return: "draft", approve: "approved" },
  approved: { proposeAdjustment: "approved", adjust: "adjusted", close: "closed" },
  adjusted: { proposeAdjustment: "adjusted", adjust: "adjusted", close: "closed" },
  closed: {},
} as const satisfies Record<PlanState, Partial<Record<PlanAct, PlanState>>>;

export function applyPlanAct(state: PlanState, act: PlanAct): Result<PlanState, Refusal> {
  const possible: Partial<Record<PlanAct, PlanState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("planning.not_now", { state, act })) : success(next);
}

/** A plan is closed when no adjustment waits for its decision. */
export function closePlan(adjustments: readonly { readonly outcome: string | null }[]): Result<undefined, Refusal> {
  const isOpen = adjustments.some(({ outcome }) => outcome === null);
  return isOpen ? failure(refuse("planning.adjustment_open")) : success(undefined);
}

export type PlanTree = readonly {
  readonly title: string;
  readonly targets: readonly {
    readonly indicatorCode: string;
    readonly baseline: number;
    readonly value: number;
    readonly outputs: readonly {
      readonly activityKind: string;
      readonly quantity: number;
      readonly unitCost: bigint;
      readonly lines: readonly { readonly title: string; readonly fundLines: readonly { readonly amount: bigint }[] }[];
    }[];
  }[];
}[];

/** A plan holds together when every goal has a target, every target an output, every output a fund line that pays for it. */
export function checkPlan(goals: PlanTree): Result<readonly Refusal[], Refusal> {
  if (goals.length === 0) return failure(refuse("planning.without_goal"));
  const warnings: Refusal[] = [];
  for (const goal of goals) {
    if (goal.targets.length === 0) return failure(refuse("planning.goal_without_target", { goal: goal.title }));
    for (const target of goal.targets) {
      const facts = { goal: goal.title, indicator: target.indicatorCode };
      if (target.outputs.length === 0) return failure(refuse("planning.target_without_output", facts));
      const planned = target.outputs.reduce((sum, output) => sum + output.quantity, 0);
      const wanted = Math.abs(target.baseline - target.value);
      if (planned < wanted)
        warnings.push(refuse("planning.outputs_cannot_reach_target", { ...facts, planned, wanted }));
      for (const output of target.outputs) {
        const funds = output.lines.flatMap((line) => line.fundLines);
        if (funds.length === 0)
          return failure(refuse("planning.output_without_fund_line", { ...facts, kind: output.activityKind }));
        const cost = BigInt(output.quantity) * output.unitCost;
        const funded = funds.reduce((sum, fund) => sum + fund.amount, 0n);
        if (funded < cost) {
          return failure(
            refuse("planning.output_not_funded", {
              ...facts,
              kind: output.activityKind,
              cost: cost.toString(),
              funded: funded.toString(),
            }),
          );
        }
      }
    }
  }
  return success(warnings);
}
