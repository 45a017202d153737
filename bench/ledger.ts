/**
 * Postings a second on real PostgreSQL through the ledger's own door, invariants on: one posting a call, and sets of 500 in a call; beside
 * raw inserts of the same rows without any of it; with one connection and with several. Every posting is random over many accounts, some
 * overdraw and are refused. Then the invariants: every posting sums to zero, every balance is the sum of its entries, nothing but a
 * source below zero. Last the flow of money at province size. Goals: 5,000 postings/s, flow under 100 ms.
 *
 *   npm run bench -- ledger [POSTINGS…]      10000 100000 1000000 by default
 */
import { newId } from "#server/platform/new-id.ts";
import assert from "node:assert/strict";
import pg from "pg";
import { v7 } from "uuid";
import { readMoneyFlow } from "#contract/treasury/disbursement.ts";
import { dong } from "#kernel/money.ts";
import { budgetLine, move } from "#programme/ledger/ledger.ts";
import type { AccountKind, BudgetLine } from "#programme/ledger/ledger.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { checkLedger, postAllToLedger } from "#server/ledger/published.ts";
import type { NewPosting } from "#server/ledger/published.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { growthExponent, table } from "./support/figures.ts";

export const describe =
  "postings a second with all invariants beside raw inserts; goals 5,000/s, flow of money < 100 ms";

const setSize = 500;
const connections = 4;
const sources = ["CENTRAL_INVEST", "CENTRAL_RECURRENT", "PROVINCE", "COMMUNE"];
const stages: readonly AccountKind[] = ["allocated", "committed", "reserved", "disbursed", "settled"];

type Figures = {
  readonly postings: number;
  readonly single: number;
  readonly sets: number;
  readonly parallel: number;
  readonly raw: number;
  readonly refused: number;
  readonly flow: number;
};

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) figures.push(await measure(size));
  process.stdout.write(
    table(
      [
        "postings",
        "one a call /s",
        `${setSize} a call /s`,
        `${connections} connections /s`,
        "raw inserts /s",
        "raw / ledger",
        "flow ms",
      ],
      figures.map((one) => [
        String(one.postings),
        one.single.toFixed(0),
        one.sets.toFixed(0),
        one.parallel.toFixed(0),
        one.raw.toFixed(0),
        (one.raw / one.parallel).toFixed(1),
        one.flow.toFixed(1),
      ]),
    ),
  );
  const last = figures.at(-1);
  if (last === undefined) return;
  const growth = growthExponent(figures.map((one) => [one.postings, one.postings / one.sets]));
  process.stdout.write(
    `bench ledger postings=${last.postings} single_per_s=${last.single.toFixed(0)} set_per_s=${last.sets.toFixed(0)} ` +
      `parallel_per_s=${last.parallel.toFixed(0)} raw_per_s=${last.raw.toFixed(0)} refused_sets=${last.refused} ` +
      `growth=${growth.toFixed(2)} flow_ms=${last.flow.toFixed(1)} goal_per_s=5000 ` +
      `reached=${last.parallel >= 5000 && last.flow < 100 ? "yes" : "no"}\n`,
  );
}

async function measure(postings: number): Promise<Figures> {
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    const accountant = await test.officer("province_accountant", "51");
    const { rows: communes } = await client.query<{ areaId: string }>(
      `select area_id as "areaId" from registry.areas where parent_id = '51' and valid_to is null order by 1`,
    );
    const lines = communes.flatMap(({ areaId }) =>
      sources.map((fundSource, at) => budgetLine({ fundSource, component: `II.${1 + (at % 2)}`, areaId, year: 2026 })),
    );
    const random = randomFrom(20_261_126);
    const post = poster(test, accountant);
    // Money for every line, so that most moves find it.
    for (const stage of stages) await post(lines.map((line) => posting(line, "source", stage, 1_000_000_000n)));
    const next = (): NewPosting => {
      const line = lines[random(lines.length)] ?? lines[0];
      const at = random(stages.length - 1);
      assert.ok(line !== undefined);
      if (random(4) === 0) return posting(line, "source", "allocated", BigInt(1 + random(2000)));
      return posting(line, stages[at] ?? "allocated", stages[at + 1] ?? "committed", BigInt(1 + random(900)));
    };
    const set = () => Array.from({ length: setSize }, next);
    // Every eighth set asks for more than there is, and is refused whole.
    const greedy = (some: readonly NewPosting[]) => {
      const [line] = lines;
      assert.ok(line !== undefined);
      return [...some.slice(1), posting(line, "allocated", "committed", 10n ** 15n)];
    };
    let [refused, calls] = [0, 0];
    const attempt = async (some: readonly NewPosting[]) => {
      if (some.length === 1) return post(some);
      calls += 1;
      if (calls % 8 !== 0) return post(some);
      await assert.rejects(post(greedy(some)), /only_a_source_may_be_below_zero/);
      refused += 1;
      return attempt(some);
    };
    // One third one at a time (as many as are enough for a figure), the rest in sets.
    const alone = Math.min(5_000, Math.floor(postings / 10));
    const single = await ratePerSecond(alone, async () => {
      for (let at = 0; at < alone; at += 1) await attempt([next()]);
    });
    const sets = Math.max(1, Math.floor((postings - alone) / setSize / 2));
    const inOne = await ratePerSecond(sets * setSize, async () => {
      for (let at = 0; at < sets; at += 1) await attempt(set());
    });
    const parallel = await ratePerSecond(sets * setSize, async () => {
      let left = sets;
      const work = async () => {
        while (left > 0) {
          left -= 1;
          await attempt(set());
        }
      };
      await Promise.all(Array.from({ length: connections }, work));
    });
    const reported = await test.ownersServer.database.transaction().execute(checkLedger);
    assert.deepEqual(reported.findings, [], "the invariants do not hold");
    const below = await client.query(`select from planning.accounts where kind <> 'source' and balance < 0`);
    assert.equal(below.rowCount, 0);
    assert.ok(refused > 0, "nothing was refused, so overdrafts were not tried");
    return {
      postings: reported.postings,
      single,
      sets: inOne,
      parallel,
      raw: await rawInserts(client, Math.min(reported.postings, 100_000)),
      refused,
      flow: await medianOf(15, async () => accountant.get(readMoneyFlow, { query: { areaId: "51", year: "2026" } })),
    };
  } finally {
    await client.end();
    await test.close();
  }
}

function posting(line: BudgetLine, from: AccountKind, to: AccountKind, amount: bigint): NewPosting {
  return {
    idempotencyKey: v7(),
    kind: from === "source" ? "fund" : "adjust",
    reference: { kind: "bench", id: "ledger" },
    entries: move({ ...line, kind: from }, { ...line, kind: to }, dong(amount)),
  };
}

/** A transaction of the application's own role, with its row security, for each call. */
function poster(test: TestInstallation, officer: TestOfficer) {
  const { server } = test;
  return async (postings: readonly NewPosting[]) =>
    server.database.transaction().execute(async (tx) => {
      await beginAct(tx, officer.officerId, "planning.recordBudget", server.today());
      return postAllToLedger({ tx, now: server.now(), actor: officer, newId }, postings);
    });
}

/** The same rows without keys that are asked for, without locks, balances, checks of sums: as fast as the tables take them. */
async function rawInserts(client: pg.Client, postings: number): Promise<number> {
  await client.query(`create temporary table rows_of_entries as select * from planning.entries limit ${postings * 2}`);
  await client.query(`create temporary table rows_of_postings as select * from planning.postings limit ${postings}`);
  await client.query("create table planning.raw_postings (like planning.postings including all)");
  await client.query("create table planning.raw_entries (like planning.entries including all)");
  return ratePerSecond(postings, async () => {
    for (let at = 0; at < postings; at += setSize) {
      await client.query("begin");
      await client.query(
        `insert into planning.raw_postings select * from rows_of_postings limit ${setSize} offset ${at}`,
      );
      await client.query(
        `insert into planning.raw_entries select * from rows_of_entries limit ${setSize * 2} offset ${at * 2}`,
      );
      await client.query("commit");
    }
  });
}

async function ratePerSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (count * 1000) / (performance.now() - from);
}

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn <= times; turn += 1) {
    const from = performance.now();
    await work();
    if (turn > 0) taken.push(performance.now() - from);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** The same random numbers every time. */
function randomFrom(start: number): (below: number) => number {
  let seed = start;
  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}
