/** Newly escaped households in the database and in the domain: they agree on made-up histories, on every day asked for. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { sql } from "kysely";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { newId } from "#contract/new-id.ts";
import { newlyEscapedOn } from "#programme/review/decision/newly-escaped.ts";
import type { DecidedClass, Escape } from "#programme/review/decision/newly-escaped.ts";
import { connect } from "#server/platform/database/database.ts";
import type { Database } from "#server/platform/database/database.ts";
import { testDatabase } from "#test/support/database.ts";
import { fillHouseholds, fillVillages } from "#test/support/fill-reviews.ts";
import { escapesOn, listEscapes, neverDecided } from "./newly-escaped-store.ts";

const village = { communeId: "21484", villageId: "21484-01" };
const lists = { months: 36, classes: ["poor", "near_poor"] };
/** An early version that says nothing goes by the first of its standard that does; "b" has a window of its own, "c" says nothing at all. */
const standards = {
  a1: { standardId: "a", version: "1", pack: {}, rule: lists },
  a2: { standardId: "a", version: "2", pack: { newlyEscaped: { ...lists, source: "L1.3-1" } }, rule: lists },
  a3: { standardId: "a", version: "3", pack: { newlyEscaped: { ...lists, months: 2 } }, rule: { ...lists, months: 2 } },
  b1: {
    standardId: "b",
    version: "1",
    pack: { newlyEscaped: { months: 12, classes: ["poor"] } },
    rule: { months: 12, classes: ["poor"] },
  },
  c1: { standardId: "c", version: "1", pack: { newlyEscaped: { unknown: "not read yet" } }, rule: null },
} as const;
type Of = keyof typeof standards;

/** One decision of a made-up history: so many days after the one before, by which standard, and taken back so many days later. */
const step = fc.record({
  gap: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom(365, 366, 1095, 1096)),
  class: fc.constantFrom("poor", "near_poor", "average", "non_poor"),
  outcome: fc.constantFrom("escaped", "recognised", "refused"),
  of: fc.oneof({ weight: 5, arbitrary: fc.constantFrom<Of>("a1", "a2") }, fc.constantFrom<Of>("a3", "b1", "c1")),
  back: fc.option(fc.integer({ min: 1, max: 400 }), { freq: 4 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const first = localDate("2022-02-27");

function historyOf(steps: readonly Step[]): readonly (DecidedClass & { readonly of: Of })[] {
  let day = first;
  return steps.map((one) => {
    day = addDays(day, one.gap);
    const { standardId, rule } = standards[one.of];
    const withdrawnOn = one.back === null ? null : addDays(day, one.back);
    return {
      effectiveOn: day,
      class: one.class,
      outcome: one.outcome,
      series: standardId,
      rule,
      withdrawnOn,
      of: one.of,
    };
  });
}

let database: Database;
let client: pg.Client;
let close: () => Promise<void>;
const rounds = new Map<Of, string>();

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
  for (const [at, [of, { standardId, version, pack }]] of Object.entries(standards).entries()) {
    await client.query(
      `insert into review.standards (standard_id, version, series, content_hash, valid_from, draft, pack, loaded_at)
       values ($1, $2, $1, $3, '2022-01-01', false, $4, '2026-01-01'::timestamptz + make_interval(days => $5))`,
      [standardId, version, of, pack, at],
    );
    const roundId = newId("round");
    await client.query(
      `insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
       values ($1, '51', $2, 'regular', $3, $4, '2022-01-01', '2022-01-01', '2022-12-31')`,
      [roundId, 2022 + at, standardId, version],
    );
    rounds.set(of as Of, roundId);
  }
});
after(async () => close());

/** The histories as decisions of households of their own. */
async function write(histories: readonly (readonly (DecidedClass & { readonly of: Of })[])[]) {
  const households = await fillHouseholds(client, [village], histories.length);
  const rows = histories.flatMap((history, at) => {
    const { householdId } = households[at] ?? assert.fail();
    return history.flatMap((one) => {
      const [decision, roundId] = [newId("decision"), rounds.get(one.of)];
      const base = { householdId, roundId, class: one.class };
      const list = { ...base, decision, back: null, day: one.effectiveOn, outcome: one.outcome };
      const withdrawn = {
        ...base,
        decision: newId("decision"),
        back: decision,
        day: one.withdrawnOn,
        outcome: "withdrawn",
      };
      return one.withdrawnOn === null ? [list] : [list, withdrawn];
    });
  });
  await client.query(
    `with made as (select * from jsonb_to_recordset($1::jsonb) as made ("householdId" uuid, "roundId" uuid, class text, decision uuid, back uuid,
        day date, outcome text)
     ), reviewed as (
       insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, class, deprivations, facts)
       select distinct on ("householdId", "roundId") "householdId", "roundId", "roundId", $2, $3, 'decided', class, 0, '{}'::jsonb from made
     ), decided as (
       insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis,
         kind, withdraws_decision_id, reason)
       select decision, "roundId", $2, decision::text, day, day, gen_random_uuid(), 'x', 'x',
         case when back is null then 'list' else 'withdrawal' end, back, case when back is not null then 'x' end from made
     )
     insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome, class,
       deprivations, member_count)
     select "householdId", decision, "roundId", $2, $3, day, outcome, class, 0, 1 from made`,
    [JSON.stringify(rows), village.communeId, village.villageId],
  );
  return households;
}

test("function and SQL agree on made-up histories, on every day asked for", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 20, maxLength: 40 }),
      fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 2 }),
      async (many, shifts) => {
        const histories = many.map(historyOf);
        const households = await write(histories);
        // The days on which something may change: those of the decisions, and those of the ends of windows.
        const days = new Set<LocalDate>();
        for (const history of histories.slice(0, 4))
          for (const { effectiveOn } of history)
            for (const shift of shifts)
              for (const later of [0, 1095, 365]) days.add(addDays(effectiveOn, later + shift));
        for (const on of days) {
          const found = await database.transaction().execute(async (tx) =>
            listEscapes(
              tx,
              households.map(({ householdId }) => householdId),
              on,
            ),
          );
          for (const [at, history] of histories.entries()) {
            const { householdId } = households[at] ?? assert.fail();
            const bySql: Escape = found.get(householdId) ?? neverDecided;
            assert.deepEqual(bySql, newlyEscapedOn(history, on), `${on}: ${JSON.stringify(history)}`);
            seen.add(bySql.state);
          }
        }
      },
    ),
    { numRuns: 12 },
  );
  assert.deepEqual([...seen].toSorted(), ["ended", "newly_escaped", "none", "unknown"], "every state was met");
});

test("a status that went along to another commune is no decision of its own", async () => {
  const steps: readonly Step[] = [
    { gap: 1, class: "poor", outcome: "recognised", of: "a2", back: null },
    { gap: 300, class: "non_poor", outcome: "escaped", of: "a2", back: null },
  ];
  const history = historyOf(steps);
  const [household] = await write([history]);
  const { householdId } = household ?? assert.fail();
  await client.query(
    `insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, effective_on, outcome, class, deprivations, member_count, carried)
     select household_id, decision_id, review_id, '21490', '2024-05-05', outcome, class, 0, 1, true from review.poverty_statuses
     where household_id = $1 and class = 'non_poor'`,
    [householdId],
  );
  const rows = await sql`${escapesOn(sql`= ${householdId}`, "2024-06-01")}`.execute(database);
  assert.deepEqual(rows.rows, [{ household_id: householdId, ...newlyEscapedOn(history, localDate("2024-06-01")) }]);
});
