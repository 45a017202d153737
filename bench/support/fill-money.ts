/**
 * Plans, accounts, activities and supports of every commune of a filled province: those of one commune, which its officers made by acts,
 * again in each of the others. Made up.
 */
import type pg from "pg";
import { idOf } from "./fill-province.ts";

/** Households of a commune's list that each of its activities supports. */
const supportsEach = 60;

/** Each table after those that its rows are found by: its ids of the commune's own, its column of the area, and which rows there are. */
const copied: readonly {
  readonly table: string;
  readonly ids: readonly string[];
  readonly area?: string;
  readonly rows: string;
}[] = [
  { table: "planning.plans", ids: ["plan_id", "within_plan_id"], area: "area_id", rows: "area_id = $1" },
  {
    table: "planning.goals",
    ids: ["goal_id", "plan_id"],
    rows: "plan_id in (select plan_id from planning.plans where area_id = $1)",
  },
  { table: "planning.targets", ids: ["target_id", "goal_id"], area: "area_id", rows: "area_id = $1" },
  { table: "planning.outputs", ids: ["output_id", "target_id"], area: "area_id", rows: "area_id = $1" },
  {
    table: "planning.activity_lines",
    ids: ["activity_line_id", "output_id"],
    rows: "output_id in (select output_id from planning.outputs where area_id = $1)",
  },
  { table: "planning.fund_lines", ids: ["fund_line_id", "activity_line_id"], area: "area_id", rows: "area_id = $1" },
  { table: "planning.accounts", ids: ["account_id", "fund_line_id"], area: "area_id", rows: "area_id = $1" },
  {
    table: "planning.postings",
    ids: ["posting_id", "reverses"],
    rows: "posting_id in (select posting_id from planning.entries join planning.accounts using (account_id) where area_id = $1)",
  },
];

export async function fillMoney(client: pg.Client, commune: string): Promise<void> {
  await client.query(`create temporary table communes_without_plans as select area_id from pg_temp.communes_to_fill
    where area_id not in (select area_id from planning.plans)`);
  await client.query("set session_replication_role = replica");
  await client.query("alter table planning.accounts drop constraint only_a_source_may_be_below_zero");
  for (const { table, ids, area, rows } of copied) {
    const own = [
      ...ids.map((id) => `'${id}', ${copyOf(`made.${id}`)}`),
      ...(area === undefined ? [] : [`'${area}', place.area_id`]),
      ...(table === "planning.postings" ? ["'idempotency_key', made.idempotency_key || place.area_id"] : []),
    ].join(", ");
    await client.query(
      `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(made) || jsonb_build_object(${own}))).*
       from (select * from ${table} where ${rows}) made cross join pg_temp.communes_without_plans place`,
      [commune],
    );
  }
  // Lines on accounts of the province stay there, so that each posting goes on adding up to nothing.
  await client.query(
    `insert into planning.entries (posting_id, line, account_id, amount)
     select ${copyOf("entry.posting_id")}, entry.line, case when account.area_id = $1 then ${copyOf("entry.account_id")} else entry.account_id end,
       entry.amount
     from planning.entries entry join planning.accounts account using (account_id) cross join pg_temp.communes_without_plans place
     where entry.posting_id in (select posting_id from planning.entries join planning.accounts using (account_id) where area_id = $1)`,
    [commune],
  );
  await client.query(`update planning.accounts account set balance = posted.balance
    from (select account_id, sum(amount) as balance from planning.entries group by 1) posted where posted.account_id = account.account_id`);
  await client.query(`insert into delivery.activities (activity_id, activity_kind, commune_id, year, output_id, fund_line_id, title, starts_on, state)
    select ${idOf("'activity' || fund.fund_line_id::text")}, output.activity_kind, fund.area_id, fund.year, output.output_id, fund.fund_line_id,
      line.title, '2026-03-01', 'open'
    from planning.fund_lines fund join planning.activity_lines line using (activity_line_id) join planning.outputs output using (output_id)
    where fund.year = 2026`);
  await client.query(`insert into delivery.supports (household_id, support_id, series_id, activity_id, commune_id, content, year, period, amount, grounds, state, delivered_on)
    select household.household_id, ${idOf("activity.activity_id::text || household.household_id::text")}, household.household_id, activity.activity_id,
      activity.commune_id, activity.activity_id::text, 2026, '[2026-01-01,2027-01-01)', 0, '[]', 'delivered', '2026-06-01'
    from delivery.activities activity join (
      select household_id, commune_id, row_number() over (partition by commune_id order by household_id) as at
      from review.poverty_statuses where replaced_on is null and class in ('poor', 'near_poor')
    ) household on household.commune_id = activity.commune_id and household.at <= ${supportsEach}
    where activity.activity_id = ${idOf("'activity' || activity.fund_line_id::text")}`);
  await client.query("set session_replication_role = origin");
  await client.query("vacuum analyze");
}

/** The id of the copy in `place`; none of none. */
const copyOf = (id: string) => `case when ${id} is not null then ${idOf(`${id}::text || place.area_id`)} end`;
