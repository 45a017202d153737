/**
 * People who are recorded twice, looked for in the product's own tables by the job that the page asks for: read with row-level
 * security, linked in threads of its own, written as pairs that wait for an officer. Precision and recall on made-up Vietnamese people
 * (`test/support/spoil-record.ts` says with which errors) and on public files whose truth is known; seconds, processor seconds of the
 * server and memory at three sizes. Beside it the limit: the same rows copied out of the database, and people of one name and birth
 * joined by hand in SQL, which finds none of those with an error.
 *
 *   npm run bench -- duplicates [PEOPLE…]      62500 250000 1000000 by default
 */
import { existsSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { newId } from "#contract/new-id.ts";
import { listDuplicateSearches, startDuplicateSearch } from "#contract/registry/duplicate.ts";
import { findDuplicates } from "#programme/registry/duplicate/find-duplicates.ts";
import { randomFrom } from "#demo/generator/random.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { readFake, readFebrl } from "./support/duplicate-files.ts";
import { growthExponent, table } from "./support/figures.ts";
import { fillRegister, rowOf } from "./support/fill-register.ts";
import { pairsOfGroups, scorePairs } from "./support/score-pairs.ts";
import type { Score } from "./support/score-pairs.ts";

export const describe =
  "find people who are recorded twice, in the tables; goal 1,000,000 people < 60 s on 2 cores, recall 0.98 of made-up people";

const folder = fileURLToPath(new URL("../../shared/data/duplicates/", import.meta.url));
const sure = 0.95;

type Figures = {
  readonly people: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly byHand: number;
  readonly memory: number;
  /** Milliseconds that the thread which answers others was held: of a hundred moments all but one, and the longest. */
  readonly held: number;
  readonly longestHeld: number;
  readonly all: Score;
  /** Without the pairs that only share a number: an officer must see those even where they are of two people. */
  readonly alike: Score;
  readonly sure: Score;
};

export async function run(args: readonly string[]): Promise<void> {
  process.stdout.write(await scoreFiles());
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [62_500, 250_000, 1_000_000]) figures.push(await measure(size));
  process.stdout.write(
    table(
      ["people", "true pairs", "pairs", "recall", "precision", "alike", "precision", "sure", "recall", "precision"],
      figures.map(({ people, all, alike, sure: some }) => [
        String(people),
        String(all.truePairs),
        String(all.foundPairs),
        all.recall.toFixed(4),
        all.precision.toFixed(4),
        String(alike.foundPairs),
        alike.precision.toFixed(4),
        String(some.foundPairs),
        some.recall.toFixed(4),
        some.precision.toFixed(4),
      ]),
    ),
  );
  process.stdout.write(
    `\n${table(
      ["people", "seconds", "of the server's processor", "by hand", "times", "memory MB", "held ms p99", "longest"],
      figures.map(({ people, seconds, cpu, byHand, memory, held, longestHeld }) => [
        String(people),
        seconds.toFixed(1),
        cpu.toFixed(1),
        byHand.toFixed(1),
        (seconds / byHand).toFixed(1),
        memory.toFixed(0),
        held.toFixed(0),
        longestHeld.toFixed(0),
      ]),
    )}`,
  );
  const last = figures.at(-1);
  if (last === undefined) return;
  const growth = growthExponent(figures.map(({ people, seconds }) => [people, seconds]));
  process.stdout.write(
    `bench duplicates people=${last.people} seconds=${last.seconds.toFixed(1)} cpu_seconds=${last.cpu.toFixed(1)} pairs=${last.all.foundPairs} ` +
      `recall=${last.all.recall.toFixed(4)} precision=${last.all.precision.toFixed(4)} sure_recall=${last.sure.recall.toFixed(4)} ` +
      `sure_precision=${last.sure.precision.toFixed(4)} times_by_hand=${(last.seconds / last.byHand).toFixed(1)} ` +
      `memory_mb=${last.memory.toFixed(0)} held_p99_ms=${last.held.toFixed(0)} growth=${growth.toFixed(2)}\n`,
  );
}

async function measure(people: number): Promise<Figures> {
  const test = await openTestInstallation({ works: true });
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    const register = madeUpRegister(`province ${people}`, people);
    await fillRegister(client, register, test.server.keys);
    const byHand = await secondsOf(async () => joinByHand(client));
    const before = process.cpuUsage();
    let memory = 0;
    const watch = setInterval(() => {
      memory = Math.max(memory, process.memoryUsage().rss / 1e6);
    }, 250);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const seconds = await secondsOf(async () => search(test));
    delay.disable();
    clearInterval(watch);
    const { user, system } = process.cpuUsage(before);
    const found = await client.query<{ left: string; right: string; probability: number | null }>(
      "select left_person_id as left, right_person_id as right, probability from registry.duplicate_pairs",
    );
    const pairs = found.rows.map((pair) => ({ ...pair, left: rowOf(pair.left), right: rowOf(pair.right) }));
    return {
      people,
      seconds,
      cpu: (user + system) / 1e6,
      byHand,
      memory,
      held: delay.percentile(99) / 1e6,
      longestHeld: delay.max / 1e6,
      alike: scorePairs(
        register.truth,
        pairs.filter(({ probability }) => probability !== null),
      ),
      all: scorePairs(register.truth, pairs),
      sure: scorePairs(
        register.truth,
        pairs.filter(({ probability }) => (probability ?? 0) >= sure),
      ),
    };
  } finally {
    await client.end();
    await test.close();
  }
}

/** As an officer of the province asks for it on the page, until the list says that it is finished. */
async function search(test: TestInstallation): Promise<void> {
  const officer = await test.officer("province_officer", "51");
  const searchId = newId("duplicate search");
  await officer.get(startDuplicateSearch, { body: { searchId, areaId: "51" } });
  for (;;) {
    await setTimeout(200);
    const { rows } = await officer.get(listDuplicateSearches, { query: { areaId: "51" } });
    const state = rows.find((row) => row.searchId === searchId)?.state;
    if (state === "failed") throw new Error("the search failed");
    if (state === "finished") return;
  }
}

/** All rows read once, and who has the same name without marks and the same day of birth. */
async function joinByHand(client: pg.Client): Promise<void> {
  await client.query(`select person.person_id, person.full_name, person.birth_date, person.sex, person.phone, household.address
    from registry.people person join registry.households household using (household_id)`);
  await client.query(`select one.person_id, other.person_id from registry.people one join registry.people other
    on other.search_name = one.search_name and other.birth_date = one.birth_date and other.person_id > one.person_id`);
}

/** The truth is read for the score and for nothing else. */
async function scoreFiles(): Promise<string> {
  if (!existsSync(folder)) return `no public files in ${folder}: only made-up people are scored\n`;
  const rows: string[][] = [];
  for (const [file, read] of [
    ["febrl1", readFebrl],
    ["febrl2", readFebrl],
    ["fake1000", readFake],
  ] as const) {
    const records = await read(`${folder}${file}.csv`);
    const found = findDuplicates(records, { random: randomFrom("draws").unit });
    const same = found.pairs.filter(({ decision }) => decision === "same");
    for (const [name, pairs] of [
      ["pairs", same],
      ["groups", pairsOfGroups(found.groups)],
    ] as const) {
      const score = scorePairs(records.truth, pairs);
      rows.push([`${file}, ${name}`, String(score.foundPairs), score.precision.toFixed(4), score.recall.toFixed(4)]);
    }
  }
  return `${table(["file with its numbers", "found", "precision", "recall"], rows)}\n`;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}
