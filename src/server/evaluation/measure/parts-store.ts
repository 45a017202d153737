/** The sums that measures of groups and indicators are made of, by commune: whole numbers over every household that was decided on. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { MeasureGroup } from "#programme/evaluation/measure/measure-groups.ts";
import type { GroupSums } from "#programme/evaluation/measure/measures-of-sums.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { statusCountsOn, statusesOn, withLacking } from "#server/review/published.ts";

export type PartSums = {
  readonly communeId: string;
  /** The group; null where nothing is known of it, or where no groups were asked for. */
  readonly key: string | null;
  readonly name: string | null;
  /** In parts of the weight base. */
  readonly cutoff: number;
  readonly households: GroupSums;
  readonly people: GroupSums;
};

export type PartsAsked = {
  readonly communes: readonly string[];
  readonly on: LocalDate;
  /** Of the standard that the measures are made by: of each indicator, by bit. */
  readonly codes: readonly string[];
  readonly weights: readonly number[];
  readonly series: string | undefined;
  readonly cutoffs: readonly number[];
  readonly by: MeasureGroup | undefined;
};

/** Households counted by a standard of another series are in no sum. */
export async function sumParts(tx: Tx, asked: PartsAsked): Promise<readonly PartSums[]> {
  const { codes, weights, cutoffs } = asked;
  const weight = sql.join(
    [sql`0`, ...weights.map((of, bit) => sql`((lacked >> ${sql.lit(bit)}) & 1) * ${sql.lit(of)}`)],
    sql` + `,
  );
  const deprived = sql`weight >= cutoff`;
  const each = (of: string, where: RawBuilder<unknown>) => {
    const sums = codes.map(
      (_, bit) =>
        sql`coalesce(sum(${sql.ref(of)}) filter (where (lacked >> ${sql.lit(bit)}) & 1 = 1 and ${where}), 0)::bigint`,
    );
    return sql`array[${sql.join(sums)}]::bigint[]`;
  };
  const sums = (of: string) => sql`jsonb_build_object('counted', sum(${sql.ref(of)})::bigint,
    'deprived', coalesce(sum(${sql.ref(of)}) filter (where ${deprived}), 0)::bigint,
    'score', coalesce(sum(${sql.ref(of)} * weight) filter (where ${deprived}), 0)::bigint,
    'lacking', ${each(of, sql`true`)}, 'censored', ${each(of, deprived)})`;
  const found = await sql<PartSums>`
    with alike as materialized (
      select commune_id, key, name, lacked, ${weight} as weight, sum(households) as households, sum(people) as people
      from ${withLacking(countedBy(asked), codes)} lack where series = ${asked.series ?? null}
      group by commune_id, key, name, lacked
    )
    select commune_id as "communeId", key, name, cutoff, ${sums("households")} as households, ${sums("people")} as people
    from alike cross join unnest(${cutoffs}::int[]) as asked (cutoff)
    group by commune_id, key, name, cutoff order by name, key, commune_id, cutoff`.execute(tx);
  return found.rows;
}

const keptKeys = { class: sql.ref("class"), setting: sql.ref("setting") };

/** Who was head of the household on the day. */
const headOn = (on: LocalDate) => sql`
  left join registry.memberships membership on membership.household_id = status.household_id and membership.relation = 'head'
    and membership.valid_from <= ${on} and (membership.valid_to is null or membership.valid_to >= ${on})
  left join registry.people person on person.household_id = membership.household_id and person.person_id = membership.person_id`;

/** What is no part of the kept sums is asked of each household. */
const live = (on: LocalDate) => ({
  area_class: {
    join: sql`left join registry.area_classes class_of on class_of.area_id in (status.commune_id, status.village_id)
      and class_of.valid_from <= ${on} and (class_of.valid_to is null or class_of.valid_to >= ${on})`,
    key: sql.ref("class_of.class"),
    name: sql`null::text`,
  },
  ethnicity_group: {
    join: sql`${headOn(on)} left join registry.ethnicities people on people.code = person.ethnicity_code`,
    key: sql.ref("person.ethnicity_code"),
    name: sql.ref("people.name"),
  },
  sex_of_head: { join: headOn(on), key: sql.ref("person.sex"), name: sql`null::text` },
});

function countedBy({ communes, on, by }: PartsAsked): RawBuilder<unknown> {
  if (by === undefined || by === "class" || by === "setting")
    return sql`select commune_id, ${by === undefined ? sql`null::text` : keptKeys[by]} as key, null::text as name, decision_id, deprivations,
      sum(households) as households, sum(people) as people
      from ${statusCountsOn(communes, on)} kept group by 1, 2, 4, 5`;
  const group = live(on)[by];
  // Commune and village may both be of a class: the household is of it once.
  return sql`select commune_id, key, name, decision_id, deprivations, count(*) as households, sum(member_count) as people
    from (
      select distinct status.household_id, status.commune_id, ${group.key} as key, ${group.name} as name, status.decision_id,
        status.deprivations, status.member_count
      from ${statusesOn(communes, on)} status ${group.join}
    ) one group by 1, 2, 3, 4, 5`;
}
