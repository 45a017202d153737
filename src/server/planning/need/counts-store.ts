import { classEndedOn } from "#server/review/published.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { CountRule } from "#programme/planning/framework/programme-pack.ts";
import type { Disaggregation, Road } from "#programme/planning/framework/programme-parts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { factsOfListed, factsOfOne, factsOn, roadOf } from "./count-facts.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type Counted = {
  readonly key: string | null;
  readonly name: string | null;
  readonly value: number;
  readonly among: number;
};

const head = sql`left join registry.memberships membership on membership.household_id = fact.household_id
    and membership.relation = 'head' and membership.valid_to is null
  left join registry.people person on person.household_id = membership.household_id and person.person_id = membership.person_id`;

/** Each way to take a count apart: what it joins, the key and the name of a group. */
const groups = (on: LocalDate) =>
  ({
    village: {
      join: sql`left join registry.areas village on village.area_id = fact.village_id`,
      key: sql`fact.village_id`,
      name: sql`village.name`,
    },
    setting: { join: sql``, key: sql`fact.setting`, name: sql`null::text` },
    class: { join: sql``, key: sql`fact.class`, name: sql`null::text` },
    area_class: {
      join: sql`left join registry.area_classes class_of on class_of.area_id in (fact.commune_id, fact.village_id)
        and class_of.valid_from <= ${on} and (class_of.valid_to is null or class_of.valid_to >= ${on})`,
      key: sql`class_of.class`,
      name: sql`null::text`,
    },
    sex_of_head: { join: head, key: sql`person.sex`, name: sql`null::text` },
    ethnicity_group: {
      join: sql`${head} left join registry.ethnicities people on people.code = person.ethnicity_code`,
      key: sql`person.ethnicity_code`,
      name: sql`people.name`,
    },
  }) satisfies Record<Disaggregation, unknown>;

/** Counts households by a rule, all together or by group. `among` counts those among whom a share is taken. */
export async function countByRule(
  tx: Tx,
  asked: {
    readonly communes: readonly string[];
    readonly on: LocalDate;
    readonly rule: CountRule;
    readonly villageId?: string | undefined;
    readonly by?: Disaggregation | undefined;
  },
): Promise<readonly Counted[]> {
  const { rule, on } = asked;
  const group = asked.by === undefined ? undefined : groups(on)[asked.by];
  const found = await sql<Counted>`
    with ${factsOn(asked.communes, on, asked.villageId)}
    select ${group?.key ?? sql`null::text`} as key, ${group?.name ?? sql`null::text`} as name,
      (${counted(rule)})::int as value, (${countedAmong(rule)})::int as among
    from fact ${group?.join ?? sql``}
    group by 1, 2 order by 2, 1`.execute(tx);
  return found.rows;
}

export type CommuneCount = {
  readonly communeId: string;
  readonly key: string | null;
  /** In the order of the rules that were asked. */
  readonly values: readonly number[];
  readonly among: readonly number[];
};

/** The counts of several rules at once, each by commune: the facts of the households are opened one time. */
export async function countByCommune(
  tx: Tx,
  asked: {
    readonly communes: readonly string[];
    readonly on: LocalDate;
    readonly rules: readonly CountRule[];
    readonly villageId?: string | undefined;
    readonly by?: Disaggregation | undefined;
    readonly areaClass?: string | null | undefined;
  },
): Promise<readonly CommuneCount[]> {
  const { on, rules } = asked;
  const group = asked.by === undefined ? undefined : groups(on)[asked.by];
  const found = await sql<CommuneCount>`
    with ${factsOn(asked.communes, on, asked.villageId)}
    select fact.commune_id as "communeId", ${group?.key ?? sql`null::text`} as key,
      array[${sql.join(rules.map(counted))}]::int[] as values, array[${sql.join(rules.map(countedAmong))}]::int[] as among
    from fact ${group?.join ?? sql``}
    where ${ofClass(asked.areaClass, on)}
    group by 1, 2 order by 1, 2`.execute(tx);
  return found.rows;
}

const counted = (rule: CountRule) => sql`count(*) filter (where ${sql.raw(rule.where.toSql("fact.facts"))})`;
const countedAmong = (rule: CountRule) =>
  sql`count(*) filter (where ${rule.among === undefined ? sql`true` : sql.raw(rule.among.toSql("fact.facts"))})`;

/** Only households of areas that are of a class on the day, where one is named. */
const ofClass = (areaClass: string | null | undefined, on: LocalDate) =>
  areaClass === null || areaClass === undefined
    ? sql`true`
    : sql`exists (select from registry.area_classes one
      where one.area_id in (fact.commune_id, fact.village_id) and one.class = ${areaClass}
        and one.valid_from <= ${on} and (one.valid_to is null or one.valid_to >= ${on}))`;

/** The standards and rounds whose decisions a count rests on. */
export async function standardsBehind(tx: Tx, communes: readonly string[], on: LocalDate, villageId?: string) {
  const found = await sql<{ standardId: string; version: string; households: number; rounds: number }>`
    with ${factsOn(communes, on, villageId)}
    select standard_id as "standardId", standard_version as version, count(*)::int as households,
      count(distinct round_id)::int as rounds
    from fact group by 1, 2 order by 1, 2`.execute(tx);
  return found.rows;
}

export type NeedCount = {
  readonly areaId: string | null;
  readonly by: "class" | "need" | "cause" | "road";
  readonly key: string;
  readonly households: number;
};

/** Poor and near-poor households by class, deprivation, cause and road; by village of one commune, otherwise by commune. */
export async function countNeedsBy(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
  place: "village" | "commune",
  villageId?: string,
): Promise<readonly NeedCount[]> {
  const area = place === "village" ? sql`fact.village_id` : sql`fact.commune_id`;
  const found = await sql<NeedCount>`
    with ${factsOfListed(communes, on, villageId)}
    select ${area} as "areaId", 'class' as by, class as key, count(*)::int as households from fact group by 1, 3
    union all
    select ${area}, 'need', need.key, count(*)::int from fact cross join lateral jsonb_each(lacking) need
      where need.value = 'true'::jsonb group by 1, 3
    union all
    select ${area}, 'cause', cause, count(*)::int from fact cross join lateral unnest(causes) cause group by 1, 3
    union all
    select ${area}, 'road', ${roadOf}, count(*)::int from fact group by 1, 3`.execute(tx);
  return found.rows;
}

/** Communes of which any household was decided on by the day. */
export async function listDecidedCommunes(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
): Promise<ReadonlySet<string>> {
  const found = await sql<{ communeId: string }>`
    select distinct commune_id as "communeId" from review.status_changes
    where commune_id = any(${communes}) and effective_on <= ${on}`.execute(tx);
  return new Set(found.rows.map(({ communeId }) => communeId));
}

export type Needy = {
  readonly householdId: Id<"household">;
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly class: string;
  readonly classEndedOn: LocalDate | null;
};

export async function listNeedy(
  tx: Tx,
  asked: {
    readonly communes: readonly string[];
    readonly on: LocalDate;
    readonly villageId: string | undefined;
    readonly by: NeedCount["by"];
    readonly key: string;
  },
): Promise<readonly Needy[]> {
  const fits = {
    class: sql`fact.class = ${asked.key}`,
    need: sql`fact.lacking -> ${asked.key} = 'true'::jsonb`,
    cause: sql`${asked.key} = any(fact.causes)`,
    road: sql`${roadOf} = ${asked.key}`,
  }[asked.by];
  const found = await sql<Needy>`
    with ${factsOfListed(asked.communes, asked.on, asked.villageId)}
    select fact.household_id as "householdId", person.full_name as "headName", village.name as "villageName", fact.class,
      ${classEndedOn(sql`fact.household_id`, asked.on)} as "classEndedOn"
    from fact ${head} left join registry.areas village on village.area_id = fact.village_id
    where ${fits}
    order by village.name ${nameOrder}, person.full_name ${nameOrder}, fact.household_id limit 500`.execute(tx);
  return found.rows;
}

/** The road of one household of the list; undefined where it is not on it. */
export async function findRoad(
  tx: Tx,
  asked: { readonly householdId: Id<"household">; readonly communeId: string; readonly on: LocalDate },
): Promise<Road | undefined> {
  const found = await sql<{ road: Road }>`
    with ${factsOfOne(asked.communeId, asked.on, asked.householdId)}
    select ${roadOf} as road from fact`.execute(tx);
  return found.rows[0]?.road;
}
