/** Between the flat lines of a plan and the tree that is read. */
import type { z } from "zod";
import type { goal } from "#contract/planning/plan-shapes.ts";
import type { planLine } from "#contract/planning/plan-shapes.ts";
import type { Id } from "#kernel/id.ts";

export type Goal = z.output<typeof goal>;
type Line = z.output<typeof planLine>;

/** Goals with all below them, in order. */
export function treeOf(lines: readonly Line[]): Goal[] {
  const below = Map.groupBy(lines, ({ parentId }) => parentId);
  const under = <Kind extends Line["kind"]>(parentId: string | null, kind: Kind) =>
    (below.get(parentId) ?? []).filter((line): line is Extract<Line, { kind: Kind }> => line.kind === kind);
  return under(null, "goal").map(({ id: goalId, kind: _kind, parentId: _parent, position: _position, ...ofGoal }) => ({
    ...ofGoal,
    goalId: goalId as Id<"goal">,
    targets: under(goalId, "target").map(({ id: targetId, kind: _k, parentId: _p, position: _o, ...ofTarget }) => ({
      ...ofTarget,
      targetId: targetId as Id<"target">,
      outputs: under(targetId, "output").map(
        ({ id: outputId, kind: _kk, parentId: _pp, position: _oo, ...ofOutput }) => ({
          ...ofOutput,
          outputId: outputId as Id<"output">,
          lines: under(outputId, "line").map((line) => ({
            activityLineId: line.id as Id<"activity line">,
            title: line.title,
            fundLines: under(line.id, "fund").map((fund) => ({
              fundLineId: fund.id as Id<"fund line">,
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
