/**
 * Multidimensional measures of a province from decided reviews: the statement of the product over kept sums beside one written by hand over
 * the statuses in force (the same sums by commune at every cut-off that is offered), the whole answer over HTTP, and the library over the same
 * households in memory. All must agree. Goal: no more than 1.5 times the statement by hand. What a dashboard answers is not measured here: there is none yet.
 *
 *   npm run bench -- evaluation [HOUSEHOLDS…]      20000 200000 2000000 by default
 */
import assert from "node:assert/strict";
import { sql } from "kysely";
import pg from "pg";
import { readMeasureParts } from "#contract/evaluation/measure-parts.ts";
import { readMovementForm, readSurvival } from "#contract/evaluation/movement-form.ts";
import { readTargeting } from "#contract/evaluation/targeting.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import { localDate } from "#kernel/local-date.ts";
import { offeredCutoffs } from "#programme/evaluation/measure/measures-of-sums.ts";
import { everybody, measureSurvey } from "#programme/evaluation/measure/measure-survey.ts";
import { schemeOf } from "#programme/evaluation/measure/scheme.ts";
import { designOf } from "#programme/evaluation/measure/survey.ts";
import { sumParts } from "#server/evaluation/measure/parts-store.ts";
import { connect } from "#server/platform/database/database.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { growthExponent, medianOf, table } from "./support/figures.ts";
import { asProvincesAre, fillProvince } from "./support/fill-province.ts";

export const describe = "measures of a province beside hand-written SQL and the library; goal 1.5 times the SQL";

const on = localDate("2026-12-01");
const goal = 1.5;
type Figures = {
  readonly households: number;
  readonly statement: number;
  readonly byHand: number;
  readonly answer: number;
  readonly library: number;
  /** Other answers of the stage: by class of area, the yearly report, the times off the list, whom supports reached. */
  readonly others: readonly number[];
};

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [20_000, 200_000, 2_000_000]) figures.push(await measure(size));
  process.stdout.write(
    table(
      [
        "households",
        "statement ms",
        "by hand ms",
        "answer ms",
        "library s",
        "by class of area ms",
        "yearly report ms",
        "survival ms",
        "targeting ms",
      ],
      figures.map((one) => [
        String(one.households),
        one.statement.toFixed(1),
        one.byHand.toFixed(1),
        one.answer.toFixed(1),
        one.library.toFixed(2),
        ...one.others.map((of) => of.toFixed(0)),
      ]),
    ),
  );
  const last = figures.at(-1);
  if (last === undefined) return;
  const ratio = last.statement / last.byHand;
  const growth = growthExponent(figures.map((one) => [one.households, one.statement]));
  process.stdout.write(
    `bench evaluation households=${last.households} ratio_to_sql=${ratio.toFixed(2)} survey_s=${last.library.toFixed(2)} ` +
      `statement_ms=${last.statement.toFixed(1)} by_hand_ms=${last.byHand.toFixed(1)} answer_ms=${last.answer.toFixed(1)} ` +
      `growth=${growth.toFixed(2)} goal=${goal} reached=${ratio <= goal ? "yes" : "no"}\n`,
  );
}

async function measure(households: number): Promise<Figures> {
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  const database = connect(test.migratorUrl);
  try {
    await fillProvince(client, households, asProvincesAre);
    const stored = await client.query<{ series: string; pack: unknown }>(
      "select series, pack from review.standards where standard_id = 'vn-2022-2026' order by version desc limit 1",
    );
    const pack = standardPack.parse(stored.rows[0]?.pack);
    const communes = (
      await client.query<{ id: string }>("select distinct commune_id as id from review.poverty_statuses order by 1")
    ).rows.map(({ id }) => id);
    const cutoffs = offeredCutoffs(pack.deprivedFrom, pack.weightBase);
    const shape = {
      communes,
      on,
      codes: pack.indicators.map(({ code }) => code),
      weights: pack.indicators.map(({ weight }) => weight),
      series: stored.rows[0]?.series,
      cutoffs,
      by: undefined,
    };
    const statement = async () =>
      database.transaction().execute(async (tx) => {
        await sql`set local vuon.areas = '*'`.execute(tx);
        return sumParts(tx, shape);
      });
    const byHand = handWritten(shape.weights, cutoffs);
    const product = (await statement()).map(
      ({ communeId, cutoff, people }) =>
        `${communeId} ${cutoff} ${people.counted} ${people.deprived} ${people.score} ${people.censored.join()} ${people.lacking.join()}`,
    );
    const counted = (await client.query<{ line: string }>(linesOf(byHand))).rows.map(({ line }) => line);
    assert.deepEqual(product.toSorted(), counted.toSorted(), "the product and the statement by hand do not agree");
    const officer = await test.officer("province_officer", "51");
    const answer = async () => officer.get(readMeasureParts, { query: { areaId: "51", on } });
    const { total } = await answer();
    const rows = await client.query<{ lacks: number; members: number }>({
      text: `select deprivations as lacks, member_count as members from (${statusesInForce}) status`,
    });
    const library = libraryOf(
      rows.rows,
      pack.indicators.map(({ code, service, weight }) => ({ code, dimension: service, weight })),
    );
    const k = { label: "own", numerator: pack.deprivedFrom, denominator: pack.weightBase };
    const from = performance.now();
    const { levels } = measureSurvey(library, [k]);
    const seconds = (performance.now() - from) / 1000;
    const m0 = levels.find(({ grouping, measure: of, part }) => grouping === everybody && of === "M0" && part === null);
    assert.ok(Math.abs((m0?.estimate ?? NaN) - Number(total.M0)) < 1e-12, "the library and the product do not agree");
    return {
      households,
      statement: await medianOf(7, statement),
      byHand: await medianOf(3, async () => client.query(byHand)),
      answer: await medianOf(7, answer),
      library: seconds,
      others: [
        await medianOf(3, async () => officer.get(readMeasureParts, { query: { areaId: "51", on, by: "area_class" } })),
        await medianOf(3, async () =>
          officer.get(readMovementForm, { query: { areaId: "51", from: localDate("2025-12-31"), to: on } }),
        ),
        await medianOf(3, async () => officer.get(readSurvival, { query: { areaId: "51", on } })),
        await medianOf(3, async () => officer.get(readTargeting, { query: { areaId: "51", year: "2026" } })),
      ],
    };
  } finally {
    await database.destroy();
    await client.end();
    await test.close();
  }
}

const statusesInForce = `
  select distinct on (household_id) household_id, commune_id, deprivations, member_count from review.poverty_statuses
  where effective_on <= '${on}' order by household_id, effective_on desc, decision_id desc`;

/** As an analyst would write it: one pass over the statuses, every household scored, summed at each cut-off. */
function handWritten(weights: readonly number[], cutoffs: readonly number[]): string {
  const score = weights.map((weight, bit) => `((deprivations >> ${bit}) & 1) * ${weight}`).join(" + ");
  const each = (where: (bit: number) => string) =>
    `array[${weights.map((_weight, bit) => `coalesce(sum(member_count) filter (where ${where(bit)}), 0)`).join(", ")}]`;
  const lacks = (bit: number) => `(deprivations >> ${bit}) & 1 = 1`;
  return `with scored as materialized (select *, ${score} as score from (${statusesInForce}) status)
    select commune_id, cutoff, sum(member_count) as people, coalesce(sum(member_count) filter (where score >= cutoff), 0) as deprived,
      coalesce(sum(member_count * score) filter (where score >= cutoff), 0) as scores,
      ${each((bit) => `${lacks(bit)} and score >= cutoff`)} as censored, ${each(lacks)} as lacking
    from scored cross join unnest(array[${cutoffs.join(", ")}]) cutoff group by commune_id, cutoff`;
}

const linesOf = (statement: string) => `select concat_ws(' ', commune_id, cutoff, people, deprived, scores,
  array_to_string(censored, ','), array_to_string(lacking, ',')) as line from (${statement}) counted`;

function libraryOf(
  rows: readonly { readonly lacks: number; readonly members: number }[],
  indicators: Parameters<typeof schemeOf>[0],
): Parameters<typeof measureSurvey>[0] {
  const scheme = schemeOf(indicators);
  assert.ok(scheme.ok);
  return {
    rows: rows.length,
    scheme: scheme.value,
    lacks: indicators.map((_, bit) => Uint8Array.from(rows, ({ lacks }) => (lacks >> bit) & 1)),
    weights: Float64Array.from(rows, ({ members }) => members),
    design: designOf(undefined, undefined, rows.length, "centre"),
    times: [{ label: "all", year: 0 }],
    time: new Int32Array(rows.length),
    groupings: [],
  };
}
