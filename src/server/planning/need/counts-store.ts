import { classEndedOn } from "#server/review/published.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { CountRule } from "#programme/planning/framework/programme-pack.ts";
import type { Disaggregation, Road } from "#programme/planning/framework/programme-parts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { causeCountsOn, isListed, standardsOfDecisions, statusCountsOn } from "#server/review/published.ts";
import { factsOfListed, factsOfOne, factsOn, roadOf } from "./count-facts.ts";
import { asksKept, keptFactsOn } from "./kept-facts.ts";
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
  if (asked.by === undefined && asked.villageId === undefined && asksKept(rule)) {
    const rows = await countKept(tx, { ...asked, rules: [rule], by: undefined });
    const sum = (of: "values" | "among") => rows.reduce((total, row) => total + (row[of][0] ?? 0), 0);
    return [{ key: null, name: null, value: sum("values"), among: sum("among") }];
  }
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

type AskedByCommune = {
  readonly communes: readonly string[];
  readonly on: LocalDate;
  readonly rules: readonly CountRule[];
  readonly villageId?: string | undefined;
  readonly by?: Disaggregation | undefined;
  readonly areaClass?: string | null | undefined;
};

/** The counts of several rules at once, each by commune: the facts of the households are opened one time, and not at all where sums of them tell. */
export async function countByCommune(tx: Tx, asked: AskedByCommune): Promise<readonly CommuneCount[]> {
  const { by, villageId, areaClass } = asked;
  const isOfWhole = villageId === undefined && (by === undefined || by === "class" || by === "setting");
  if (isOfWhole && (areaClass ?? null) === null && asked.rules.every(asksKept)) return countKept(tx, { ...asked, by });
  return countLive(tx, asked);
}

/** The same from the counts that are kept: each rule is asked once of every kind of household that occurs. */
async function countKept(
  tx: Tx,
  asked: Pick<AskedByCommune, "communes" | "on" | "rules"> & { readonly by: "class" | "setting" | undefined },
): Promise<readonly CommuneCount[]> {
  const key = asked.by === undefined ? sql`null::text` : sql.ref(`alike.${asked.by}`);
  const answers = (of: readonly (CountRule["where"] | undefined)[]) =>
    sql.join(of.map((rule) => (rule === undefined ? sql`true` : sql`(${sql.raw(rule.toSql("facts"))})`)));
  const sums = (of: string) =>
    sql.join(
      asked.rules.map(
        (_, at) => sql`coalesce(sum(households) filter (where ${sql.ref(`judged.${of}`)}[${sql.lit(at + 1)}]), 0)::int`,
      ),
    );
  const found = await sql<CommuneCount>`
    with ${keptFactsOn(asked.communes, asked.on)}, judged as materialized (
      select profile_key, array[${answers(asked.rules.map(({ where }) => where))}]::boolean[] as fits,
        array[${answers(asked.rules.map(({ among }) => among))}]::boolean[] as is_among from profile
    )
    select alike.commune_id as "communeId", ${key} as key, array[${sums("fits")}]::int[] as values, array[${sums("is_among")}]::int[] as among
    from alike join judged on judged.profile_key = alike.profile_key
    group by 1, 2 order by 1, 2`.execute(tx);
  return found.rows;
}

async function countLive(tx: Tx, asked: AskedByCommune): Promise<readonly CommuneCount[]> {
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
  type Behind = { standardId: string; version: string; households: number; rounds: number };
  if (villageId === undefined) {
    const kept = await sql<Behind>`
      select own.standard_id as "standardId", own.standard_version as version, sum(kept.households)::int as households,
        count(distinct own.round_id)::int as rounds
      from ${statusCountsOn(communes, on)} kept join (${standardsOfDecisions}) own on own.decision_id = kept.decision_id
      group by 1, 2 order by 1, 2`.execute(tx);
    return kept.rows;
  }
  const found = await sql<Behind>`
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
  if (place === "commune") return countNeedsKept(tx, communes, on);
  const found = await sql<NeedCount>`
    with ${factsOfListed(communes, on, villageId)}
    select fact.village_id as "areaId", 'class' as by, class as key, count(*)::int as households from fact group by 1, 3
    union all
    select fact.village_id, 'need', need.key, count(*)::int from fact cross join lateral jsonb_each(lacking) need
      where need.value = 'true'::jsonb group by 1, 3
    union all
    select fact.village_id, 'cause', cause, count(*)::int from fact cross join lateral unnest(causes) cause group by 1, 3
    union all
    select fact.village_id, 'road', ${roadOf}, count(*)::int from fact group by 1, 3`.execute(tx);
  return found.rows;
}

async function countNeedsKept(tx: Tx, communes: readonly string[], on: LocalDate): Promise<readonly NeedCount[]> {
  const found = await sql<NeedCount>`
    with ${keptFactsOn(communes, on)}, listed as materialized (
      select profile_key, class, lacking, case when able = 0 then 'unable_to_work' when lacks_land then 'no_land' else 'able_to_work' end as road
      from profile where ${isListed("class")}
    ), fact as materialized (
      select commune_id, profile_key, sum(households)::int as households from alike where ${isListed("class")} group by 1, 2
    )
    select commune_id as "areaId", 'class' as by, class as key, sum(households)::int as households
      from fact join listed using (profile_key) group by 1, 3
    union all
    select commune_id, 'need', need.key, sum(households)::int
      from fact join (
        select profile_key, need.key from listed cross join lateral jsonb_each(lacking) need where need.value = 'true'::jsonb
      ) need using (profile_key) group by 1, 3
    union all
    select commune_id, 'cause', cause, sum(households)::int from ${causeCountsOn(communes, on)} kept where ${isListed("class")} group by 1, 3
    union all
    select commune_id, 'road', road, sum(households)::int from fact join listed using (profile_key) group by 1, 3`.execute(
    tx,
  );
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
