/**
 * Households by commune and class on a day, as the product answers it (evaluation.readCounts over HTTP, with session, permission and
 * row-level security), beside the limit by hand: a group-by over the statuses in force, and a bare one over the reviews of a round.
 * Two rounds are decided in 96 communes. Goal: under 50 ms at two million households.
 *
 *   npm run bench -- counts [HOUSEHOLDS…]      20000 200000 2000000 by default
 */
import assert from "node:assert/strict";
import pg from "pg";
import { readCounts } from "#contract/evaluation.ts";
import { openTestHouse } from "#test/support/house.ts";
import { growthExponent, table } from "./support/figures.ts";

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
  const test = await openTestHouse();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await fill(client, households);
    const officer = await test.officer("province_officer", "51");
    const ask = async () => officer.get(readCounts, { query: { areaId: "51", on: "2026-12-31" } });
    const { rows } = await ask();
    const told = rows.map((row) => `${row.areaId} ${row.class} ${row.households}`).toSorted();
    const counted = (await client.query<{ line: string }>(linesOfStatuses)).rows.map(({ line }) => line).toSorted();
    assert.deepEqual(told, counted, "the product and the group-by do not count the same");
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

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const from = performance.now();
    await work();
    taken.push(performance.now() - from);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

const statusesInForce = `
  select commune_id, class, count(*) as households from (
    select distinct on (household_id) household_id, commune_id, class from review.poverty_statuses
    where effective_on <= '2026-12-31' order by household_id, effective_on desc, decision_id desc) status
  group by commune_id, class`;
const linesOfStatuses = `select concat_ws(' ', commune_id, class, households) as line from (${statusesInForce}) counted`;
const reviewsOfRound = `select commune_id, class, count(*) from review.reviews where round_id = md5('round 2026')::uuid group by 1, 2`;

/** Households, two rounds of reviews and their decisions, made by the database itself; the changes are the sums of the statuses. */
async function fill(client: pg.Client, households: number): Promise<void> {
  const classOf = (shift: number) =>
    `(array['non_poor','non_poor','non_poor','average','average','near_poor','poor'])[1 + (n * 7 + ${shift}) % 7]`;
  const communes = `(select area_id, row_number() over (order by area_id) - 1 as at, count(*) over () as total
    from registry.areas where parent_id = '51' and valid_to is null)`;
  // The rows refer to each other as they were made; checking each again is not what is measured.
  await client.query("set session_replication_role = replica");
  await client.query(`insert into registry.households (household_id, commune_id, registered_on, source_system, source_key)
    select md5('h' || n)::uuid, commune.area_id, '2025-01-01', 'bench', n::text
    from generate_series(1, ${households}) n join ${communes} commune on commune.at = n % commune.total`);
  for (const [year, shift] of [
    [2025, 0],
    [2026, 3],
  ] as const) {
    await client.query(`insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
      select md5('round ${year}')::uuid, '51', ${year}, 'annual', standard_id, version, '${year}-10-01', '${year}-09-01', '${year}-12-14'
      from review.standards where standard_id = 'vn-2022-2026'`);
    await client.query(`insert into review.reviews (household_id, review_id, round_id, commune_id, state, class, deprivations,
        deprivation_count, facts, member_count)
      select household_id, md5(household_id || '${year}')::uuid, md5('round ${year}')::uuid, commune_id, 'decided',
        ${classOf(shift)}, 5, 2, '{}', 4 from (select *, source_key::int as n from registry.households) household`);
    await client.query(`insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id,
        signer_name, legal_basis)
      select md5(area_id || '${year}')::uuid, md5('round ${year}')::uuid, area_id, '${year}', '${year}-12-01', '${year}-12-15',
        md5('signer')::uuid, 'bench', 'bench' from ${communes} commune`);
    await client.query(`insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, effective_on, outcome,
        class, deprivations, member_count)
      select household_id, md5(commune_id || '${year}')::uuid, review_id, commune_id, '${year}-12-15', 'recognised', class, 5, 4
      from review.reviews where round_id = md5('round ${year}')::uuid`);
  }
  await client.query(`insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
    select decision_id, commune_id, effective_on, class, sum(n), sum(n) * 4 from (
      select decision_id, commune_id, effective_on, class, 1 as n from review.poverty_statuses
      union all
      select later.decision_id, later.commune_id, later.effective_on, earlier.class, -1
      from review.poverty_statuses later join review.poverty_statuses earlier
        on earlier.household_id = later.household_id and earlier.effective_on = '2025-12-15' and later.effective_on = '2026-12-15'
    ) moved group by 1, 2, 3, 4`);
  await client.query("set session_replication_role = origin");
  await client.query("analyze");
}
