/** What an officer takes of a proposal, as lines of the draft: a goal with its target, output, activity and money for each need. */
import { inOrder } from "./plan-line.ts";
import type { PlanLine } from "./plan-line.ts";
import type { ProposedFund } from "./plan-from-needs.ts";

export type TakenProposal = {
  readonly goal: string;
  readonly indicatorCode: string;
  readonly households: number;
  readonly kind: string;
  readonly activity: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitCost: bigint;
  readonly funds: readonly ProposedFund[];
  /** False where an officer has looked at the quantity. */
  readonly toConfirm: boolean;
};

/** @param year of the plan: money of another year keeps its own */
export function linesOfProposals(
  taken: readonly TakenProposal[],
  lines: readonly PlanLine[],
  year: number,
  newId: () => string,
): readonly PlanLine[] {
  const last = inOrder(lines).findLast(({ kind }) => kind === "goal")?.position ?? 0;
  return taken.flatMap((one, at): readonly PlanLine[] => {
    const [goal, target, output, activity] = [newId(), newId(), newId(), newId()];
    const { indicatorCode, households, quantity, unit, unitCost, toConfirm } = one;
    return [
      { kind: "goal", id: goal, parentId: null, position: last + at + 1, title: one.goal },
      {
        kind: "target",
        id: target,
        parentId: goal,
        position: 1,
        indicatorCode,
        baseline: households,
        value: Math.max(0, households - quantity),
      },
      {
        kind: "output",
        id: output,
        parentId: target,
        position: 1,
        activityKind: one.kind,
        quantity,
        unit,
        unitCost,
        toConfirm,
      },
      { kind: "line", id: activity, parentId: output, position: 1, title: one.activity },
      ...one.funds.map(({ originYear, ...fund }, place): PlanLine => ({
        kind: "fund",
        id: newId(),
        parentId: activity,
        position: place + 1,
        ...fund,
        originYear: originYear === year ? null : originYear,
        schedule: [],
      })),
    ];
  });
}
