/** Which fund lines bear the money of a batch: each instruction the parts of its support. */
import { sql } from "kysely";
import { partsOfSupport } from "#server/delivery/published.ts";
import type { Id } from "#kernel/id.ts";
import { addMoney, dong, zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { budgetLine } from "#programme/ledger/ledger.ts";
import type { BudgetLine } from "#programme/ledger/ledger.ts";
import type { LinePart } from "#programme/ledger/move-parts.ts";
import type { Tx } from "#server/platform/database/database.ts";

type PartRow = Omit<BudgetLine, "form"> & {
  readonly instructionId: Id<"instruction">;
  readonly instructed: Money;
  readonly amount: Money;
};

/**
 * What the lines bear of a batch: of all of it that was not excluded, or of some of its instructions.
 *
 * @throws when the parts do not make the amount of an instruction: the support has changed under its batch
 */
export async function loadBatchParts(
  tx: Tx,
  batchId: Id<"batch">,
): Promise<(instructions?: readonly { readonly instructionId: Id<"instruction"> }[]) => readonly LinePart[]> {
  const found = await sql<PartRow>`
    select instruction.instruction_id as "instructionId", instruction.amount as instructed, part.amount,
      line.fund_line_id as "fundLineId", line.fund_source as "fundSource", line.component, line.area_id as "areaId", line.year,
      line.origin_year as "originYear"
    from payment.instructions instruction
    join delivery.supports support on support.household_id = instruction.household_id and support.support_id = instruction.support_id
    join delivery.activities activity on activity.activity_id = support.activity_id
    cross join lateral ${partsOfSupport} part
    join planning.fund_lines line on line.fund_line_id = part.fund_line_id
    where instruction.batch_id = ${batchId} and instruction.state <> 'cancelled'`.execute(tx);
  const rows = found.rows.map((row) => ({ ...row, line: budgetLine(row), amount: dong(row.amount) }));
  const parts = Map.groupBy(rows, ({ instructionId }) => instructionId);
  for (const [instructionId, borne] of parts)
    if (addMoney(zeroMoney, ...borne.map(({ amount }) => amount)) !== borne[0]?.instructed)
      throw new Error(`the fund lines of instruction ${instructionId} do not bear its amount`);
  return (instructions) =>
    instructions === undefined ? rows : instructions.flatMap(({ instructionId }) => parts.get(instructionId) ?? []);
}
