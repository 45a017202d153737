import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { plannedLines, plannedOutputs, remainderOf } from "#server/planning/published.ts";
import { withinArea } from "#server/area/published.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { ActivityState } from "#programme/delivery/activity/activity-state.ts";
import type { KindValue, KindValues } from "#programme/delivery/activity/kind-fields.ts";
import { lacksEvidence } from "#server/delivery/evidence/lacks-evidence.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { planForItself, whereGiven } from "#server/platform/database/where-given.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type Activity = {
  readonly activityId: Id<"activity">;
  readonly activityKind: string;
  readonly programmeId: string;
  readonly programmeVersion: string;
  readonly communeId: string;
  readonly communeName: string;
  readonly year: number;
  readonly outputId: Id<"output">;
  readonly unitCost: Money;
  readonly fundLineId: Id<"fund line">;
  readonly fundSource: string;
  readonly component: string;
  readonly originYear: number;
  readonly title: string;
  readonly place: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly fields: Record<string, KindValue>;
  readonly state: ActivityState;
  /** Who carries it out; null: the commune. */
  readonly officeId: Id<"office"> | null;
  readonly officeName: string | null;
  readonly plannedQuantity: number;
  readonly supports: Record<string, number>;
  readonly remainder: Money;
};

/** How many supports of one activity are in each state, each where its last instalment is. Of many they come from one pass over all of theirs. */
const countedOfOne = sql`(select jsonb_object_agg(state, n) from (
      select state, sum(support.quantity)::int as n from delivery.supports support
      where support.activity_id = activity.activity_id group by state having sum(support.quantity) > 0) as counted)`;

const activityQuery = (counted: RawBuilder<unknown>) => sql`
  select activity.activity_id as "activityId", activity.activity_kind as "activityKind", output.programme_id as "programmeId",
    output.programme_version as "programmeVersion", activity.commune_id as "communeId", area.name as "communeName", activity.year,
    activity.output_id as "outputId", output.unit_cost as "unitCost", activity.fund_line_id as "fundLineId",
    line.fund_source as "fundSource", line.component, line.origin_year as "originYear", activity.title, activity.place, activity.starts_on as "startsOn",
    activity.ends_on as "endsOn", activity.fields, activity.state, activity.office_id as "officeId", office.name as "officeName", output.quantity as "plannedQuantity",
    coalesce(${counted}, '{}') as supports,
    ${remainderOf(sql`activity.fund_line_id`)} as remainder
  from delivery.activities activity
  join registry.areas area on area.area_id = activity.commune_id
  left join authority.offices office on office.office_id = activity.office_id
  join planning.fund_lines line on line.fund_line_id = activity.fund_line_id
  join (${plannedOutputs}) output on output.output_id = activity.output_id`;

export type ActivityFilter = {
  readonly areaId: string;
  readonly year?: number | undefined;
  readonly kind?: string | undefined;
  readonly state?: ActivityState | undefined;
  /** An office by its id, or "commune": those that no office carries out. */
  readonly executor?: string | undefined;
  /** Those of these offices alone, where the reader works for offices and no area. */
  readonly offices?: readonly string[] | undefined;
  /** With a support in this state; "evidence": with a delivered one that lacks it. */
  readonly waits?: string | undefined;
};

/** Of `activity`: those of the filter. */
export const askedFor = ({ areaId, year, kind, state, executor, offices, waits }: ActivityFilter) => sql`
  activity.commune_id in ${withinArea(areaId)} and ${whereGiven(year, (one) => sql`activity.year = ${one}`)}
  and ${whereGiven(kind, (one) => sql`activity.activity_kind = ${one}`)}
  and ${whereGiven(state, (one) => sql`activity.state = ${one}`)}
  and ${whereGiven(offices, (some) => sql`activity.office_id = any (${some}::uuid[])`)}
  and ${whereGiven(executor, (one) => (one === "commune" ? sql`activity.office_id is null` : sql`activity.office_id::text = ${one}`))}
  and ${whereGiven(
    waits,
    (one) =>
      sql`activity.activity_id in (select activity_id from delivery.supports support
        where ${one === "evidence" ? lacksEvidence : sql`support.state = ${one}`})`,
  )}`;

export async function listActivityRows(
  tx: Tx,
  filter: ActivityFilter,
  part: { readonly after: number; readonly limit: number } = { after: 0, limit: 100 },
): Promise<readonly Activity[]> {
  await planForItself(tx);
  const order = sql`area.name ${nameOrder}, activity.title, activity.activity_id`;
  const found = await sql<Activity>`
    with asked as materialized (
      select activity.activity_id from delivery.activities activity
      join registry.areas area on area.area_id = activity.commune_id
      where ${askedFor(filter)} order by ${order} offset ${part.after} limit ${part.limit}
    ), counted as materialized (
      select activity_id, jsonb_object_agg(state, n) as by_state from (
        select support.activity_id, support.state, sum(support.quantity)::int as n
        from delivery.supports support join asked on asked.activity_id = support.activity_id
        group by 1, 2 having sum(support.quantity) > 0
      ) one group by 1
    )
    ${activityQuery(sql`counted.by_state`)}
    left join counted on counted.activity_id = activity.activity_id
    where activity.activity_id in (select activity_id from asked)
    order by ${order}`.execute(tx);
  return found.rows;
}

/** How many activities there are in each state, whichever is asked for, and which kinds the area has. */
export async function countActivities(
  tx: Tx,
  filter: ActivityFilter,
): Promise<{
  readonly byState: Record<ActivityState, number>;
  readonly kinds: readonly string[];
  readonly executors: readonly { readonly officeId: Id<"office">; readonly name: string }[];
}> {
  const counted = await sql<{ state: ActivityState; n: number }>`
    select activity.state, count(*)::int as n from delivery.activities activity
    where ${askedFor({ ...filter, state: undefined })} group by 1`.execute(tx);
  const kinds = await sql<{ kind: string }>`
    select distinct activity.activity_kind as kind from delivery.activities activity
    where ${askedFor({ areaId: filter.areaId, offices: filter.offices })} order by 1`.execute(tx);
  const executors = await sql<{ officeId: Id<"office">; name: string }>`
    select distinct office.office_id as "officeId", office.name from delivery.activities activity
    join authority.offices office on office.office_id = activity.office_id
    where ${askedFor({ areaId: filter.areaId, offices: filter.offices })} order by 2, 1`.execute(tx);
  const byState = { draft: 0, open: 0, closed: 0 };
  for (const { state, n } of counted.rows) byState[state] = n;
  return { byState, kinds: kinds.rows.map(({ kind }) => kind), executors: executors.rows };
}

export async function findActivity(tx: Tx, activityId: Id<"activity">): Promise<Activity | undefined> {
  const found = await sql<Activity>`${activityQuery(countedOfOne)} where activity.activity_id = ${activityId}`.execute(
    tx,
  );
  return found.rows[0];
}

/** The activity of a support that the act sees. */
export async function activityOfSupport(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> },
): Promise<Id<"activity"> | undefined> {
  const found = await sql<{ activityId: Id<"activity"> }>`select activity_id as "activityId" from delivery.supports
    where household_id = ${of.householdId} and support_id = ${of.supportId}`.execute(tx);
  return found.rows[0]?.activityId;
}

/** Acts on one activity take turns; what only refers to it does not wait. */
export async function lockActivity(tx: Tx, activityId: Id<"activity">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("delivery.activities")
    .select("commune_id")
    .where("activity_id", "=", activityId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found?.commune_id;
}

export type LineOfPlan = {
  readonly areaId: string;
  readonly year: number;
  readonly activityKind: string;
  readonly outputId: Id<"output">;
  readonly programmeId: string;
  readonly programmeVersion: string;
  readonly planState: string;
};

export async function findPlannedLine(tx: Tx, fundLineId: Id<"fund line">): Promise<LineOfPlan | undefined> {
  const found = await sql<LineOfPlan>`
    select line.area_id as "areaId", line.year, line.activity_kind as "activityKind", line.output_id as "outputId",
      line.programme_id as "programmeId", line.programme_version as "programmeVersion",
      -- A plan of several years moves no money, so nothing is carried out from it.
      case line.plan_kind when 'annual' then line.plan_state else line.plan_kind end as "planState"
    from (${plannedLines}) line where line.fund_line_id = ${fundLineId}`.execute(tx);
  return found.rows[0];
}

export async function addActivity(
  tx: Tx,
  activity: Pick<
    Activity,
    "activityId" | "activityKind" | "communeId" | "year" | "fundLineId" | "title" | "startsOn" | "endsOn"
  > & {
    readonly outputId: Id<"output">;
    readonly place: string | null;
    readonly fields: KindValues;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.activities")
    .values({
      activity_id: activity.activityId,
      activity_kind: activity.activityKind,
      commune_id: activity.communeId,
      year: activity.year,
      output_id: activity.outputId,
      fund_line_id: activity.fundLineId,
      title: activity.title,
      place: activity.place,
      starts_on: activity.startsOn,
      ends_on: activity.endsOn,
      fields: JSON.stringify(activity.fields),
      state: "draft",
    })
    .execute();
}

/** What is said of an activity; its line, kind and state stay. */
export async function changeActivity(
  tx: Tx,
  activity: Pick<Activity, "activityId" | "title" | "place" | "startsOn" | "endsOn"> & { readonly fields: KindValues },
): Promise<void> {
  await tx
    .updateTable("delivery.activities")
    .set({
      title: activity.title,
      place: activity.place,
      starts_on: activity.startsOn,
      ends_on: activity.endsOn,
      fields: JSON.stringify(activity.fields),
    })
    .where("activity_id", "=", activity.activityId)
    .execute();
}
