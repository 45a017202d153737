import type { Money } from "#kernel/money.ts";
import { sql } from "kysely";
import { activitiesOfLines, partsOfSupport, supportsWithNames } from "#server/delivery/published.ts";
import { plannedLines } from "#server/planning/published.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type ReviewFound = {
  readonly reviewId: Id<"review">;
  readonly roundId: Id<"round">;
  readonly year: number;
  readonly referenceDate: LocalDate;
  readonly class: string | null;
  readonly deprivations: number | null;
  readonly standardId: string;
  readonly standardVersion: string;
  /** Reviews by standards of one series are compared. */
  readonly series: string;
};

/** The decided reviews of a household and those that a support rests on, the earliest first. */
export async function listClassified(tx: Tx, householdId: Id<"household">): Promise<readonly ReviewFound[]> {
  const found = await sql<ReviewFound>`
    select review.review_id as "reviewId", review.round_id as "roundId", round.year, round.reference_date as "referenceDate",
      review.class, review.deprivations, round.standard_id as "standardId", round.standard_version as "standardVersion", standard.series
    from review.reviews review join review.rounds round on round.round_id = review.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where review.household_id = ${householdId} and review.deprivations is not null
      and (review.state in ('decided', 'certified') or exists (select from delivery.supports support
        where support.household_id = review.household_id and support.review_id = review.review_id))
    order by round.reference_date, review.review_id`.execute(tx);
  return found.rows;
}

export type SupportMoney = {
  readonly supportId: Id<"support">;
  readonly reviewId: Id<"review"> | null;
  readonly indicators: readonly string[];
  readonly activityId: Id<"activity">;
  readonly activityTitle: string;
  readonly activityKind: string;
  readonly state: string;
  readonly amount: Money;
  readonly deliveredOn: LocalDate | null;
  readonly fundLineId: Id<"fund line">;
  readonly fundSource: string;
  readonly component: string;
  readonly isCommitted: boolean;
  readonly instructionId: Id<"instruction"> | null;
  readonly batchId: Id<"batch"> | null;
  readonly paymentState: string | null;
  readonly paid: Money;
  readonly settledOn: LocalDate | null;
};

/** The supports of a household with the money behind each: fund line, instruction (the latest), what was paid. */
export async function listSupportMoney(tx: Tx, householdId: Id<"household">): Promise<readonly SupportMoney[]> {
  const found = await sql<SupportMoney>`
    select support.support_id as "supportId", support.review_id as "reviewId",
      coalesce(array(select jsonb_array_elements_text(support.grounds -> 'deprivations')), '{}') as indicators,
      activity.activity_id as "activityId", activity.title as "activityTitle", activity.activity_kind as "activityKind",
      support.state, support.amount, support.delivered_on as "deliveredOn", line.fund_line_id as "fundLineId",
      line.fund_source as "fundSource", line.component, support.commitment_posting_id is not null as "isCommitted",
      instruction.instruction_id as "instructionId", instruction.batch_id as "batchId", instruction.state as "paymentState",
      case when instruction.state = 'paid' then instruction.amount else 0 end as paid, instruction.settled_on as "settledOn"
    from delivery.supports support
    join delivery.activities activity on activity.activity_id = support.activity_id
    join planning.fund_lines line on line.fund_line_id = activity.fund_line_id
    left join lateral (
      select * from payment.instructions instruction
      where instruction.household_id = support.household_id and instruction.support_id = support.support_id
      order by instruction.instruction_id desc limit 1
    ) instruction on true
    where support.household_id = ${householdId}
    order by support.year, activity.starts_on, support.support_id`.execute(tx);
  return found.rows;
}

/** The activities that a line bears, wholly or in part. */
const ofLine = (fundLineId: Id<"fund line">) =>
  sql`select activity_id from (${activitiesOfLines}) of_line where fund_line_id = ${fundLineId}`;

/** Whether the money of the row named `support` was paid and stayed. */
const isPaid = sql`exists (select from payment.instructions instruction
  where instruction.household_id = support.household_id and instruction.support_id = support.support_id and instruction.state = 'paid')`;

export type FundLine = {
  readonly fundLineId: Id<"fund line">;
  readonly areaId: string;
  readonly areaName: string;
  readonly year: number;
  readonly fundSource: string;
  readonly component: string;
  readonly planned: Money;
  readonly goal: string;
  readonly indicatorCode: string;
  readonly targetId: Id<"target">;
  readonly planId: Id<"plan">;
  readonly activityLine: string;
  /** Whom its kind of activity is for. */
  readonly participants: string;
};

export async function findFundLine(tx: Tx, fundLineId: Id<"fund line">): Promise<FundLine | undefined> {
  const found = await sql<FundLine>`
    select line.fund_line_id as "fundLineId", line.area_id as "areaId", area.name as "areaName", line.year,
      line.fund_source as "fundSource", line.component, line.amount as planned, line.goal_title as goal,
      line.indicator_code as "indicatorCode", line.target_id as "targetId", line.plan_id as "planId",
      line.line_title as "activityLine",
      coalesce((select packed ->> 'participants' from jsonb_array_elements(line.pack -> 'activityKinds') packed
        where packed ->> 'code' = line.activity_kind), 'household') as participants
    from (${plannedLines}) line
    join registry.areas area on area.area_id = line.area_id
    where line.fund_line_id = ${fundLineId}`.execute(tx);
  return found.rows[0];
}

export async function balancesOfLine(tx: Tx, fundLineId: Id<"fund line">): Promise<Record<string, Money>> {
  const found = await sql<{ kind: string; balance: Money }>`
    select kind, sum(balance) as balance from planning.accounts where fund_line_id = ${fundLineId} group by kind`.execute(
    tx,
  );
  return Object.fromEntries(found.rows.map((row) => [row.kind, row.balance]));
}

export type ActivityOfLine = {
  readonly activityId: Id<"activity">;
  readonly title: string;
  readonly communeId: string;
  readonly households: number;
  readonly committed: Money;
  readonly paid: Money;
};

/** Counts what the reader may see: of an activity in a commune of others that is nothing, and no zero. */
export async function activitiesOfLine(tx: Tx, fundLineId: Id<"fund line">): Promise<readonly ActivityOfLine[]> {
  const found = await sql<ActivityOfLine>`
    select activity.activity_id as "activityId", activity.title, activity.commune_id as "communeId",
      count(distinct support.household_id)::int as households,
      coalesce(sum(support.borne) filter (where support.commitment_posting_id is not null), 0) as committed,
      coalesce(sum(support.borne) filter (where ${isPaid}), 0) as paid
    from delivery.activities activity
    left join (
      select support.*, part.amount as borne from delivery.activities activity
      join delivery.supports support on support.activity_id = activity.activity_id and support.state not in ('refused', 'proposed')
      cross join lateral ${partsOfSupport} part
      where activity.activity_id in (${ofLine(fundLineId)}) and part.fund_line_id = ${fundLineId}
    ) support on support.activity_id = activity.activity_id
    where activity.activity_id in (${ofLine(fundLineId)})
    group by activity.activity_id, activity.title, activity.commune_id order by activity.title`.execute(tx);
  return found.rows;
}

export type LineHousehold = {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly state: string;
  readonly amount: Money;
  readonly paid: Money;
};

export async function householdsOfLine(
  tx: Tx,
  fundLineId: Id<"fund line">,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly LineHousehold[]> {
  const found = await sql<LineHousehold>`
    select support.household_id as "householdId", support.support_id as "supportId", person.full_name as "headName",
      village.name as "villageName", support.state, part.amount, case when ${isPaid} then part.amount else 0 end as paid
    from ${supportsWithNames}
    join delivery.activities activity on activity.activity_id = support.activity_id
    cross join lateral ${partsOfSupport} part
    where activity.activity_id in (${ofLine(fundLineId)}) and part.fund_line_id = ${fundLineId} and (${page.after ?? null}::uuid is null or support.household_id > ${page.after ?? null}::uuid)
    order by support.household_id limit ${page.limit}`.execute(tx);
  return found.rows;
}
