import { sql } from "kysely";
import { withinArea } from "#server/area/published.ts";
import type { Output } from "#contract/endpoint.ts";
import type { getWork, listWorks } from "#contract/delivery/work.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { WorkMoney } from "#programme/delivery/work/work-account.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

type WorkRow = Output<typeof listWorks>["rows"][number];
export type FoundWork = WorkRow &
  Pick<Output<typeof getWork>, "activityTitle" | "keeper" | "yearlyBudget" | "retentionReleasedOn"> & {
    readonly areaId: string;
    readonly money: WorkMoney;
  };

const workColumns = sql`work.work_id as "workId", work.activity_id as "activityId", activity.fund_line_id as "fundLineId",
    activity.title as "activityTitle", work.commune_id as "communeId", work.commune_id as "areaId", commune.name as "communeName",
    village.name as "villageName", activity.year, work.name, work.place, work.lon, work.lat, work.path,
    (select contractor from delivery.work_contracts contract where contract.work_id = work.work_id) as contractor,
    work.estimate, work.starts_on as "startsOn", work.ends_on as "endsOn", work.state, work.keeper,
    work.yearly_budget as "yearlyBudget", work.retention_released_on as "retentionReleasedOn",
    money.signed + money.changed as value, money.accepted, money.physical, money.advance_paid + money.paid as paid`;
const workTables = sql`delivery.works work
  join delivery.activities activity on activity.activity_id = work.activity_id
  join registry.areas commune on commune.area_id = work.commune_id
  left join registry.areas village on village.area_id = work.village_id,
  lateral delivery.money_of_work(work.work_id) money`;

export type WorkFilter = {
  readonly areaId: string;
  readonly activityId?: Id<"activity"> | undefined;
  readonly year?: number | undefined;
  readonly state?: string | undefined;
  readonly trouble?: string | undefined;
  readonly today: LocalDate;
};

const askedFor = ({ areaId, activityId, year, state, trouble, today }: WorkFilter) => sql`
  work.commune_id in ${withinArea(areaId)}
  and ${whereGiven(activityId, (one) => sql`work.activity_id = ${one}`)}
  and ${whereGiven(year, (one) => sql`activity.year = ${one}`)}
  and ${whereGiven(state, (one) => sql`work.state = ${one}`)}
  and ${whereGiven(trouble, (one) =>
    one === "any"
      ? sql`delivery.troubles_of_work(work.work_id, ${today}) <> '{}'`
      : sql`${one} = any(delivery.troubles_of_work(work.work_id, ${today}))`,
  )}`;

export async function listWorkRows(
  tx: Tx,
  filter: WorkFilter,
  part: { readonly after: number; readonly limit: number },
): Promise<WorkRow[]> {
  const found = await sql<FoundWork>`
    select ${workColumns}, delivery.troubles_of_work(work.work_id, ${filter.today}) as troubles
    from ${workTables} where ${askedFor(filter)}
    order by commune.name ${nameOrder}, work.name, work.work_id offset ${part.after} limit ${part.limit}`.execute(tx);
  return found.rows.map(
    ({
      areaId: _area,
      activityTitle: _title,
      keeper: _keeper,
      yearlyBudget: _budget,
      retentionReleasedOn: _on,
      ...row
    }) => row,
  );
}

type Sums = Output<typeof listWorks>["sums"] & { readonly total: number };

export async function sumWorks(tx: Tx, filter: WorkFilter): Promise<Sums> {
  const found = await sql<Sums>`
    select count(*)::int as total, coalesce(sum(work.estimate), 0)::bigint as estimate,
      coalesce(sum(money.signed + money.changed), 0)::bigint as value, coalesce(sum(money.accepted), 0)::bigint as accepted,
      coalesce(sum(money.advance_paid + money.paid), 0)::bigint as paid,
      count(*) filter (where delivery.troubles_of_work(work.work_id, ${filter.today}) <> '{}')::int as "inTrouble"
    from ${workTables} where ${askedFor(filter)}`.execute(tx);
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

export async function findWork(tx: Tx, workId: Id<"work">, today: LocalDate): Promise<FoundWork | undefined> {
  const found = await sql<Omit<FoundWork, "money">>`
    select ${workColumns}, delivery.troubles_of_work(work.work_id, ${today}) as troubles
    from ${workTables} where work.work_id = ${workId}`.execute(tx);
  const [row] = found.rows;
  return row === undefined ? undefined : { ...row, money: await moneyOfWork(tx, workId) };
}

/** The money of a work as it is recorded; of a work that is not there nothing is signed. */
export async function moneyOfWork(tx: Tx, workId: Id<"work">): Promise<WorkMoney> {
  const found = await sql<WorkMoney>`
    select signed, changed, accepted, physical, advance_percent as "advancePercent", retention_percent as "retentionPercent",
      is_retention_released as "isRetentionReleased", advance_paid as "advancePaid", paid
    from delivery.money_of_work(${workId})`.execute(tx);
  const [money] = found.rows;
  if (money === undefined) throw new Error(`no money of work ${workId}`);
  return money;
}

type Parts = Pick<Output<typeof getWork>, "contract" | "changes" | "milestones" | "findings" | "acts">;

/** What hangs on a work, each in the order of its days. */
export async function findWorkParts(tx: Tx, workId: Id<"work">): Promise<Parts> {
  const contract = await sql<NonNullable<Parts["contract"]>>`
    select contractor, tax_number as "taxNumber", number, signed_on as "signedOn", value, days,
      advance_percent as "advancePercent", retention_percent as "retentionPercent", warranty_months as "warrantyMonths"
    from delivery.work_contracts where work_id = ${workId}`.execute(tx);
  const changes = await sql<Parts["changes"][number]>`
    select work_change_id as "workChangeId", number, signed_on as "signedOn", signed_by as "signedBy", amount, days, reason
    from delivery.work_changes where work_id = ${workId} order by signed_on, work_change_id`.execute(tx);
  const milestones = await sql<MilestoneRow>`
    select milestone.milestone_id as "milestoneId", milestone.name, milestone.planned_on as "plannedOn", milestone.share,
      acceptance.number, acceptance.accepted_on as "acceptedOn", acceptance.accepted_by as "acceptedBy", acceptance.physical,
      acceptance.value
    from delivery.work_milestones milestone
    left join delivery.work_acceptances acceptance on acceptance.milestone_id = milestone.milestone_id
    where milestone.work_id = ${workId} order by milestone.planned_on, milestone.milestone_id`.execute(tx);
  const findings = await sql<Parts["findings"][number]>`
    select finding_id as "findingId", found_on as "foundOn", found_by as "foundBy", finding, answer_due as "answerDue",
      answered_on as "answeredOn", answer
    from delivery.work_findings where work_id = ${workId} order by found_on, finding_id`.execute(tx);
  const acts = await sql<Parts["acts"][number]>`
    select done.act, done.done_on as "doneOn", done.reason, done.done_at as "doneAt", officer.full_name as "officerName"
    from delivery.work_acts done left join authority.officers officer on officer.officer_id = done.done_by
    where done.work_id = ${workId} order by done.done_at, done.work_act_id`.execute(tx);
  return {
    contract: contract.rows[0] ?? null,
    changes: changes.rows,
    milestones: milestones.rows.map(({ milestoneId, name, plannedOn, share, ...minutes }) => {
      const { number, acceptedOn, acceptedBy, physical, value } = minutes;
      const isAccepted =
        number !== null && acceptedOn !== null && acceptedBy !== null && physical !== null && value !== null;
      const acceptance = isAccepted ? { number, acceptedOn, acceptedBy, physical, value } : null;
      return { milestoneId, name, plannedOn, share, acceptance };
    }),
    findings: findings.rows,
    acts: acts.rows,
  };
}

type Milestone = Parts["milestones"][number];
type Minutes = NonNullable<Milestone["acceptance"]>;
type MilestoneRow = Omit<Milestone, "acceptance"> & { readonly [Part in keyof Minutes]: Minutes[Part] | null };

/** Acts on one work take turns. */
export async function lockWork(tx: Tx, workId: Id<"work">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("delivery.works")
    .select("commune_id")
    .where("work_id", "=", workId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found?.commune_id;
}

/** The day of the last step that took the work on; null while it is drafted. */
export async function lastStepOf(tx: Tx, workId: Id<"work">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select max(done_on) as day from delivery.work_acts where work_id = ${workId}`.execute(tx);
  return found.rows[0]?.day ?? null;
}

export async function contractDayOf(tx: Tx, workId: Id<"work">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate }>`
    select signed_on as day from delivery.work_contracts where work_id = ${workId}`.execute(tx);
  return found.rows[0]?.day ?? null;
}

/** The day on which the warranty is over, counted from the handover; null while there is none. */
export async function warrantyEndOf(tx: Tx, workId: Id<"work">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select (max(done.done_on) + make_interval(months => max(contract.warranty_months)))::date as day
    from delivery.work_acts done join delivery.work_contracts contract using (work_id)
    where done.work_id = ${workId} and done.act = 'handOver'`.execute(tx);
  return found.rows[0]?.day ?? null;
}

export async function findingDayOf(tx: Tx, findingId: Id<"finding">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate }>`
    select found_on as day from delivery.work_findings where finding_id = ${findingId}`.execute(tx);
  return found.rows[0]?.day ?? null;
}
