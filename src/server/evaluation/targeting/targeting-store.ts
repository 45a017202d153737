import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { TargetingGroup } from "#programme/evaluation/targeting.ts";
import { eligibleOf } from "#server/delivery/published.ts";
import type { KindRunning } from "#server/delivery/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { isInPoverty, statusesOn } from "#server/review/published.ts";

export type TargetingAsked = {
  readonly communes: readonly string[];
  readonly year: number;
  /** The first day of the year: its list says who is eligible. */
  readonly from: LocalDate;
  /** The last day, or today: heads of households are as on it. */
  readonly until: LocalDate;
  readonly by: TargetingGroup;
};

const delivered = sql`('delivered', 'paid', 'verified')`;

/** CTE `served`: households that a kind was delivered to in the year, with the first day. */
const servedIn = ({ communes, year, until }: TargetingAsked) => sql`served as materialized (
    select activity.activity_kind as kind, support.household_id, support.commune_id, min(support.delivered_on) as day
    from delivery.supports support join delivery.activities activity on activity.activity_id = support.activity_id
    where support.commune_id = any(${communes}) and support.year = ${year} and support.state in ${delivered}
      and support.delivered_on <= ${until}
    group by 1, 2, 3
  )`;

/** What a row is grouped by, and its name. `of` has household_id and commune_id. */
function groupOf(
  { by, until }: TargetingAsked,
  of: string,
): { join: RawBuilder<unknown>; key: RawBuilder<unknown>; name: RawBuilder<unknown> } {
  if (by === "commune") return { join: sql``, key: sql.ref(`${of}.commune_id`), name: sql`null::text` };
  const head = sql`left join registry.memberships membership on membership.household_id = ${sql.ref(`${of}.household_id`)} and membership.relation = 'head'
      and membership.valid_from <= ${until} and (membership.valid_to is null or membership.valid_to >= ${until})
    left join registry.people person on person.household_id = membership.household_id and person.person_id = membership.person_id`;
  if (by === "sex_of_head") return { join: head, key: sql.ref("person.sex"), name: sql`null::text` };
  return {
    join: sql`${head} left join registry.ethnicities people on people.code = person.ethnicity_code`,
    key: sql.ref("person.ethnicity_code"),
    name: sql.ref("people.name"),
  };
}

/** The kinds of which the area has an activity of the year: nobody could get any other. */
export async function kindsWithActivities(tx: Tx, { communes, year }: TargetingAsked): Promise<ReadonlySet<string>> {
  const found = await sql<{ kind: string }>`
    select distinct activity_kind as kind from delivery.activities
    where commune_id = any(${communes}) and year = ${year} and state <> 'draft'`.execute(tx);
  return new Set(found.rows.map(({ kind }) => kind));
}

export type EligibleRow = {
  /** The place among the kinds, from 0. */
  readonly kind: number;
  readonly key: string | null;
  readonly name: string | null;
  readonly eligible: number;
  readonly reached: number;
  readonly unknown: number;
};

/** Households to whom the rule of each kind said yes when the year began, and how many of them had it delivered in the year. */
export async function countReached(
  tx: Tx,
  asked: TargetingAsked,
  kinds: readonly KindRunning[],
): Promise<readonly EligibleRow[]> {
  if (kinds.length === 0) return [];
  const group = groupOf(asked, "household");
  const codes = sql.join(kinds.map(({ kind }, at) => sql`(${sql.lit(at + 1)}, ${kind.pack.code})`));
  const found = await sql<EligibleRow>`
    with ${eligibleOf({ communes: asked.communes, on: asked.from, kinds })}, ${servedIn(asked)}, household as materialized (
      select kind, household_id, commune_id, coalesce(bool_or(answer), false) as answer from eligible group by 1, 2, 3
    )
    select household.kind - 1 as kind, ${group.key} as key, ${group.name} as name,
      (count(*) filter (where household.answer))::int as eligible,
      (count(*) filter (where household.answer and (code.code, household.household_id) in (select kind, household_id from served)))::int as reached,
      (count(*) filter (where not household.answer))::int as unknown
    from household join (values ${codes}) as code (at, code) on code.at = household.kind ${group.join}
    group by 1, 2, 3 order by 1, 3, 2`.execute(tx);
  return found.rows;
}

export type ServedRow = {
  readonly kind: string;
  readonly householdId: Id<"household">;
  readonly day: LocalDate;
  readonly key: string | null;
  readonly name: string | null;
  readonly class: string | null;
  readonly hasLowIncome: boolean;
  /** By the list with which the year began. */
  readonly classBefore: string | null;
};

/** Each household that was served in the year, by the status that it had on the day, and when the year began. */
export async function listServed(tx: Tx, asked: TargetingAsked): Promise<readonly ServedRow[]> {
  const group = groupOf(asked, "served");
  const found = await sql<ServedRow>`
    with ${servedIn(asked)}
    select served.kind, served.household_id as "householdId", served.day, ${group.key} as key, ${group.name} as name, status.class,
      coalesce(status.low_income_workers > 0, false) as "hasLowIncome", earlier.class as "classBefore"
    from served ${statusOn("status", sql.ref("served.day"))} ${statusOn("earlier", sql`${asked.from}::date`)}
    ${group.join}
    order by served.kind, served.household_id`.execute(tx);
  return found.rows;
}

const statusOn = (name: string, day: RawBuilder<unknown>) => {
  const column = (of: string) => sql.ref(`${name}.${of}`);
  return sql`left join review.poverty_statuses ${sql.ref(name)} on ${column("household_id")} = served.household_id
    and ${column("effective_on")} <= ${day} and (${column("replaced_on")} is null or ${column("replaced_on")} > ${day})
    and (${column("left_on")} is null or ${column("left_on")} >= ${day})`;
};

export type WithoutRow = { readonly areaId: string; readonly poor: number; readonly without: number };

/** Poor households of the list with which the year began, and those of them to whom nothing at all was delivered in it. */
export async function countWithout(tx: Tx, asked: TargetingAsked): Promise<readonly WithoutRow[]> {
  const found = await sql<WithoutRow>`
    with ${servedIn(asked)}, listed as materialized (
      select status.household_id, status.commune_id from ${statusesOn(asked.communes, asked.from)} status
      join registry.households household on household.household_id = status.household_id
        and (household.closed_on is null or household.closed_on > ${asked.from})
      where ${isInPoverty("status.class")}
    )
    select commune_id as "areaId", count(*)::int as poor,
      (count(*) filter (where household_id not in (select household_id from served)))::int as without
    from listed group by 1 order by 1`.execute(tx);
  return found.rows;
}
