import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { FundLine, PlanLine } from "#programme/planning/plan/plan-line.ts";
import { scheduleOf } from "#programme/treasury/schedule.ts";
import type { MonthAmount } from "#programme/treasury/schedule.ts";

/** A fund line as a plan carries it, its sums in đồng. */
type Funded = Omit<FundLine, "amount" | "schedule"> & {
  readonly amount: Money;
  readonly schedule: readonly MonthAmount[];
};

/** What a reallocation makes of the lines of a plan: other amounts, the months in the same proportion, and nothing else. */
export function reallocatedLines<Line extends Exclude<PlanLine, FundLine> | Funded>(
  lines: readonly Line[],
  changes: ReadonlyMap<string, Money>,
): readonly Line[] {
  return lines.flatMap((line) => {
    const change = changes.get(line.id);
    if (line.kind !== "fund" || change === undefined) return [];
    const amount = dong(line.amount + change);
    return [{ ...line, amount, schedule: [...scheduleOf(amount, line.schedule)] }];
  });
}
