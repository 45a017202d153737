/** Coverage and leakage counted by hand on twelve households of two communes. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addTargeting, targetingOf } from "#programme/evaluation/targeting.ts";
import type { TargetingGroup } from "#programme/evaluation/targeting.ts";
import { connect } from "#server/platform/database/database.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { testDatabase } from "#test/support/database.ts";
import { fillHouseholds, fillVillages } from "#test/support/fill-reviews.ts";
import { targetingByKind } from "./targeting-service.ts";
import { countWithout } from "./targeting-store.ts";

const [here, there] = ["21484", "21490"];
const villages = [here, there].map((communeId) => ({ communeId, villageId: `${communeId}-01` }));
const lacksHouse = 0b1000000;

type Given = {
  readonly kind: "housing_new" | "policy_credit";
  readonly year: number;
  readonly state: string;
  readonly day: string;
};
type Household = {
  readonly commune: string;
  readonly sex: "male" | "female";
  /** Each decision: from when, the class, what it lacks. */
  readonly decided: readonly (readonly [day: string, of: string, lacks: number])[];
  readonly given: readonly Given[];
  readonly closed?: string;
};
const house = (day: string, some: Partial<Given> = {}): Given => ({
  kind: "housing_new",
  year: 2026,
  state: "delivered",
  day,
  ...some,
});
const start = "2025-12-20";
const households: readonly Household[] = [
  // Eligible for a house and reached: 1, 3, and 11, who left the list before it came.
  {
    commune: here,
    sex: "female",
    decided: [[start, "poor", lacksHouse]],
    given: [house("2026-05-01", { state: "paid" })],
  },
  { commune: here, sex: "male", decided: [[start, "poor", lacksHouse]], given: [] },
  { commune: here, sex: "male", decided: [[start, "near_poor", lacksHouse]], given: [house("2026-05-02")] },
  // Not eligible, and of a class that the kind admits: no leakage.
  {
    commune: here,
    sex: "male",
    decided: [[start, "near_poor", 1]],
    given: [house("2026-05-03", { state: "verified" })],
  },
  // Leakage: above the list, escaped (a house is not for these, credit is), and never decided on.
  { commune: here, sex: "female", decided: [[start, "non_poor", 0]], given: [house("2026-05-04")] },
  {
    commune: here,
    sex: "male",
    decided: [
      ["2024-12-20", "poor", lacksHouse],
      [start, "non_poor", 0],
    ],
    given: [house("2026-05-05"), house("2026-05-06", { kind: "policy_credit" })],
  },
  { commune: here, sex: "male", decided: [], given: [house("2026-05-07")] },
  // Eligible and not reached: of another year, refused.
  { commune: there, sex: "male", decided: [[start, "poor", lacksHouse]], given: [house("2025-12-28", { year: 2025 })] },
  {
    commune: there,
    sex: "female",
    decided: [[start, "poor", lacksHouse]],
    given: [house("2026-05-08", { state: "refused" })],
  },
  { commune: there, sex: "male", decided: [[start, "poor", 0]], given: [] },
  {
    commune: there,
    sex: "male",
    decided: [
      [start, "poor", lacksHouse],
      ["2026-03-01", "non_poor", 0],
    ],
    given: [house("2026-05-09")],
  },
  // Closed before the year: of no account.
  { commune: there, sex: "male", decided: [[start, "poor", lacksHouse]], given: [], closed: "2025-12-30" },
];

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
  await fillVillages(client, villages);
  await client.query("set session_replication_role = replica");
  const activities = { housing_new: newId("activity"), policy_credit: newId("activity") };
  for (const [kind, activityId] of Object.entries(activities))
    await client.query(
      `insert into delivery.activities (activity_id, activity_kind, commune_id, year, output_id, fund_line_id, title, starts_on, state)
       values ($1, $2, $3, 2026, gen_random_uuid(), gen_random_uuid(), 'x', '2026-01-10', 'open')`,
      [activityId, kind, here],
    );
  const rounds = new Map([2024, 2025, 2026].map((year) => [String(year), newId("round")]));
  for (const [year, roundId] of rounds)
    await client.query(
      `insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
       select $1, '51', $2::int, 'annual', standard_id, version, make_date($2::int, 1, 1), make_date($2::int, 1, 1), make_date($2::int, 12, 14)
       from review.standards where standard_id = 'vn-2022-2026' order by version desc limit 1`,
      [roundId, year],
    );
  for (const household of households) await add(household, rounds, activities);
  await client.query("set session_replication_role = origin");
  await client.query("select review.count_statuses(), review.order_histories(null)");
});
after(async () => close());

async function add(
  household: Household,
  rounds: ReadonlyMap<string, string>,
  activities: Readonly<Record<Given["kind"], string>>,
): Promise<void> {
  const village = villages.find(({ communeId }) => communeId === household.commune) ?? assert.fail();
  const [{ householdId } = assert.fail()] = await fillHouseholds(client, [village], 1);
  await client.query("update registry.people set sex = $2 where household_id = $1", [householdId, household.sex]);
  if (household.closed !== undefined)
    await client.query(
      "update registry.households set closed_on = $2, closed_reason = 'moved_away' where household_id = $1",
      [householdId, household.closed],
    );
  for (const [at, [day, of, lacks]] of household.decided.entries()) {
    const [decisionId, reviewId, roundId] = [newId("decision"), newId("review"), rounds.get(day.slice(0, 4))];
    await client.query(
      `insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis, kind)
       values ($1::uuid, $2, $3, $1::text, $4, $4, gen_random_uuid(), 'x', 'x', 'list')`,
      [decisionId, roundId, household.commune, day],
    );
    await client.query(
      `insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, class, deprivations, deprivation_count,
         setting, facts, answers, member_count)
       values ($1, $2, $3, $4, $5, 'decided', $6, $7, 1, 'rural', '{"members": [{"age": 45}]}', '{"members": []}', 1)`,
      [householdId, reviewId, roundId, household.commune, village.villageId, of, lacks],
    );
    const next = household.decided[at + 1]?.[0] ?? null;
    const before = household.decided[at - 1]?.[1];
    const outcome = of !== "non_poor" ? "recognised" : before === undefined ? "refused" : "escaped";
    await client.query(
      `insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome, previous_class,
         class, deprivations, member_count, replaced_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)`,
      [
        householdId,
        decisionId,
        reviewId,
        household.commune,
        village.villageId,
        day,
        outcome,
        before ?? null,
        of,
        lacks,
        next,
      ],
    );
  }
  for (const { kind, year, state, day } of household.given)
    await client.query(
      `insert into delivery.supports (household_id, support_id, activity_id, commune_id, content, year, amount, grounds, state, delivered_on, period, series_id)
       values ($1, $2, $3, $4, $5, $6::int, 0, '{"deprivations": []}', $7, case when $7 <> 'refused' then $8::date end,
         daterange(make_date($6::int, 1, 1), null), gen_random_uuid())`,
      [householdId, newId("support"), activities[kind], household.commune, kind, year, state, day],
    );
}

const reading = async <Value>(work: (tx: Tx) => Promise<Value>) =>
  database.transaction().execute(async (tx) => {
    await sql`set local vuon.areas = '*'`.execute(tx);
    return work(tx);
  });
const asked = (by: TargetingGroup) => ({
  communes: [here, there],
  year: 2026,
  from: localDate("2026-01-01"),
  until: localDate("2026-12-31"),
  by,
});

test("a house: six eligible, three of them reached, seven served, three of them outside", async () => {
  const kinds = await reading(async (tx) => targetingByKind(tx, asked("commune")));
  const found = kinds.find(({ kind }) => kind === "housing_new");
  assert.deepEqual(found?.admits, { classes: ["near_poor", "poor"], groups: [] });
  const counts = Object.fromEntries((found?.groups ?? []).map((group) => [group.key, group.counts]));
  assert.deepEqual(counts, {
    [here]: { eligible: 3, reached: 2, unknown: 0, served: 6, outside: 3 },
    [there]: { eligible: 3, reached: 1, unknown: 0, served: 1, outside: 0 },
  });
  assert.deepEqual(targetingOf(addTargeting(Object.values(counts))), {
    coverage: 3 / 6,
    underCoverage: 3 / 6,
    leakage: 3 / 7,
  });
});

test("credit admits who newly escaped: the same household is no leakage there", async () => {
  const kinds = await reading(async (tx) => targetingByKind(tx, asked("commune")));
  const found = kinds.find(({ kind }) => kind === "policy_credit");
  assert.deepEqual(found?.admits, { classes: ["near_poor", "poor"], groups: ["newly_escaped"] });
  const total = addTargeting((found?.groups ?? []).map(({ counts }) => counts));
  // All on the list or newly escaped have somebody able to work: 1, 2, 3, 4, 6, 8, 9, 10 and 11.
  assert.deepEqual(total, { eligible: 9, reached: 1, unknown: 0, served: 1, outside: 0 });
});

test("by sex of the head, and by people where the registry does not say", async () => {
  const bySex = (await reading(async (tx) => targetingByKind(tx, asked("sex_of_head")))).find(
    ({ kind }) => kind === "housing_new",
  );
  assert.deepEqual(Object.fromEntries((bySex?.groups ?? []).map((group) => [group.key, group.counts])), {
    female: { eligible: 2, reached: 1, unknown: 0, served: 2, outside: 1 },
    male: { eligible: 4, reached: 2, unknown: 0, served: 5, outside: 2 },
  });
  const byPeople = (await reading(async (tx) => targetingByKind(tx, asked("ethnicity_group")))).find(
    ({ kind }) => kind === "housing_new",
  );
  assert.deepEqual(
    byPeople?.groups.map(({ key, counts }) => [key, counts.eligible]),
    [[null, 6]],
  );
});

test("of six poor households of the list with which the year began four got nothing", async () => {
  const rows = await reading(async (tx) => countWithout(tx, asked("commune")));
  assert.deepEqual(rows, [
    { areaId: here, poor: 2, without: 1 },
    { areaId: there, poor: 4, without: 3 },
  ]);
});
