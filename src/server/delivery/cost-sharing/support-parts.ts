/** The lines that bear supports, with what each bears: what is committed, given back and taken again. */
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import { partsOf } from "#programme/delivery/cost-sharing.ts";
import type { CostShare } from "#programme/delivery/cost-sharing.ts";
import { listBudgetLines } from "#server/planning/published.ts";
import type { LineOfMoney } from "#server/planning/published.ts";
import type { BudgetLine } from "#programme/ledger/ledger.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { sharesOfSupports } from "./cost-shares-store.ts";

type Supported = {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly amount: Money;
  readonly approvedAmount: Money | null;
};

/** What a line bears, with the line and what is left of it. */
export type PartOfLine = CostShare & LineOfMoney & { readonly line: BudgetLine };

/** What the lines bear of a support, or of another amount of it. */
export type PartsOfSupport = (support: Supported, amount?: Money) => readonly PartOfLine[];

/**
 * The parts of supports of one activity.
 *
 * @throws when a line is not there: every share names one
 */
export async function loadParts(
  tx: Tx,
  { fundLineId }: { readonly fundLineId: Id<"fund line"> },
  supports: readonly Supported[],
): Promise<PartsOfSupport> {
  const shares = await sharesOfSupports(tx, supports);
  const named = [...shares.values()].flatMap((of) => of.map((share) => share.fundLineId));
  const lines = await listBudgetLines(tx, [...new Set([fundLineId, ...named])]);
  return (support, amount = support.amount) => {
    const approved = support.approvedAmount ?? support.amount;
    return partsOf({ fundLineId, amount, approved, others: shares.get(support.supportId) ?? [] }).map((part) => {
      const line = lines.get(part.fundLineId);
      if (line === undefined) throw new Error(`fund line ${part.fundLineId} bears a support and is not there`);
      return { ...line, amount: part.amount };
    });
  };
}
