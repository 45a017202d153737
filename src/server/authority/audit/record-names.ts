import { sql } from "kysely";
import type { RawBuilder } from "kysely";

/** What a record is called, by the kind that its audit entries name: by an id, or (`text`) by a code. Nobody's name but officers' stands here. */
const names: Readonly<Record<string, { readonly of: RawBuilder<unknown>; readonly by?: "text" }>> = {
  officer: { of: sql`select full_name from authority.officers where officer_id = record.id` },
  household: {
    of: sql`select ${householdNumber(sql`household`)} from registry.households household where household_id = record.id`,
  },
  area: { of: sql`select full_name from registry.areas where area_id = entry.record_id`, by: "text" },
  village: { of: sql`select name from registry.areas where area_id = entry.record_id`, by: "text" },
  plan: {
    of: sql`select area.name || ' ' || plan.year from planning.plans plan join registry.areas area using (area_id)
    where plan.plan_id = record.id`,
  },
  round: {
    of: sql`select area.name || ' ' || round.year from review.rounds round join registry.areas area using (area_id)
    where round.round_id = record.id`,
  },
  activity: { of: sql`select title from delivery.activities where activity_id = record.id` },
  batch: { of: sql`select title from payment.batches where batch_id = record.id` },
  import: {
    of: sql`select file.name from registry.imports import
    join registry.import_files file on file.file_id = coalesce(import.households_file_id, import.people_file_id)
    where import.import_id = record.id`,
  },
  import_file: { of: sql`select name from registry.import_files where file_id = record.id` },
  formula_run: { of: sql`select nullif(title, '') from planning.formula_runs where formula_run_id = record.id` },
  optimiser_run: { of: sql`select nullif(title, '') from planning.optimiser_runs where optimiser_run_id = record.id` },
  fund_line: {
    of: sql`select line.title from planning.fund_lines fund join planning.activity_lines line using (activity_line_id)
    where fund.fund_line_id = record.id`,
  },
  treasury_import: { of: sql`select file_name from planning.treasury_imports where treasury_import_id = record.id` },
  decision: { of: sql`select number from review.decisions where decision_id = record.id limit 1` },
  score_table: { of: sql`select name from review.score_tables where score_table_id = record.id` },
};

/** A household's number: that of its list, else the end of its id. */
export function householdNumber(household: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${household}.source_key = ${household}.household_id::text then right(${household}.household_id::text, 8)
    else ${household}.source_key end`;
}

const cases = Object.entries(names).map(([kind, { of, by }]) =>
  by === "text"
    ? sql`when entry.record_kind = ${sql.lit(kind)} then (${of})`
    : sql`when entry.record_kind = ${sql.lit(kind)} and record.id is not null then (${of})`,
);

/** Of `entry`, an audit entry: its record's name, null where it has none or the reader does not see it. Joined with `recordOfEntry`. */
export const recordName = sql`case ${sql.join(cases, sql` `)} end`;

/** An id that is one: entries of old and of trials have other words there. */
export const recordOfEntry = sql`cross join lateral (select case when entry.record_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
  then entry.record_id::uuid end as id) record`;

/** The post by which the officer of `entry` acted on its day: one that permits the act, else another that was held. */
export function heldThen(timeZone: string): RawBuilder<unknown> {
  return sql`left join lateral (
    select post.post_kind as kind, coalesce(area.name, post.area_id) as area_name from authority.posts post
    left join registry.areas area on area.area_id = post.area_id
    left join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = entry.act
    where post.officer_id = entry.officer_id and post.valid_from <= (entry.at at time zone ${timeZone})::date
      and (post.valid_to is null or post.valid_to >= (entry.at at time zone ${timeZone})::date)
    order by permission.act is null, post.delegated_from is not null, post.valid_from, post.post_id limit 1
  ) held on true`;
}
