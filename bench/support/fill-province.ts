/** A province of 96 communes with two decided rounds, made by the database itself: made up. */
import type pg from "pg";

const villagesACommune = 17;
/** A well-formed id (UUID version 8) that follows from a text of the row. */
export const idOf = (text: string) => `overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`;
export const roundOf = (year: number) => idOf(`'round ${year}'`);

/** Those that have no households yet. */
const communes = `(select area_id, row_number() over (order by area_id) - 1 as at, count(*) over () as total
  from pg_temp.communes_to_fill)`;

type Shape = {
  /** The day from which the list of 2026 holds. */
  readonly listOf2026: string;
  /** SQL of the class of household `n` in the year that is so many turns away, and of what it lacks. */
  readonly classOf: (turns: number) => string;
  readonly lacksOf: (classOf: string) => string;
};
/** Everybody's class turns from year to year, and everybody lacks the same: the most that can move. */
const allTurn: Shape = {
  listOf2026: "2026-12-15",
  classOf: (turns) =>
    `(array['non_poor','non_poor','non_poor','average','average','near_poor','poor'])[1 + (n + n / 7 + ${turns}) % 7]`,
  lacksOf: () => "5",
};
/** As a province is: one in twelve is on the list, a third of them move in a year, and what they lack differs. */
export const asProvincesAre: Shape = {
  listOf2026: "2026-11-20",
  classOf: (
    turns,
  ) => `case when (n::bigint * 7919 + case when n % 3 = 0 then ${turns} * 17 else 0 end) % 100 < 4 then 'poor'
    when (n::bigint * 7919 + case when n % 3 = 0 then ${turns} * 17 else 0 end) % 100 < 8 then 'near_poor'
    when n::bigint * 7919 % 100 < 30 then 'average' else 'non_poor' end`,
  lacksOf: (classOf) =>
    `case when ${classOf} in ('poor', 'near_poor') then 3 | (1 << (2 + n / 100 % 10)) | (1 << (2 + n / 1000 % 10)) else 0 end`,
};

/** Households by commune and village, or in the one commune that is named. The counts are the sums of the statuses. */
export async function fillProvince(
  client: pg.Client,
  households: number,
  shape: Shape = allTurn,
  commune: string | null = null,
): Promise<void> {
  await client.query(`create temporary table communes_to_fill as select area_id from registry.areas
    where parent_id = '51' and valid_to is null and area_id not in (select commune_id from registry.households)
      and (${commune === null ? "true" : `area_id = '${commune}'`})`);
  // The rows refer to each other as they were made; checking each again is not what is measured.
  await client.query("set session_replication_role = replica");
  await fillVillages(client);
  await client.query(`insert into registry.households (household_id, commune_id, village_id, registered_on, source_system, source_key)
    select ${idOf("'h' || n")}, commune.area_id, commune.area_id || '-' || (1 + n / 96 % ${villagesACommune}), '2025-01-01', 'bench', n::text
    from generate_series(1, ${households}) n join ${communes} commune on commune.at = n % commune.total`);
  await client.query(`insert into registry.household_places (household_id, valid_from, commune_id, village_id)
    select household_id, registered_on, commune_id, village_id from registry.households where source_system = 'bench'`);
  await fillRound(client, 2025, 0, shape);
  await fillRound(client, 2026, 3, shape);
  await client.query(`insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
    select decision_id, commune_id, effective_on, class, sum(n), sum(n) * 4 from (
      select decision_id, commune_id, effective_on, class, 1 as n from review.poverty_statuses
        where commune_id in (select area_id from pg_temp.communes_to_fill)
      union all
      select later.decision_id, later.commune_id, later.effective_on, earlier.class, -1
      from review.poverty_statuses later join review.poverty_statuses earlier
        on earlier.household_id = later.household_id and earlier.effective_on = '2025-12-15' and later.effective_on = '${shape.listOf2026}'
        and later.commune_id in (select area_id from pg_temp.communes_to_fill)
    ) moved group by 1, 2, 3, 4`);
  await client.query(`update review.poverty_statuses set replaced_on = '${shape.listOf2026}'
    where effective_on = '2025-12-15' and commune_id in (select area_id from pg_temp.communes_to_fill)`);
  await client.query("set session_replication_role = origin");
  await client.query("select review.count_statuses()");
  await client.query("select review.order_histories(null)");
  await countEverybody(client);
}

/** As the server does it in the background; the rows above were written without its markers. */
async function countEverybody(client: pg.Client): Promise<void> {
  await client.query(
    "insert into registry.population_changes (commune_id) select distinct commune_id from registry.households",
  );
  await client.query("select registry.count_population(current_date)");
  await client.query("vacuum analyze");
}

async function fillVillages(client: pg.Client): Promise<void> {
  await client.query(`insert into registry.areas (area_id, code, kind, name, full_name, parent_id)
    select area_id || '-' || n, area_id || '-' || n, 'village', 'v' || n, 'v' || n, area_id
    from ${communes} commune, generate_series(1, ${villagesACommune}) n`);
  await client.query(`insert into registry.area_closure (ancestor_id, descendant_id, depth)
    select closure.ancestor_id, village.area_id, closure.depth + 1
    from registry.areas village join registry.area_closure closure on closure.descendant_id = village.parent_id
    where village.kind = 'village' and village.area_id not in (select descendant_id from registry.area_closure)
      and village.parent_id in (select area_id from pg_temp.communes_to_fill)
    union all select area_id, area_id, 0 from registry.areas
    where kind = 'village' and area_id not in (select descendant_id from registry.area_closure)
      and parent_id in (select area_id from pg_temp.communes_to_fill)`);
}

async function fillRound(client: pg.Client, year: number, shift: number, shape: Shape): Promise<void> {
  const classOf = shape.classOf(shift);
  const effectiveOn = year === 2026 ? shape.listOf2026 : `${year}-12-15`;
  const existing = await client.query<{ id: string }>(
    "select round_id as id from review.rounds where year = $1 and area_id = '51' order by kind limit 1",
    [year],
  );
  const roundId = existing.rows[0] === undefined ? roundOf(year) : `'${existing.rows[0].id}'::uuid`;
  if (existing.rows[0] === undefined)
    await client.query(`insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
    select ${roundOf(year)}, '51', ${year}, 'annual', standard_id, version, '${year}-10-01', '${year}-09-01', '${year}-12-14'
    from review.standards where standard_id = 'vn-2022-2026'`);
  await client.query(`insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, class, deprivations,
      deprivation_count, facts, member_count)
    select household_id, ${idOf(`household_id || '${year}'`)}, ${roundId}, commune_id, village_id, 'decided', ${classOf}, ${shape.lacksOf(classOf)}, 2,
      '{}', 4
    from (select *, source_key::int as n from registry.households where source_system = 'bench') household`);
  await client.query(`insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id,
      signer_name, legal_basis)
    select ${idOf(`area_id || '${year}'`)}, ${roundId}, area_id, '${year}', '${year}-11-01', '${effectiveOn}',
      ${idOf("'signer'")}, 'bench', 'bench' from ${communes} commune`);
  await client.query(`insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on,
      outcome, class, deprivations, member_count)
    select household_id, ${idOf(`commune_id || '${year}'`)}, review_id, commune_id, village_id, '${effectiveOn}', 'recognised', class, deprivations, 4
    from review.reviews where round_id = ${roundId} and commune_id in (select area_id from pg_temp.communes_to_fill)`);
}

/** Four to a household, the first its head. */
export async function fillMembers(client: pg.Client): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(`insert into registry.people (household_id, person_id, commune_id, full_name, sex)
    select household_id, ${idOf("'p' || source_key || '-' || member")}, commune_id, 'Phạm Văn ' || chr(65 + source_key::int % 26) || member, 'male'
    from registry.households, generate_series(1, 4) member where source_system = 'bench'`);
  await client.query(`insert into registry.memberships (household_id, membership_id, person_id, commune_id, relation, valid_from)
    select household_id, person_id, person_id, commune_id, case when full_name like '%1' then 'head' else 'child' end, '2025-01-01'
    from registry.people where household_id in (select household_id from registry.households where source_system = 'bench')`);
  await client.query("set session_replication_role = origin");
  await countEverybody(client);
}
