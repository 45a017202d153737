/** Between the flat lines of a plan and the tree that is read. */
import type { z } from "zod";
import type { goal } from "#contract/planning/plan-shapes.ts";
import type { planLine } from "#contract/planning/plan-shapes.ts";
import { idOf } from "#kernel/id.ts";
export type Goal = z.output<typeof goal>;
type Line = z.output<typeof planLine>;

/** Goals with all below them, in order. */
export function treeOf(lines: readonly Line[]): Goal[] {
  const below = Map.groupBy(lines, ({ parentId }) => parentId);
  const under = <Kind extends Line["kind"]>(parentId: string | null, kind: Kind) =>
    (below.get(parentId) ?? []).filter((line): line is Extract<Line, { kind: Kind }> => line.kind === kind);
  return under(null, "goal").map(({ id: goalId, kind: _kind, parentId: _parent, position: _position, ...ofGoal }) => ({
    ...ofGoal,
    goalId: idOf("goal", goalId),
    targets: under(goalId, "target").map(({ id: targetId, kind: _k, parentId: _p, position: _o, ...ofTarget }) => ({
      ...ofTarget,
      targetId: idOf("target", targetId),
      outputs: under(targetId, "output").map(
        ({ id: outputId, kind: _kk, parentId: _pp, position: _oo, ...ofOutput }) => ({
          ...ofOutput,
          outputId: idOf("output", outputId),
          lines: under(outputId, "line").map((line) => ({
            activityLineId: idOf("activity line", line.id),
            title: line.title,
            fundLines: under(line.id, "fund").map((fund) => ({
              fundLineId: idOf("fund line", fund.id),
              fundSource: fund.fundSource,
              component: fund.component,
              amount: fund.amount,
              ...(fund.originYear === null ? {} : { originYear: fund.originYear }),
            })),
          })),
        }),
      ),
    })),
  }));
}

/** The lines of goals that stand after `from` others. */
export function linesOf(goals: readonly Goal[], from = 0): readonly Line[] {
  return goals.flatMap(({ goalId, targets, ...ofGoal }, atGoal): readonly Line[] => [
    { ...ofGoal, kind: "goal", id: goalId, parentId: null, position: from + atGoal },
    ...targets.flatMap(({ targetId, outputs, ...ofTarget }, atTarget): readonly Line[] => [
      { ...ofTarget, kind: "target", id: targetId, parentId: goalId, position: atTarget },
      ...outputs.flatMap(({ outputId, lines, ...ofOutput }, atOutput): readonly Line[] => [
        {
          ...ofOutput,
          kind: "output",
          id: outputId,
          parentId: targetId,
          position: atOutput,
          toConfirm: ofOutput.toConfirm ?? false,
        },
        ...lines.flatMap(({ activityLineId, title, fundLines }, atLine): readonly Line[] => [
          { kind: "line", id: activityLineId, parentId: outputId, position: atLine, title },
          ...fundLines.map((fund, atFund): Line => ({
            kind: "fund",
            id: fund.fundLineId,
            parentId: activityLineId,
            position: atFund,
            fundSource: fund.fundSource,
            component: fund.component,
            amount: fund.amount,
            originYear: fund.originYear ?? null,
            schedule: [],
          })),
        ]),
      ]),
    ]),
  ]);
}
