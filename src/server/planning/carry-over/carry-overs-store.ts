import { sql } from "kysely";
import type { z } from "zod";
import { withinArea } from "#server/area/published.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { CarryOverChoice, CarryOverLine, Leftover } from "#programme/planning/carry-over/carry-over.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { carryOverHead, carryOverLine } from "#contract/planning/carry-over.ts";

export type CarryOverHead = z.output<typeof carryOverHead>;
export type SavedLine = z.output<typeof carryOverLine>;

/** What stands on the accounts of a year below an area and is not spent: free money and money under way. In-kind gifts are not carried. */
export async function listLeftovers(
  tx: Tx,
  filter: { readonly areaId: string; readonly year: number },
): Promise<readonly Leftover[]> {
  const found = await sql<Leftover>`
    select area_id as "areaId", fund_source as "fundSource", component, year, origin_year as "originYear", kind,
      fund_line_id as "fundLineId", balance as amount
    from planning.accounts
    where year = ${filter.year} and form = 'money' and balance > 0 and kind in ('budget', 'allocated', 'committed', 'reserved')
      and area_id in ${withinArea(filter.areaId)}
    order by area_id, fund_source, component, origin_year, kind, fund_line_id`.execute(tx);
  return found.rows;
}

/** Holds the accounts of the year, so that nothing is committed between the look and the posting. */
export async function lockAccounts(tx: Tx, filter: { readonly areaId: string; readonly year: number }): Promise<void> {
  await sql`select planning.hold_year(${filter.areaId}, ${filter.year})`.execute(tx);
}

const headQuery = sql`
  select one.carry_over_id as "carryOverId", one.area_id as "areaId", one.from_year as "fromYear", one.as_of as "asOf", one.state,
    one.run_at as "runAt", officer.full_name as "runBy", one.decision_number as "decisionNumber", one.decided_on as "decidedOn",
    (select jsonb_build_object(
        'carry', coalesce(sum(amount) filter (where action = 'carry'), 0)::text,
        'return', coalesce(sum(amount) filter (where action = 'return'), 0)::text,
        'stay', coalesce(sum(amount) filter (where action = 'stay'), 0)::text,
        'undecided', coalesce(sum(amount) filter (where action = 'undecided'), 0)::text)
      from planning.carry_over_lines line where line.carry_over_id = one.carry_over_id) as sums
  from planning.carry_overs one left join authority.officers officer on officer.officer_id = one.run_by`;
type HeadRow = Omit<CarryOverHead, "sums"> & { readonly sums: Record<keyof CarryOverHead["sums"], string> };
const opened = ({ sums, ...head }: HeadRow): CarryOverHead => ({
  ...head,
  sums: Object.fromEntries(Object.entries(sums).map(([action, sum]) => [action, BigInt(sum)])) as CarryOverHead["sums"],
});

export async function listCarryOvers(tx: Tx, areaId: string): Promise<readonly CarryOverHead[]> {
  const found = await sql<HeadRow>`${headQuery}
    where one.area_id in ${withinArea(areaId)}
    order by one.run_at desc`.execute(tx);
  return found.rows.map(opened);
}

export async function findCarryOver(tx: Tx, carryOverId: Id<"carry-over">): Promise<CarryOverHead | undefined> {
  const found = await sql<HeadRow>`${headQuery} where one.carry_over_id = ${carryOverId}`.execute(tx);
  return found.rows[0] === undefined ? undefined : opened(found.rows[0]);
}

/** Locks it until the act ends, and answers its area. */
export async function lockCarryOver(tx: Tx, carryOverId: Id<"carry-over">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.carry_overs")
    .select("area_id")
    .where("carry_over_id", "=", carryOverId)
    .forUpdate()
    .executeTakeFirst();
  return found?.area_id;
}

export async function listLines(tx: Tx, carryOverId: Id<"carry-over">): Promise<readonly SavedLine[]> {
  const found = await sql<SavedLine>`
    select line.area_id as "areaId", area.name as "areaName", line.fund_source as "fundSource", line.component,
      line.origin_year as "originYear", line.kind, line.fund_line_id as "fundLineId", line.amount, line.action, line.rule, line.source
    from planning.carry_over_lines line join registry.areas area on area.area_id = line.area_id
    where line.carry_over_id = ${carryOverId} order by line.line`.execute(tx);
  return found.rows;
}

export async function addCarryOver(
  tx: Tx,
  run: {
    readonly carryOverId: Id<"carry-over">;
    readonly areaId: string;
    readonly fromYear: number;
    readonly asOf: LocalDate;
    readonly choices: readonly CarryOverChoice[];
    readonly runAt: string;
    readonly runById: string;
    readonly lines: readonly CarryOverLine[];
  },
): Promise<void> {
  await tx
    .insertInto("planning.carry_overs")
    .values({
      carry_over_id: run.carryOverId,
      area_id: run.areaId,
      from_year: run.fromYear,
      as_of: run.asOf,
      state: "draft",
      choices: JSON.stringify(run.choices),
      run_at: run.runAt,
      run_by: run.runById,
    })
    .execute();
  for (let from = 0; from < run.lines.length; from += 1000) {
    await tx
      .insertInto("planning.carry_over_lines")
      .values(
        run.lines.slice(from, from + 1000).map((line, at) => ({
          carry_over_id: run.carryOverId,
          line: from + at,
          area_id: line.areaId,
          fund_source: line.fundSource,
          component: line.component,
          origin_year: line.originYear,
          kind: line.kind,
          fund_line_id: line.fundLineId,
          amount: line.amount,
          action: line.action,
          rule: line.rule,
          source: line.source,
        })),
      )
      .execute();
  }
}

export async function approveCarryOver(
  tx: Tx,
  carryOverId: Id<"carry-over">,
  decision: {
    readonly decisionNumber: string;
    readonly decidedOn: LocalDate;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .updateTable("planning.carry_overs")
    .set({
      state: "approved",
      decision_number: decision.decisionNumber,
      decided_on: decision.decidedOn,
      decided_at: decision.at,
      decided_by: decision.by,
    })
    .where("carry_over_id", "=", carryOverId)
    .execute();
}
