import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { renamedActs } from "#programme/authority/audit/renamed-acts.ts";
import { declareQuestion } from "#server/platform/question.ts";

/** What a record is called, by an id (`record.id`), or (`text`) by a code (`entry.record_id`). Nobody's name but officers' is given. */
export type RecordNames = Readonly<Record<string, { readonly of: RawBuilder<unknown>; readonly by?: "text" }>>;

/** Later stages name their own records, by the kind that their audit entries give. */
export const recordNames = declareQuestion<RecordNames>("names of records");

const ownNames: RecordNames = {
  officer: { of: sql`select full_name from authority.officers where officer_id = record.id` },
  office: { of: sql`select name from authority.offices where office_id = record.id` },
  area: { of: sql`select full_name from registry.areas where area_id = entry.record_id`, by: "text" },
  village: { of: sql`select name from registry.areas where area_id = entry.record_id`, by: "text" },
};

/** Of `entry`, an audit entry: its record's name, null where it has none or the reader does not see it. Joined with `recordOfEntry`. */
export function recordName(): RawBuilder<unknown> {
  const cases = Object.entries({ ...ownNames, ...recordNames.answer() }).map(([kind, { of, by }]) =>
    by === "text"
      ? sql`when entry.record_kind = ${sql.lit(kind)} then (${of})`
      : sql`when entry.record_kind = ${sql.lit(kind)} and record.id is not null then (${of})`,
  );
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** An id that is one: entries of old and of trials have other words there. */
export const recordOfEntry = sql`cross join lateral (select case when entry.record_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
  then entry.record_id::uuid end as id) record`;

/** What the act of `entry` is called now, as the permissions know it. */
const actNow = sql`coalesce(${JSON.stringify(renamedActs)}::jsonb ->> entry.act, entry.act)`;

/** The post by which the officer of `entry` acted on its day: one that permits the act, else another that was held. */
export function heldThen(timeZone: string): RawBuilder<unknown> {
  return sql`left join lateral (
    select post.post_kind as kind, coalesce(area.name, post.area_id) as area_name from authority.posts post
    left join registry.areas area on area.area_id = post.area_id
    left join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = ${actNow}
    where post.officer_id = entry.officer_id and post.valid_from <= (entry.at at time zone ${timeZone})::date
      and (post.valid_to is null or post.valid_to >= (entry.at at time zone ${timeZone})::date)
    order by permission.act is null, post.delegated_from is not null, post.valid_from, post.post_id limit 1
  ) held on true`;
}
