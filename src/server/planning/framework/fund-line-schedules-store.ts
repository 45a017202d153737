/** The months in which the money of a fund line is to be spent, as its plan or a later act says. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** The months of a fund line as an array of objects (month, amount as text). */
export const scheduleOf = (fundLineId: RawBuilder<unknown>) => sql`coalesce(
  (select jsonb_agg(jsonb_build_object('month', month, 'amount', amount::text) order by month)
    from planning.fund_line_schedules schedule where schedule.fund_line_id = ${fundLineId}), '[]')`;

export async function listMonthsOfLine(tx: Tx, fundLineId: Id<"fund line">) {
  return tx
    .selectFrom("planning.fund_line_schedules")
    .select(["month", "amount"])
    .where("fund_line_id", "=", fundLineId)
    .orderBy("month")
    .execute();
}

export async function replaceSchedule(
  tx: Tx,
  line: { readonly fundLineId: Id<"fund line">; readonly areaId: string },
  months: readonly { readonly month: number; readonly amount: Money }[],
): Promise<void> {
  await tx.deleteFrom("planning.fund_line_schedules").where("fund_line_id", "=", line.fundLineId).execute();
  if (months.length === 0) return;
  await tx
    .insertInto("planning.fund_line_schedules")
    .values(months.map(({ month, amount }) => ({ fund_line_id: line.fundLineId, area_id: line.areaId, month, amount })))
    .execute();
}

/** The months of lines of a year that have a schedule of their own, by line. */
export async function listSchedules(
  tx: Tx,
  year: number,
): Promise<ReadonlyMap<string, readonly { readonly month: number; readonly amount: Money }[]>> {
  const found = await sql<{ fundLineId: Id<"fund line">; month: number; amount: Money }>`
    select schedule.fund_line_id as "fundLineId", schedule.month, schedule.amount
    from planning.fund_line_schedules schedule join planning.fund_lines fund using (fund_line_id) where fund.year = ${year}`.execute(
    tx,
  );
  return Map.groupBy(found.rows, ({ fundLineId }) => fundLineId);
}
