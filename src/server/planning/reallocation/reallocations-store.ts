import { zeroMoney } from "#kernel/money.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { withinArea } from "#server/area/published.ts";
import type { reallocation } from "#contract/planning/reallocation.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { MovingLine } from "#programme/planning/reallocation/reallocation.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type Reallocation = z.output<typeof reallocation>;

export type LineBalances = MovingLine & {
  readonly areaName: string;
  readonly title: string;
  readonly committed: Money;
  readonly disbursed: Money;
};

const balancesQuery = sql`
  select fund.fund_line_id as "fundLineId", fund.area_id as "areaId", area.name as "areaName", line.title, fund.fund_source as "fundSource",
    fund.component, fund.year, fund.origin_year as "originYear", fund.amount,
    coalesce(sum(account.balance) filter (where account.kind = 'allocated'), 0) as free,
    coalesce(sum(account.balance) filter (where account.kind in ('committed', 'reserved')), 0) as committed,
    coalesce(sum(account.balance) filter (where account.kind in ('disbursed', 'settled')), 0) as disbursed
  from planning.fund_lines fund
  join planning.activity_lines line on line.activity_line_id = fund.activity_line_id
  join registry.areas area on area.area_id = fund.area_id
  join planning.accounts account on account.fund_line_id = fund.fund_line_id`;
const balancesGroup = sql`group by fund.fund_line_id, fund.area_id, area.name, line.title, fund.fund_source, fund.component, fund.year,
  fund.origin_year, fund.amount`;

/** Fund lines of a year below an area whose money was assigned to them. */
export async function listLineBalances(
  tx: Tx,
  filter: { readonly areaId: string; readonly year: number },
): Promise<readonly LineBalances[]> {
  const found = await sql<LineBalances>`${balancesQuery}
    where fund.year = ${filter.year}
      and fund.area_id in ${withinArea(filter.areaId)}
    ${balancesGroup} order by area.name ${nameOrder}, line.title, fund.fund_line_id`.execute(tx);
  return found.rows;
}

/** Locks the lines in the order of their ids, so that two who move the same money take turns. */
export async function loadLines(
  tx: Tx,
  fundLineIds: readonly Id<"fund line">[],
): Promise<ReadonlyMap<string, LineBalances>> {
  await sql`select from planning.fund_lines where fund_line_id = any(${fundLineIds}::uuid[]) order by fund_line_id for update`.execute(
    tx,
  );
  const found = await sql<LineBalances>`${balancesQuery}
    where fund.fund_line_id = any(${fundLineIds}::uuid[]) ${balancesGroup}`.execute(tx);
  return new Map(found.rows.map((row) => [row.fundLineId, row]));
}

/** The plans in which these lines stand, in the order in which they are locked. */
export async function plansOfLines(tx: Tx, fundLineIds: readonly Id<"fund line">[]): Promise<readonly string[]> {
  const found = await sql<{ planId: Id<"plan"> }>`
    select distinct goal.plan_id as "planId" from planning.fund_lines fund
    join planning.activity_lines using (activity_line_id) join planning.outputs using (output_id)
    join planning.targets using (target_id) join planning.goals goal using (goal_id)
    where fund.fund_line_id = any(${fundLineIds}::uuid[]) order by goal.plan_id`.execute(tx);
  return found.rows.map(({ planId }) => planId);
}

const query = sql`
  select one.reallocation_id as "reallocationId", one.area_id as "areaId", area.name as "areaName", one.year, one.origin_year as "originYear",
    one.fund_source as "fundSource", one.component, one.amount, one.reason, one.state, one.decided_by_level as "decidedByLevel",
    one.reverses, undone.reallocation_id as "reversedBy", one.proposed_at as "proposedAt", proposer.full_name as "proposedBy",
    one.consented_at as "consentedAt", consenter.full_name as "consentedBy", one.decided_at as "decidedAt",
    decider.full_name as "decidedBy", one.decision_number as "decisionNumber", one.decided_on as "decidedOn", one.note,
    (select jsonb_agg(jsonb_build_object('fundLineId', line.fund_line_id, 'areaId', line.area_id, 'areaName', place.name,
        'title', activity.title, 'amount', line.amount::text, 'amountBefore', line.amount_before::text) order by line.amount, line.fund_line_id)
      from planning.reallocation_lines line
      join planning.fund_lines fund on fund.fund_line_id = line.fund_line_id
      join planning.activity_lines activity on activity.activity_line_id = fund.activity_line_id
      join registry.areas place on place.area_id = line.area_id
      where line.reallocation_id = one.reallocation_id) as lines
  from planning.reallocations one
  join registry.areas area on area.area_id = one.area_id
  left join planning.reallocations undone on undone.reverses = one.reallocation_id
  left join authority.officers proposer on proposer.officer_id = one.proposed_by
  left join authority.officers consenter on consenter.officer_id = one.consented_by
  left join authority.officers decider on decider.officer_id = one.decided_by`;
type Row = Omit<Reallocation, "lines"> & {
  readonly lines: readonly (Omit<Reallocation["lines"][number], "amount" | "amountBefore"> & {
    readonly amount: string;
    readonly amountBefore: string;
  })[];
};
const opened = ({ lines, ...row }: Row): Reallocation => ({
  ...row,
  lines: lines.map((line) => ({
    ...line,
    amount: dong(line.amount),
    amountBefore: dong(line.amountBefore),
  })),
});

export async function listReallocations(
  tx: Tx,
  filter: { readonly areaId: string; readonly year: number | undefined },
): Promise<readonly Reallocation[]> {
  const found = await sql<Row>`${query}
    where (${filter.year ?? null}::int is null or one.year = ${filter.year ?? null})
      and one.area_id in ${withinArea(filter.areaId)}
    order by one.proposed_at desc`.execute(tx);
  return found.rows.map(opened);
}

export async function findReallocation(tx: Tx, reallocationId: Id<"reallocation">): Promise<Reallocation | undefined> {
  const found = await sql<Row>`${query} where one.reallocation_id = ${reallocationId}`.execute(tx);
  return found.rows[0] === undefined ? undefined : opened(found.rows[0]);
}

/** Locks it until the act ends. */
export async function lockReallocation(tx: Tx, reallocationId: Id<"reallocation">): Promise<void> {
  await sql`select from planning.reallocations where reallocation_id = ${reallocationId} for update`.execute(tx);
}

export async function areaOfReallocation(tx: Tx, reallocationId: Id<"reallocation">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.reallocations")
    .select("area_id")
    .where("reallocation_id", "=", reallocationId)
    .executeTakeFirst();
  return found?.area_id;
}

/** The one that got the money gives it back. */
export async function areaOfUndo(tx: Tx, reallocationId: Id<"reallocation">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.reallocation_lines")
    .select("area_id")
    .where("reallocation_id", "=", reallocationId)
    .where("amount", ">", zeroMoney)
    .orderBy("area_id")
    .executeTakeFirst();
  return found?.area_id;
}

export async function addReallocation(
  tx: Tx,
  one: Pick<
    Reallocation,
    | "reallocationId"
    | "areaId"
    | "year"
    | "originYear"
    | "fundSource"
    | "component"
    | "amount"
    | "reason"
    | "decidedByLevel"
    | "reverses"
    | "proposedAt"
  > & {
    readonly proposedById: string;
    readonly lines: readonly {
      readonly fundLineId: Id<"fund line">;
      readonly areaId: string;
      readonly amount: Money;
      readonly amountBefore: Money;
    }[];
  },
): Promise<void> {
  await tx
    .insertInto("planning.reallocations")
    .values({
      reallocation_id: one.reallocationId,
      area_id: one.areaId,
      year: one.year,
      origin_year: one.originYear,
      fund_source: one.fundSource,
      component: one.component,
      amount: one.amount,
      reason: one.reason,
      state: "proposed",
      decided_by_level: one.decidedByLevel,
      reverses: one.reverses,
      proposed_at: one.proposedAt,
      proposed_by: one.proposedById,
    })
    .execute();
  await tx
    .insertInto("planning.reallocation_lines")
    .values(
      one.lines.map((line) => ({
        reallocation_id: one.reallocationId,
        fund_line_id: line.fundLineId,
        area_id: line.areaId,
        giving_area_id: one.areaId,
        amount: line.amount,
        amount_before: line.amountBefore,
      })),
    )
    .execute();
}

export async function setReallocation(
  tx: Tx,
  reallocationId: Id<"reallocation">,
  change: {
    readonly state: Reallocation["state"];
    readonly consented?: { readonly at: string; readonly by: string };
    readonly decided?: { readonly at: string; readonly by: string };
    readonly decision?: {
      readonly decisionNumber: string;
      readonly decidedOn: LocalDate;
      readonly postingId: Id<"posting">;
    };
    readonly note?: string;
  },
): Promise<void> {
  const { consented, decided, decision, note } = change;
  await tx
    .updateTable("planning.reallocations")
    .set({
      state: change.state,
      ...(consented === undefined ? {} : { consented_at: consented.at, consented_by: consented.by }),
      ...(decided === undefined ? {} : { decided_at: decided.at, decided_by: decided.by }),
      ...(decision === undefined
        ? {}
        : {
            decision_number: decision.decisionNumber,
            decided_on: decision.decidedOn,
            posting_id: decision.postingId,
          }),
      ...(note === undefined ? {} : { note }),
    })
    .where("reallocation_id", "=", reallocationId)
    .execute();
}
