import { newId } from "#contract/new-id.ts";
import type { addGoal } from "#contract/planning/plan.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { readNumber } from "#web/format/read-number.ts";
import type { WrittenAsk } from "#web/ui/form/written.ts";
import { readMoney, typedMoney } from "#web/format/money.ts";

export type GoalDraft = WrittenAsk<typeof addGoal>;

/** One goal with one target, one output and one line of money, as the form asks it. Its ids are made once with the draft. */
export function newGoal(planId: string): GoalDraft {
  const line = { activityLineId: newId("activity line"), fundLines: [{ fundLineId: newId("fund line") }] };
  const output = { outputId: newId("output"), lines: [line] };
  return { planId, goalId: newId("goal"), targets: [{ targetId: newId("target"), outputs: [output] }] };
}

/** What the goal costs, once quantity and unit cost are there. */
export function costOf(draft: GoalDraft): Money | undefined {
  const { quantity = "", unitCost = "" } = draft.targets?.[0]?.outputs?.[0] ?? {};
  const [count, price] = [readNumber(String(quantity), 0), readMoney(unitCost)];
  return count === undefined || price === undefined ? undefined : dong(BigInt(count) * BigInt(price));
}

/** The line is named as its kind of activity, and its money is what the output costs. */
export function wholeGoal(draft: GoalDraft, kind: { readonly unit: string; readonly name: string }): GoalDraft {
  const cost = costOf(draft);
  const amount = cost === undefined ? undefined : typedMoney(cost);
  return {
    ...draft,
    targets: draft.targets?.map((target) => ({
      ...target,
      outputs: target.outputs?.map((output) => ({
        ...output,
        unit: kind.unit,
        lines: output.lines?.map((line) => ({
          ...line,
          title: kind.name,
          fundLines: line.fundLines?.map((fund) => ({ ...fund, amount })),
        })),
      })),
    })),
  };
}
