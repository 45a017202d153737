/** What an adjustment may not change: a line that was decided stays (it is set to zero) and keeps what its money was given for. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { labelOf } from "./plan-line.ts";
import type { PlanLine } from "./plan-line.ts";

export function checkAdjustment(decided: readonly PlanLine[], after: readonly PlanLine[]): Result<true, Refusal> {
  const kept = new Map(after.map((line) => [line.id, line]));
  for (const before of decided) {
    const line = kept.get(before.id);
    if (line === undefined) return failure(refuse("planning.decided_line_stays", { line: labelOf(before) }));
    if (line.parentId !== before.parentId || isOfAnother(before, line))
      return failure(refuse("planning.decided_line_purpose_is_fixed", { line: labelOf(before) }));
  }
  return success(true);
}

function isOfAnother(before: PlanLine, line: PlanLine): boolean {
  if (before.kind === "output" && line.kind === "output") return before.activityKind !== line.activityKind;
  if (before.kind === "target" && line.kind === "target") return before.indicatorCode !== line.indicatorCode;
  if (before.kind !== "fund" || line.kind !== "fund") return false;
  return (
    before.fundSource !== line.fundSource ||
    before.component !== line.component ||
    before.originYear !== line.originYear
  );
}
