/** Movements in the database and in a small model: they agree on made-up lives, for each commune and for all together. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { sql } from "kysely";
import { newId } from "#contract/new-id.ts";
import { addDays } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { movementOf, movementWays } from "#programme/evaluation/movement.ts";
import { connect } from "#server/platform/database/database.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { listBehind } from "#server/evaluation/measure/behind-store.ts";
import { addClasses, readClassRoles } from "#server/review/standard/classes-store.ts";
import { verifyKeptSums } from "#server/review/replay/verify-kept-sums.ts";
import { testDatabase } from "#test/support/database.ts";
import { fillHouseholds, fillVillages } from "#test/support/fill-reviews.ts";
import { areasOfModel, classIn, dayOfModel, life, stateOn, wayOf } from "#test/support/movement-model.ts";
import type { Event } from "#test/support/movement-model.ts";
import { countMovements } from "./movements-store.ts";

const village = { communeId: areasOfModel[0], villageId: `${areasOfModel[0]}-01` };
const roundId = newId("round");
const on = new Set(["poor", "near_poor"]);
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
  await addClasses(
    database,
    new Map([
      ["poor", "in_poverty"],
      ["near_poor", "near_poverty"],
      ["non_poor", "outside"],
    ]),
  );
  await client.query(
    `insert into review.standards (standard_id, version, series, content_hash, valid_from, draft, pack, loaded_at)
     values ('a', '1', 'a', 'a', '2022-01-01', false, '{}', '2026-01-01')`,
  );
  await client.query(
    `insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
     values ($1, '51', 2024, 'regular', 'a', '1', '2022-01-01', '2022-01-01', '2022-12-31')`,
    [roundId],
  );
});
after(async () => close());

type Row = {
  readonly household: string;
  readonly decision: string;
  readonly back: string | null;
  readonly area: string;
  readonly day: LocalDate;
  readonly outcome: string;
  readonly class: string;
  readonly carried: boolean;
  leftOn: LocalDate | null;
};

/** The statuses that a life leaves: one a decision, one a withdrawal, and one that goes along with each move. */
function rowsOf(household: string, events: readonly Event[]): readonly Row[] {
  const rows: Row[] = [];
  const add = (row: Omit<Row, "household" | "leftOn">) => rows.push({ household, leftOn: null, ...row });
  for (const event of events) {
    const { area } = stateOn(events, addDays(event.on, -1));
    if ("to" in event) {
      const held = rows.at(-1);
      if (held === undefined || event.to === area) continue;
      for (const row of rows) row.leftOn ??= addDays(event.on, -1);
      add({ ...held, area: event.to, day: event.on, carried: true });
      Object.assign(rows.at(-1) ?? {}, { leftOn: null });
      continue;
    }
    const decision = newId("decision");
    add({ decision, back: null, area, day: event.on, outcome: "refused", class: event.class, carried: false });
    if (event.withdrawnOn === null) continue;
    const state = stateOn(events, event.withdrawnOn);
    const again = { decision: newId("decision"), back: decision, class: state.class ?? "-", carried: false };
    add({ ...again, area, day: event.withdrawnOn, outcome: "withdrawn" });
  }
  return rows;
}

async function write(lives: readonly (readonly Event[])[]): Promise<readonly string[]> {
  await client.query("truncate review.poverty_statuses, review.decisions, review.reviews cascade");
  const households = (await fillHouseholds(client, [village], lives.length)).map(({ householdId }) => householdId);
  const rows = lives.flatMap((events, at) => rowsOf(households[at] ?? assert.fail(), events));
  await client.query(
    `with made as (select * from jsonb_to_recordset($1::jsonb) as made (household uuid, decision uuid, back uuid, area text, day date,
        outcome text, class text, carried boolean, "leftOn" date)
     ), reviewed as (
       insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, class, deprivations, facts)
       select distinct household, $2::uuid, $2::uuid, $3, $4, 'decided', 'poor', 0, '{}'::jsonb from made
     ), decided as (
       insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis,
         kind, withdraws_decision_id, reason)
       select decision, $2, area, decision::text, day, day, gen_random_uuid(), 'x', 'x',
         case when back is null then 'list' else 'withdrawal' end, back, case when back is not null then 'x' end from made where not carried
     )
     insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, effective_on, outcome, class,
       deprivations, member_count, carried, left_on)
     select household, decision, $2, area, day, outcome, class, 0, 1, carried, "leftOn" from made`,
    [JSON.stringify(rows), roundId, village.communeId, village.villageId],
  );
  await client.query("select review.order_statuses($1::uuid[])", [households]);
  return households;
}

const reading = async <Value>(work: (tx: Tx) => Promise<Value>) =>
  database.transaction().execute(async (tx) => {
    await sql`set local vuon.areas = '*'`.execute(tx);
    return work(tx);
  });
const behind = { class: undefined, indicator: undefined, after: undefined, limit: 1000 };

test("the statement and the model agree: each household once, never fewer than none, and the list adds up", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 30, maxLength: 60 }),
      fc.array(fc.tuple(dayOfModel, dayOfModel), { minLength: 3, maxLength: 5 }),
      async (lives, periods) => {
        const households = await write(lives);
        assert.deepEqual(await verifyKeptSums(database), []);
        for (const [from, to] of periods.map((days) => days.toSorted() as [LocalDate, LocalDate]))
          for (const communes of [areasOfModel.slice(0, 2), [areasOfModel[0]], [areasOfModel[1]]]) {
            const { total, rows } = await reading(async (tx) =>
              countMovements(tx, areasOfModel.slice(0, 2), { from, to }),
            );
            const classes = await readClassRoles(database);
            const [only] = communes;
            const found = movementOf(
              communes.length === 2 ? total : rows.filter(({ areaId }) => areaId === only),
              classes,
            );
            const ways = lives.map((events) => wayOf(events, communes, from, to));
            for (const way of movementWays) {
              const expected = households.filter((_household, at) => ways[at] === way);
              const what = `${way} ${from} ${to} ${communes.join()}`;
              assert.equal(found[way], expected.length, what);
              const listed = await reading(async (tx) =>
                listBehind(tx, { ...behind, communes, on: to, since: from, movement: way }),
              );
              assert.deepEqual(
                listed.map(({ householdId }) => householdId),
                expected.toSorted(),
                what,
              );
              if (expected.length > 0) seen.add(way);
            }
            const onList = (day: LocalDate) => lives.filter((events) => on.has(classIn(events, communes, day))).length;
            const left = Object.entries(found.moves).filter(
              ([key]) => /poor>(?:non_poor|-)$/.test(key) && !key.startsWith("non_"),
            );
            assert.equal(
              onList(to),
              onList(from) -
                left.reduce((sum, [, count]) => sum + count, 0) +
                found.relapsed +
                found.newlyPoor +
                found.otherIncrease,
            );
          }
      },
    ),
    { numRuns: 12 },
  );
  assert.deepEqual([...seen].toSorted(), [...movementWays].toSorted(), "every way was met");
});
