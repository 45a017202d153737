import { sql } from "kysely";
import { statusesOn } from "#server/review/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

/**
 * The status of each household of these communes on the day: the last one decided on or before it. (The day's decisions of a
 * commune are ordered by their id, which carries the time.)
 */
export const statusRowsOn = (communes: readonly string[], on: LocalDate) => sql`
  select household_id, commune_id, village_id, class, previous_class, deprivations, member_count
  from ${statusesOn(communes, on)}`;

export type MeasureSums = {
  readonly areaId: string;
  readonly households: number;
  readonly people: number;
  readonly poor: number;
  readonly nearPoor: number;
  readonly deprivedHouseholds: number;
  readonly deprivedPeople: number;
  /** Over those people, the weights of what each lacks, in parts of the standard's weight base. */
  readonly deprivationSum: number;
  /** Poor and near-poor households lacking the indicator of each bit. */
  readonly byBit: readonly number[];
};

/**
 * Whole-number sums by commune, from which every rate is made. `weights`: of the indicator of each bit; `k`: the weight from which a
 * household counts as deprived, both in parts of the standard's weight base.
 */
export async function sumMeasures(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
  shape: { readonly k: number; readonly weights: readonly number[] },
): Promise<readonly MeasureSums[]> {
  const byBit = sql.join(
    shape.weights.map(
      (_, bit) => sql`count(*) filter (where listed and (deprivations >> ${sql.lit(bit)}) & 1 = 1)::int`,
    ),
  );
  const weight = sql.join(
    [sql`0`, ...shape.weights.map((of, bit) => sql`((deprivations >> ${sql.lit(bit)}) & 1) * ${sql.lit(of)}`)],
    sql` + `,
  );
  const found = await sql<MeasureSums>`
    with status as materialized (${statusRowsOn(communes, on)}), counted as (
      select commune_id, class, deprivations, member_count, class in ('poor', 'near_poor') as listed,
        ${weight} as weight
      from status
    )
    select commune_id as "areaId", count(*)::int as households, sum(member_count)::int as people,
      count(*) filter (where class = 'poor')::int as poor, count(*) filter (where class = 'near_poor')::int as "nearPoor",
      count(*) filter (where weight >= ${shape.k})::int as "deprivedHouseholds",
      coalesce(sum(member_count) filter (where weight >= ${shape.k}), 0)::int as "deprivedPeople",
      coalesce(sum(member_count * weight) filter (where weight >= ${shape.k}), 0)::int as "deprivationSum",
      array[${byBit}]::int[] as "byBit"
    from counted group by commune_id`.execute(tx);
  return found.rows;
}

export type CountRow = {
  readonly areaId: string;
  readonly class: string;
  readonly households: number;
  readonly people: number;
};

/** Counts of a day are sums of what each decision changed, so they cost the number of decisions and not of households. */
export async function countByClass(tx: Tx, communes: readonly string[], on: LocalDate): Promise<readonly CountRow[]> {
  const found = await sql<CountRow>`
    select commune_id as "areaId", class, sum(households)::int as households, sum(people)::int as people
    from review.status_changes
    where commune_id = any(${communes}) and effective_on <= ${on}
    group by commune_id, class having sum(households) <> 0 order by commune_id, class`.execute(tx);
  return found.rows;
}
