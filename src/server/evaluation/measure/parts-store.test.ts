/** The measures of the registry in SQL and those of the library are the same on made-up households: by every group, at every cut-off. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { sql } from "kysely";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { MeasureName } from "#programme/evaluation/measure/levels.ts";
import type { MeasureGroup } from "#programme/evaluation/measure/measure-groups.ts";
import { addGroups, measuresOfSums } from "#programme/evaluation/measure/measures-of-sums.ts";
import { everybody, measureSurvey } from "#programme/evaluation/measure/measure-survey.ts";
import { readSurvey } from "#programme/evaluation/measure/read-survey.ts";
import { schemeOf } from "#programme/evaluation/measure/scheme.ts";
import { connect } from "#server/platform/database/database.ts";
import type { Database } from "#server/platform/database/database.ts";
import { testDatabase } from "#test/support/database.ts";
import { fillHouseholds, fillVillages } from "#test/support/fill-reviews.ts";
import type { FilledHousehold } from "#test/support/fill-reviews.ts";
import { sumParts } from "./parts-store.ts";
import type { PartSums } from "./parts-store.ts";

const communes = ["21484", "21490", "21025"];
const villages = communes.map((communeId) => ({ communeId, villageId: `${communeId}-01` }));
const on = localDate("2025-12-31");
const roundId = newId("round");
const decisionId = newId("decision");
const indicators = [
  { code: "work", dimension: "labour", weight: 3 },
  { code: "water", dimension: "living", weight: 1 },
  { code: "house", dimension: "living", weight: 2 },
  { code: "school", dimension: "learning", weight: 2 },
  { code: "letters", dimension: "learning", weight: 1 },
  { code: "health", dimension: "health", weight: 3 },
];
const weightBase = 12;
const shape = {
  on,
  communes,
  codes: indicators.map(({ code }) => code),
  weights: indicators.map(({ weight }) => weight),
  series: "a",
};

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
  await client.query(
    `insert into review.standards (standard_id, version, series, content_hash, valid_from, draft, pack, loaded_at)
     values ('a', '1', 'a', 'a', '2022-01-01', false, $1, '2026-01-01')`,
    [JSON.stringify({ weightBase, indicators: indicators.map(({ code, weight }) => ({ code, weight })) })],
  );
  await client.query(
    `insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
     values ($1, '51', 2025, 'regular', 'a', '1', '2025-01-01', '2025-01-01', '2025-12-31')`,
    [roundId],
  );
  await client.query(
    "insert into registry.area_classes (area_id, class, valid_from, decision) values ('21484', 'zone_3', '2020-01-01', 'x'), ('21484-01', 'zone_3', '2020-01-01', 'x')",
  );
});
after(async () => close());

type Made = {
  readonly commune: number;
  readonly class: string;
  readonly setting: string;
  readonly sex: string;
  readonly people: string;
  readonly lacks: number;
  readonly members: number;
};
const made = fc.record<Made>({
  commune: fc.nat(2),
  class: fc.constantFrom("poor", "near_poor", "non_poor"),
  setting: fc.constantFrom("rural", "urban"),
  sex: fc.constantFrom("male", "female"),
  people: fc.constantFrom("01", "19"),
  lacks: fc.nat(63),
  members: fc.integer({ min: 1, max: 9 }),
});

async function write(households: readonly Made[]): Promise<void> {
  await client.query("truncate review.poverty_statuses, review.decisions, review.reviews cascade");
  const filled: (readonly FilledHousehold[])[] = [];
  for (const [at, village] of villages.entries())
    filled.push(await fillHouseholds(client, [village], households.filter(({ commune }) => commune === at).length));
  const rows = villages.flatMap((village, at) =>
    households
      .filter(({ commune }) => commune === at)
      .map((one, place) => ({ ...one, ...village, household: filled[at]?.[place]?.householdId })),
  );
  await client.query(
    `with made as (
       select * from jsonb_to_recordset($1::jsonb) as made (household uuid, "communeId" text, "villageId" text, class text, setting text, sex text,
         people text, lacks int, members int)
     ), head as (
       update registry.people person set sex = made.sex, ethnicity_code = made.people from made where person.household_id = made.household
     ), reviewed as (
       insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, class, deprivations, facts, setting)
       select household, $2::uuid, $2::uuid, "communeId", "villageId", 'decided', class, lacks, '{}'::jsonb, setting from made
     ), decided as (
       insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis, kind)
       values ($3, $2, '21484', '1', '2025-12-01', '2025-12-01', gen_random_uuid(), 'x', 'x', 'list')
     )
     insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome, class, deprivations, member_count)
     select household, $3, $2, "communeId", "villageId", '2025-12-01', 'recognised', class, lacks, members from made`,
    [JSON.stringify(rows), roundId, decisionId],
  );
}

async function sumsBy(by: MeasureGroup | undefined, cutoffs: readonly number[]): Promise<readonly PartSums[]> {
  return database.transaction().execute(async (tx) => {
    await sql`set local vuon.areas = '*'`.execute(tx);
    return sumParts(tx, { ...shape, by, cutoffs });
  });
}

/** Every figure of the library for these households: by its group, measure, part and cut-off. */
function libraryOf(households: readonly Made[], weigh: "people" | "households", cutoffs: readonly number[]) {
  const column = (of: (one: Made) => string) => households.map(of);
  const groups = {
    commune: column(({ commune }) => communes[commune] ?? ""),
    class: column((one) => one.class),
    setting: column(({ setting }) => setting),
    sex_of_head: column(({ sex }) => sex),
    ethnicity_group: column(({ people }) => people),
    area_class: column(({ commune }) => (commune === 0 ? "zone_3" : "none")),
  };
  const columns = new Map<string, readonly string[]>([
    ...indicators.map(({ code }, bit) => [code, column(({ lacks }) => String((lacks >> bit) & 1))] as const),
    ["weight", column(({ members }) => (weigh === "people" ? String(members) : "1"))],
    ...Object.entries(groups),
  ]);
  const scheme = schemeOf(indicators);
  assert.ok(scheme.ok);
  const read = readSurvey({ rows: households.length, column: (name) => columns.get(name) }, scheme.value, {
    psu: undefined,
    stratum: undefined,
    weight: "weight",
    by: Object.keys(groups),
    over: undefined,
    renamed: new Map(),
    loneStrata: "centre",
  });
  assert.ok(read.ok, JSON.stringify(read));
  const { levels } = measureSurvey(
    read.value.survey,
    cutoffs.map((numerator) => ({ label: String(numerator), numerator, denominator: weightBase })),
  );
  return (grouping: string, group: string, cutoff: number) => (measure: MeasureName, part: string | null) =>
    levels.find(
      (one) =>
        one.grouping === grouping &&
        one.group === group &&
        one.measure === measure &&
        one.part === part &&
        (one.k === null || one.k === String(cutoff)),
    )?.estimate ?? null;
}

const isNear = (one: number | null, other: number | null) =>
  one === null || other === null ? one === other : Math.abs(one - other) <= 1e-12;

test("by commune, class, setting, class of area, people and sex of head, at any cut-off, of people and of households", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(made, { minLength: 1, maxLength: 60 }),
      fc.uniqueArray(fc.integer({ min: 1, max: weightBase }), { minLength: 1, maxLength: 3 }),
      async (households, cutoffs) => {
        await write(households);
        for (const by of [undefined, "class", "setting", "area_class", "ethnicity_group", "sex_of_head"] as const) {
          const rows = await sumsBy(by, cutoffs);
          for (const weigh of ["people", "households"] as const) {
            const library = libraryOf(households, weigh, cutoffs);
            const equal = (of: readonly PartSums[], level: ReturnType<typeof library>, what: string) => {
              const own = measuresOfSums(
                addGroups(
                  of.map((row) => row[weigh]),
                  indicators.length,
                ),
                indicators,
              );
              const pairs: (readonly [MeasureName, string | null, number | null])[] = [
                ["H", null, own.H],
                ["A", null, own.A],
                ["M0", null, own.M0],
                ...own.indicators.flatMap(
                  ({ code, ...one }) =>
                    [
                      ["uncensored", code, one.uncensored],
                      ["censored", code, one.censored],
                      ["contribution", code, one.contribution],
                      ["share", code, one.share],
                    ] as const,
                ),
                // The library names a dimension of one indicator by its indicator only where both have one name.
                ...own.dimensions
                  .filter(({ code }) => indicators.every((one) => one.code !== code))
                  .flatMap(
                    ({ code, ...one }) =>
                      [
                        ["contribution", code, one.contribution],
                        ["share", code, one.share],
                      ] as const,
                  ),
              ];
              for (const [measure, part, value] of pairs) {
                const expected = level(measure, part);
                assert.ok(isNear(value, expected), `${what} ${measure} ${part ?? ""}: ${value} and ${expected}`);
                compared += 1;
              }
            };
            for (const cutoff of cutoffs) {
              const ofCutoff = rows.filter((row) => row.cutoff === cutoff);
              equal(ofCutoff, library(everybody, everybody, cutoff), `all by ${by} ${weigh} k=${cutoff}`);
              for (const [key, group] of Map.groupBy(ofCutoff, (row) => (by === undefined ? row.communeId : row.key)))
                equal(group, library(by ?? "commune", key ?? "none", cutoff), `${by} ${key} ${weigh} k=${cutoff}`);
            }
          }
        }
      },
    ),
    { numRuns: 15 },
  );
  assert.ok(compared > 1000);
});

test("households counted by another standard are in no sum, and a household of a commune that is not asked neither", async () => {
  await write([
    { commune: 0, class: "poor", setting: "rural", sex: "male", people: "01", lacks: 63, members: 4 },
    { commune: 1, class: "poor", setting: "rural", sex: "male", people: "01", lacks: 1, members: 2 },
  ]);
  const read = async (some: Partial<Parameters<typeof sumParts>[1]>) =>
    database.transaction().execute(async (tx) => {
      await sql`set local vuon.areas = '*'`.execute(tx);
      return sumParts(tx, { ...shape, by: undefined, cutoffs: [3], ...some });
    });
  assert.deepEqual(await read({ series: "b" }), []);
  assert.deepEqual(await read({ on: localDate("2025-11-30") }), []);
  const [only, ...others] = await read({ communes: ["21490"] });
  assert.deepEqual(others, []);
  assert.deepEqual(only?.people, {
    counted: 2,
    deprived: 2,
    score: 6,
    lacking: [2, 0, 0, 0, 0, 0],
    censored: [2, 0, 0, 0, 0, 0],
  });
});
