import { sql } from "kysely";
import { isInPoverty, isListed, isNearPoverty, lackCountsOn } from "#server/review/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type MeasureSums = {
  readonly areaId: string;
  readonly households: number;
  readonly people: number;
  readonly poor: number;
  readonly nearPoor: number;
  /** Households that are counted by a standard of another series, and people in all others. */
  readonly otherStandard: number;
  readonly measuredPeople: number;
  readonly deprivedHouseholds: number;
  readonly deprivedPeople: number;
  /** Over those people, the weights of what each lacks, in parts of the standard's weight base. */
  readonly deprivationSum: number;
  /** Poor and near-poor households lacking each of the indicators, by whatever standard they are counted. */
  readonly byBit: readonly number[];
};

/**
 * Whole-number sums by commune, from which every rate is made. `codes` and `weights`: of each indicator of the standard, by bit; `k`: the
 * weight from which a household counts as deprived, both in parts of the standard's weight base. What a household lacks is read by its own
 * standard; one that is counted by a standard of another series is in no sum of weights.
 */
export async function sumMeasures(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
  shape: {
    readonly k: number;
    readonly codes: readonly string[];
    readonly weights: readonly number[];
    readonly series: string | undefined;
  },
): Promise<readonly MeasureSums[]> {
  const byBit = sql.join(
    shape.codes.map(
      (_, bit) => sql`coalesce(sum(households) filter (where listed and (lacked >> ${sql.lit(bit)}) & 1 = 1), 0)::int`,
    ),
  );
  const weight = sql.join(
    [sql`0`, ...shape.weights.map((of, bit) => sql`((lacked >> ${sql.lit(bit)}) & 1) * ${sql.lit(of)}`)],
    sql` + `,
  );
  const found = await sql<MeasureSums>`
    with counted as (
      select commune_id, class, lacked, households, people, ${isListed("class")} as listed,
        coalesce(series = ${shape.series ?? null}, false) as measured, ${weight} as weight
      from ${lackCountsOn(communes, on, shape.codes)} lack
    )
    select commune_id as "areaId", sum(households)::int as households, sum(people)::int as people,
      coalesce(sum(households) filter (where ${isInPoverty("class")}), 0)::int as poor,
      coalesce(sum(households) filter (where ${isNearPoverty("class")}), 0)::int as "nearPoor",
      coalesce(sum(households) filter (where not measured), 0)::int as "otherStandard",
      coalesce(sum(people) filter (where measured), 0)::int as "measuredPeople",
      coalesce(sum(households) filter (where measured and weight >= ${shape.k}), 0)::int as "deprivedHouseholds",
      coalesce(sum(people) filter (where measured and weight >= ${shape.k}), 0)::int as "deprivedPeople",
      coalesce(sum(people * weight) filter (where measured and weight >= ${shape.k}), 0)::int as "deprivationSum",
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
