import { sql } from "kysely";
import { listProgrammePacks, plannedLines, scheduleOf } from "#server/planning/published.ts";
import { withinArea } from "#server/area/published.ts";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import type { LineStates } from "#programme/treasury/disbursement.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { activitiesOfLines, partsOfSupport } from "#server/delivery/published.ts";
import { accountsOf } from "#server/ledger/published.ts";
import type { MoneyFilter } from "#server/ledger/published.ts";
import { planForItself, whereGiven } from "#server/platform/database/where-given.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type StageAmounts = {
  readonly budget: Money;
  readonly allocated: Money;
  readonly committed: Money;
  readonly reserved: Money;
  readonly disbursed: Money;
  readonly settled: Money;
  readonly returned: Money;
};
export type CellRow = StageAmounts & {
  readonly areaId: string;
  readonly areaName: string;
  readonly isCommune: boolean;
  readonly fundSource: string;
  readonly component: string;
  /** Allocated and in no fund line. */
  readonly unplanned: Money;
};

/** Money by area, source and component with its stages: everything that rates are made of. */
export async function listCells(tx: Tx, filter: MoneyFilter): Promise<readonly CellRow[]> {
  await planForItself(tx);
  const of = (kind: string) => sql`coalesce(sum(account.balance) filter (where account.kind = ${kind}), 0)`;
  const found = await sql<CellRow>`
    select account.area_id as "areaId", min(area.name) as "areaName", bool_or(area.kind in ('commune', 'ward', 'special_zone')) as "isCommune",
      account.fund_source as "fundSource", account.component, ${of("budget")} as budget, ${of("allocated")} as allocated,
      ${of("committed")} as committed, ${of("reserved")} as reserved, ${of("disbursed")} as disbursed, ${of("settled")} as settled,
      ${of("returned")} as returned,
      coalesce(sum(account.balance) filter (where account.kind = 'allocated' and account.fund_line_id is null), 0) as unplanned
    from planning.accounts account join registry.areas area on area.area_id = account.area_id
    where account.kind <> 'source' and ${accountsOf({ ...filter, form: "money" })}
    group by account.area_id, account.fund_source, account.component order by 2, 1, 4, 5`.execute(tx);
  return found.rows;
}

/** What left the reserve for good in each month: paid, less what came back. Settling moves nothing in or out. */
export async function listMonths(
  tx: Tx,
  filter: MoneyFilter & { readonly year: number },
  timeZone: string,
): Promise<readonly { readonly month: number; readonly disbursed: Money }[]> {
  const found = await sql<{ month: number; disbursed: Money }>`
    select extract(month from booked)::int as month, sum(amount) as disbursed from (
      select entry.amount, coalesce(posting.booked_on, (posting.posted_at at time zone ${timeZone}::text)::date) as booked
      from planning.accounts account join planning.entries entry on entry.account_id = account.account_id
      join planning.postings posting on posting.posting_id = entry.posting_id
      where account.kind in ('disbursed', 'settled') and ${accountsOf({ ...filter, form: "money" })}) moved
    where extract(year from booked) = ${filter.year}
    group by 1 order by 1`.execute(tx);
  return found.rows;
}

export type LineRow = LineStates & {
  readonly fundLineId: Id<"fund line">;
  readonly activityLineId: Id<"activity line">;
  readonly planId: Id<"plan">;
  readonly areaId: string;
  readonly areaName: string;
  readonly title: string;
  readonly fundSource: string;
  readonly component: string;
  readonly originYear: number;
  readonly amount: Money;
  readonly disbursed: Money;
  readonly activityId: Id<"activity"> | null;
  readonly schedule: readonly { readonly month: number; readonly amount: string }[];
};

/** Fund lines with the states of their chain. Delivered support is due for a voucher; reserved money waits for the bank. */
export async function listLineStates(
  tx: Tx,
  filter: MoneyFilter & { readonly year: number },
): Promise<readonly LineRow[]> {
  const { areaId, year, originYear, fundSource, component } = filter;
  await planForItself(tx);
  const found = await sql<LineRow>`
    with line as materialized (
      select fund.fund_line_id, fund.activity_line_id, fund.plan_id, fund.area_id, fund.line_title as title, fund.fund_source, fund.component,
        fund.origin_year, fund.amount, fund.plan_state in ('approved', 'adjusted', 'closed') as approved
      from (${plannedLines}) fund where fund.area_id in ${withinArea(areaId)} and fund.year = ${year}
        and ${whereGiven(originYear, (one) => sql`fund.origin_year = ${one}`)}
        and ${whereGiven(fundSource, (one) => sql`fund.fund_source = ${one}`)}
        and ${whereGiven(component, (one) => sql`fund.component = ${one}`)}
    ), money as (
      select fund_line_id, coalesce(sum(balance) filter (where kind = 'allocated'), 0) as allocated,
        coalesce(sum(balance) filter (where kind = 'committed'), 0) as committed,
        coalesce(sum(balance) filter (where kind = 'reserved'), 0) as reserved,
        coalesce(sum(balance) filter (where kind in ('disbursed', 'settled')), 0) as disbursed
      from planning.accounts where form = 'money' and fund_line_id in (select fund_line_id from line) group by 1
    ), act as (
      select fund_line_id, count(*)::int as activities, (array_agg(activity_id order by activity_id))[1] as activity_id
      from (${activitiesOfLines}) of_line where fund_line_id in (select fund_line_id from line) group by 1
    ), support as (
      select part.fund_line_id, sum(part.amount) as delivered
      from (select distinct activity_id from (${activitiesOfLines}) of_line where fund_line_id in (select fund_line_id from line)) of_lines
      join delivery.activities activity on activity.activity_id = of_lines.activity_id
      join delivery.supports support on support.activity_id = activity.activity_id and support.state = 'delivered'
      cross join lateral ${partsOfSupport} part
      where part.fund_line_id in (select fund_line_id from line) group by 1
    )
    select line.fund_line_id as "fundLineId", line.activity_line_id as "activityLineId", line.plan_id as "planId", line.area_id as "areaId", area.name as "areaName", line.title,
      line.fund_source as "fundSource", line.component, line.origin_year as "originYear", line.amount,
      coalesce(money.disbursed, 0) as disbursed, line.approved as "isPlanApproved", coalesce(act.activities, 0) as activities,
      act.activity_id as "activityId", coalesce(money.allocated, 0) as allocated,
      greatest(coalesce(money.committed, 0) - greatest(coalesce(support.delivered, 0) - coalesce(money.reserved, 0), 0), 0)
        as "awaitsAcceptance",
      greatest(coalesce(support.delivered, 0) - coalesce(money.reserved, 0), 0) as "awaitsVoucher",
      coalesce(money.reserved, 0) as "awaitsBank",
      ${scheduleOf(sql`line.fund_line_id`)} as schedule
    from line join registry.areas area on area.area_id = line.area_id
    left join money on money.fund_line_id = line.fund_line_id left join act on act.fund_line_id = line.fund_line_id
    left join support on support.fund_line_id = line.fund_line_id
    order by area.name ${nameOrder}, line.title, line.fund_line_id`.execute(tx);
  return found.rows;
}

export type FlowRow = {
  readonly level: "source_component" | "component_area" | "area_state";
  readonly from: string;
  readonly to: string;
  readonly amount: Money;
};

/** All three levels of the flow from one pass over the balances. */
export async function listFlow(tx: Tx, filter: MoneyFilter): Promise<readonly FlowRow[]> {
  const found = await sql<FlowRow>`
    select case when grouping(fund_source) = 0 then 'source_component' when grouping(component) = 0 then 'component_area'
        else 'area_state' end as level,
      case when grouping(fund_source) = 0 then fund_source when grouping(component) = 0 then component else area_id end as "from",
      case when grouping(fund_source) = 0 then component when grouping(component) = 0 then area_id else state end as "to",
      sum(balance) as amount
    from (select account.fund_source, account.component, account.area_id, account.balance,
        case account.kind when 'reserved' then 'committed' else account.kind end as state
      from planning.accounts account
      where account.kind <> 'source' and account.balance <> 0 and ${accountsOf({ ...filter, form: "money" })}) money
    group by grouping sets ((fund_source, component), (component, area_id), (area_id, state))
    order by 1, 4 desc, 2, 3`.execute(tx);
  return found.rows;
}

/** What the latest programme that speaks of pace says; undefined where none does. */
export async function latestThresholds(tx: Tx) {
  return (await listProgrammePacks(tx)).find(({ disbursement }) => disbursement !== undefined)?.disbursement;
}
