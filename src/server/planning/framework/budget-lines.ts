/** Fund lines as the ledger knows them, with what is left of each for new commitments. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { budgetLine } from "#programme/ledger/ledger.ts";
import type { BudgetLine } from "#programme/ledger/ledger.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { plannedLines } from "./planned-lines.ts";

export type LineOfMoney = Omit<BudgetLine, "form" | "fundLineId"> & {
  readonly fundLineId: Id<"fund line">;
  readonly title: string;
  readonly remainder: Money;
};

/** What is allocated to a fund line and not committed. */
export const remainderOf = (
  fundLineId: RawBuilder<unknown>,
) => sql`coalesce((select sum(balance) from planning.accounts account
  where account.fund_line_id = ${fundLineId} and account.kind = 'allocated' and account.form = 'money'), 0)`;

/** Rows of lines with their remainder. */
const linesOfMoney = sql`
  select line.fund_line_id as "fundLineId", line.fund_source as "fundSource", line.component, line.area_id as "areaId", line.year,
    line.origin_year as "originYear", line.line_title as title,
    ${remainderOf(sql`line.fund_line_id`)} as remainder
  from (${plannedLines}) line`;

export async function listBudgetLines(
  tx: Tx,
  fundLineIds: readonly Id<"fund line">[],
): Promise<ReadonlyMap<Id<"fund line">, LineOfMoney & { readonly line: BudgetLine }>> {
  const found = await sql<LineOfMoney>`${linesOfMoney} where line.fund_line_id = any(${fundLineIds}::uuid[])`.execute(
    tx,
  );
  return new Map(
    found.rows.map((row) => [row.fundLineId, { ...row, remainder: dong(row.remainder), line: budgetLine(row) }]),
  );
}

/** Lines of a commune and year in annual plans in force. */
export async function listLinesInForce(
  tx: Tx,
  { areaId, year }: { readonly areaId: string; readonly year: number },
): Promise<readonly LineOfMoney[]> {
  const found = await sql<LineOfMoney>`${linesOfMoney}
    where line.area_id = ${areaId} and line.year = ${year} and line.plan_kind = 'annual' and line.plan_state in ('approved', 'adjusted')
    order by line.fund_source, line.component, line.line_title, line.fund_line_id`.execute(tx);
  return found.rows.map((row) => ({ ...row, remainder: dong(row.remainder) }));
}
