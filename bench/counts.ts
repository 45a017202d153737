/**
 * Households by commune and class on a day, as the product answers it (evaluation.readCounts over HTTP, with session, permission and
 * row-level security), beside the limit by hand: a group-by over the statuses in force, and a bare one over the reviews of a round.
 * Two rounds are decided in 96 communes. Goal: under 50 ms at two million households.
 *
 *   npm run bench -- counts [HOUSEHOLDS…]      20000 200000 2000000 by default
 */
import assert from "node:assert/strict";
import pg from "pg";
import { readCounts } from "#contract/evaluation/measure.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { growthExponent, medianOf, table } from "./support/figures.ts";
import { fillProvince, roundOf } from "./support/fill-province.ts";

export const describe =
  "households by commune and class beside a hand-written group-by; goal < 50 ms at 2 M households";

type Figures = {
  readonly households: number;
  readonly product: number;
  readonly byStatus: number;
  readonly byReview: number;
};

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [20_000, 200_000, 2_000_000]) figures.push(await measure(size));
  process.stdout.write(
    table(
      ["households", "product ms", "statuses in force ms", "reviews of a round ms", "times faster than by status"],
      figures.map((one) => [
        String(one.households),
        one.product.toFixed(1),
        one.byStatus.toFixed(1),
        one.byReview.toFixed(1),
        (one.byStatus / one.product).toFixed(0),
      ]),
    ),
  );
  const last = figures.at(-1);
  if (last === undefined) return;
  const growth = growthExponent(figures.map((one) => [one.households, one.product]));
  process.stdout.write(
    `bench counts households=${last.households} product_ms=${last.product.toFixed(1)} by_status_ms=${last.byStatus.toFixed(1)} ` +
      `by_review_ms=${last.byReview.toFixed(1)} growth=${growth.toFixed(2)} goal_ms=50 reached=${last.product < 50 ? "yes" : "no"}\n`,
  );
}

async function measure(households: number): Promise<Figures> {
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await fillProvince(client, households);
    const officer = await test.officer("province_officer", "51");
    const ask = async () => officer.get(readCounts, { query: { areaId: "51", on: "2026-12-31" } });
    const { rows } = await ask();
    const reported = rows.map((row) => `${row.areaId} ${row.class} ${row.households}`).toSorted();
    const counted = (await client.query<{ line: string }>(linesOfStatuses)).rows.map(({ line }) => line).toSorted();
    assert.deepEqual(reported, counted, "the product and the group-by do not count the same");
    return {
      households,
      product: await medianOf(21, ask),
      byStatus: await medianOf(3, async () => client.query(statusesInForce)),
      byReview: await medianOf(3, async () => client.query(reviewsOfRound)),
    };
  } finally {
    await client.end();
    await test.close();
  }
}

const statusesInForce = `
  select commune_id, class, count(*) as households from (
    select distinct on (household_id) household_id, commune_id, class from review.poverty_statuses
    where effective_on <= '2026-12-31' order by household_id, effective_on desc, decision_id desc) status
  group by commune_id, class`;
const linesOfStatuses = `select concat_ws(' ', commune_id, class, households) as line from (${statusesInForce}) counted`;
const reviewsOfRound = `select commune_id, class, count(*) from review.reviews where round_id = ${roundOf(2026)} group by 1, 2`;
