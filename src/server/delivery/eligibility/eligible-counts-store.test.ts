/** The rules of all kinds in one statement and the list of one activity agree about every made-up household and person, on several days. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { newId } from "#contract/new-id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { localDate } from "#kernel/local-date.ts";
import { programmesRunning, kindsRunning } from "./programmes-running.ts";
import type { KindRunning } from "./programmes-running.ts";
import { connect } from "#server/platform/database/database.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { testDatabase } from "#test/support/database.ts";
import { fillHouseholds, fillVillages } from "#test/support/fill-reviews.ts";
import { countEligible } from "./eligible-counts-store.ts";
import { eligibleOf } from "./eligible-in-sql.ts";
import { judgeCandidates } from "./judge-candidates.ts";

const village = { communeId: "21484", villageId: "21484-01" };
const households = 600;
let database: Database;
let client: pg.Client;
let close: () => Promise<void>;

before(async () => {
  const opened = await testDatabase("founded");
  database = connect(opened.migratorUrl);
  client = new pg.Client({ connectionString: opened.migratorUrl });
  await client.connect();
  close = async () => {
    await client.end();
    await database.destroy();
    await opened.close();
  };
  await fillVillages(client, [village]);
  await fillHouseholds(client, [village], households);
  await fillVariety();
});
after(async () => close());

/** A number of 0 to 1 that follows from a household and what is asked of it. */
const chance = (of: string, what: string) =>
  `(('x' || substr(md5(${of}::text || '${what}'), 1, 8))::bit(32)::bigint / 4294967295.0)`;
const oneOf = (of: string, what: string, values: readonly string[]) =>
  `(array[${values.join(", ")}])[1 + floor(${chance(of, what)} * ${values.length - 0.000_001})::int]`;

/** Everything that a rule may ask, each of it missing now and then: births known to the month or year, people without answers, the dead, the moved away. */
async function fillVariety(): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(`update registry.people set birth_date = date '1940-01-01' + floor(${chance("person_id", "born")} * 31000)::int,
    birth_precision = ${oneOf("person_id", "precision", ["'day'", "'day'", "'month'", "'year'"])}, sex = ${oneOf("person_id", "sex", ["'male'", "'female'", "null"])}`);
  await client.query(`insert into registry.people (household_id, person_id, commune_id, full_name, birth_date, birth_precision, sex, died_on)
    select household_id, gen_random_uuid(), commune_id, 'x', case when n = 4 then null else date '1950-01-01' + floor(${chance("household_id || n", "born")} * 27700)::int end,
      case when n = 4 then null else ${oneOf("household_id || n", "precision", ["'day'", "'month'", "'year'"])} end, 'female', case when n = 3 then date '2026-02-01' end
    from registry.households, generate_series(1, 4) n where ${chance("household_id || n", "there")} < 0.6`);
  await client.query(`insert into registry.memberships (household_id, membership_id, person_id, commune_id, relation, valid_from, valid_to)
    select household_id, person_id, person_id, commune_id, 'child', '2020-01-01', case when ${chance("person_id", "left")} < 0.1 then date '2026-01-15' end
    from registry.people where full_name = 'x'`);
  await client.query(
    `update registry.households set closed_on = '2026-03-01', closed_reason = 'dissolved' where ${chance("household_id", "closed")} < 0.05`,
  );
  await fillDecisions({ year: 2024, day: "2024-12-20", standard: "vn-2022-2026", share: 1 });
  await fillDecisions({ year: 2025, day: "2025-12-20", standard: "vn-2022-2026", share: 1 });
  await fillDecisions({ year: 2026, day: "2026-02-15", standard: "vn-2027-2030", share: 0.4 });
  await client.query(`insert into review.household_causes (household_id, record_id, commune_id, causes, recorded_on, recorded_at, recorded_by)
    select household_id, gen_random_uuid(), commune_id, string_to_array(${oneOf("household_id", "cause", ["'land'", "'capital,land'", "'illness'"])}, ','),
      '2026-01-10', '2026-01-10', gen_random_uuid()
    from registry.households where ${chance("household_id", "asked")} < 0.4`);
  await client.query("set session_replication_role = origin");
}

async function fillDecisions(of: {
  readonly year: number;
  readonly day: string;
  readonly standard: string;
  /** Of the households, how many are decided on. */
  readonly share: number;
}): Promise<void> {
  const { year, day, standard, share } = of;
  const [roundId, decisionId] = [newId("round"), newId("decision")];
  await client.query(
    `insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
     select $1, '51', $2::int, 'annual', standard_id, version, make_date($2, 10, 1), make_date($2, 9, 1), make_date($2, 12, 14)
     from review.standards where standard_id = $3 order by version desc limit 1`,
    [roundId, year, standard],
  );
  await client.query(
    `insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis)
     values ($1::uuid, $2, $3, $4::text, $4::date, $4::date, gen_random_uuid(), 'x', 'x')`,
    [decisionId, roundId, village.communeId, day],
  );
  const ages = `(select jsonb_agg(jsonb_build_object('age', floor(${chance("person_id", `age ${year}`)} * 80)::int, 'drawsAllowance', ${chance("person_id", "draws")} < 0.2))
    from registry.people person where person.household_id = household.household_id)`;
  const answers = `(select jsonb_build_object('members', coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('personId', person_id,
      'insured', ${oneOf("person_id", "insured", ["true", "false", "null"])}, 'attends', ${oneOf("person_id", "attends", ["'none'", "'primary'", "null"])},
      'finished', ${oneOf("person_id", "finished", ["'none'", "'upper_secondary'", "'vocational'", "null"])},
      'stunted', ${oneOf("person_id", "stunted", ["true", "false", "null"])}, 'underweight', ${oneOf("person_id", "light", ["true", "false", "null"])},
      'drawsAllowance', ${oneOf("person_id", "allowance", ["true", "false", "null"])})))
      filter (where ${chance("person_id", "answered")} < 0.9), '[]'))
    from registry.people person where person.household_id = household.household_id)`;
  await client.query(
    `insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, class, deprivations, deprivation_count,
       setting, facts, answers, member_count)
     select household_id, gen_random_uuid(), $1, commune_id, village_id, 'decided',
       ${oneOf("household_id", `class ${year}`, ["'poor'", "'poor'", "'near_poor'", "'near_poor'", "'average'", "'non_poor'"])},
       floor(${chance("household_id", `lacks ${year}`)} * 4095)::int, 3, ${oneOf("household_id", "setting", ["'rural'", "'urban'", "null"])},
       jsonb_build_object('members', ${ages}), ${answers}, 1 + floor(${chance("household_id", "count")} * 6)::int
     from registry.households household where ${chance("household_id", `share ${year}`)} <= ${share}`,
    [roundId],
  );
  await client.query(
    `insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome, previous_class,
       class, deprivations, member_count, low_income_workers)
     select review.household_id, $2, review.review_id, review.commune_id, review.village_id, $3::date,
       case when review.class in ('poor', 'near_poor') then 'recognised' when before.class in ('poor', 'near_poor') then 'escaped' else 'refused' end,
       before.class, review.class, review.deprivations, review.member_count,
       case when review.class in ('average', 'non_poor') and ${chance("review.household_id", "earns")} < 0.4 then 1 end
     from review.reviews review
     left join review.poverty_statuses before on before.household_id = review.household_id and before.replaced_on is null
     where review.round_id = $1`,
    [roundId, decisionId, day],
  );
  await client.query(
    `update review.poverty_statuses earlier set replaced_on = $2::date from review.poverty_statuses later
     where later.household_id = earlier.household_id and later.decision_id = $1 and earlier.decision_id <> $1 and earlier.replaced_on is null`,
    [decisionId, day],
  );
}

const reading = async <Value>(work: (tx: Tx) => Promise<Value>) =>
  database.transaction().execute(async (tx) => {
    await sql`set local vuon.areas = '*'`.execute(tx);
    return work(tx);
  });

/** Each household or person by kind, as the lists of single activities have them. */
async function judgedOf(tx: Tx, kinds: readonly KindRunning[], on: LocalDate): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { programmeId, kind, indicatorCodes } of kinds) {
    const { pack } =
      (await programmesRunning(tx, 2026)).find((one) => one.programme.pack.id === programmeId)?.programme ?? {};
    assert.ok(pack !== undefined);
    const activity = { activityId: newId("activity"), communeId: village.communeId, areaId: village.communeId };
    // Of an activity nothing is asked but its place and its kind.
    const inUse = { ...activity, inUse: { kind, pack, indicatorCodes } } as Parameters<typeof judgeCandidates>[1];
    for (const { candidate, person, answer } of await judgeCandidates(tx, inUse, on))
      if (answer !== "no")
        found.push([programmeId, kind.pack.code, candidate.householdId, person?.personId ?? "-", answer].join(" "));
  }
  return found.toSorted();
}

async function eligibleIn(tx: Tx, kinds: readonly KindRunning[], on: LocalDate): Promise<readonly string[]> {
  const rows = await sql<{ kind: number; household_id: string; person_id: string | null; answer: boolean | null }>`
    with ${eligibleOf({ communes: [village.communeId], on, kinds })} select kind, household_id, person_id, answer from eligible`.execute(
    tx,
  );
  return rows.rows
    .map(({ kind, household_id: household, person_id: person, answer }) => {
      const of = kinds[kind - 1];
      return [of?.programmeId, of?.kind.pack.code, household, person ?? "-", answer === null ? "unknown" : "yes"].join(
        " ",
      );
    })
    .toSorted();
}

for (const day of ["2025-06-01", "2026-01-12", "2026-03-02", "2028-12-25"])
  test(`everybody's answer for every kind is the same by both on ${day}`, async () => {
    await reading(async (tx) => {
      const on = localDate(day);
      const kinds = await kindsRunning(tx, 2026);
      const judged = await judgedOf(tx, kinds, on);
      assert.ok(judged.length > households, "something to compare");
      assert.deepEqual(await eligibleIn(tx, kinds, on), judged);
    });
  });

test("the sample holds what could differ: a yes of every kind, people who are unknown, groups beside the lists", async () => {
  await reading(async (tx) => {
    const on = localDate("2026-03-02");
    const kinds = await kindsRunning(tx, 2026);
    const counts = await countEligible(tx, { communes: [village.communeId], on, kinds }, "commune");
    assert.deepEqual(
      kinds
        .filter(({ kind }) => !counts.some((count) => count.kind === kind.pack.code && count.eligible > 0))
        .map(({ kind }) => kind.pack.code),
      [],
    );
    assert.ok(counts.some(({ unknown }) => unknown > 0));
    const beside = await sql<{ households: number }>`
      with ${eligibleOf({ communes: [village.communeId], on, kinds })}
      select count(distinct eligible.household_id)::int as households from eligible join candidate using (household_id)
      where answer and not is_listed`.execute(tx);
    assert.ok((beside.rows[0]?.households ?? 0) > 0);
  });
});
