/**
 * Linkage of people who are recorded twice (Fellegi-Sunter, weights by EM): precision and recall on public files whose truth is known
 * and on made-up Vietnamese people; time, and memory, at three sizes. Beside it the limit: the same candidate pairs, drawn up and not
 * compared. What is larger than a province (a million people) is linked province by province, so memory is that of one province; pairs
 * across provinces are then those that share a number, which the database finds by itself.
 *
 *   npm run bench -- duplicates [PEOPLE…]      32768 131072 524288 by default; 8388608 takes minutes
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { makeBlocks } from "#programme/registry/duplicate/blocks.ts";
import { candidatePairs } from "#programme/registry/duplicate/candidate-pairs.ts";
import { findDuplicatePeople } from "#programme/registry/duplicate/find-duplicate-people.ts";
import { findDuplicates } from "#programme/registry/duplicate/find-duplicates.ts";
import type { Duplicates } from "#programme/registry/duplicate/find-duplicates.ts";
import { peopleTable } from "#programme/registry/duplicate/people-table.ts";
import { randomFrom } from "#demo/generator/random.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { readFake, readFebrl } from "./support/duplicate-files.ts";
import { growthExponent, table } from "./support/figures.ts";
import { pairsOfGroups, scorePairs } from "./support/score-pairs.ts";
import type { Score } from "./support/score-pairs.ts";

export const describe =
  "find people who are recorded twice; goal 131,072 people < 10 s, precision 0.995 and recall 0.97 on public files";

const folder = fileURLToPath(new URL("../../shared/data/duplicates/", import.meta.url));
const province = 1 << 20;
const draws = () => randomFrom("draws").unit;

type Figures = { readonly people: number; readonly seconds: number; readonly limit: number; readonly memory: number };

export async function run(args: readonly string[]): Promise<void> {
  const scores = await scoreFiles();
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [32_768, 131_072, 524_288]) {
    const made = measure(size);
    figures.push(made.figures);
    scores.push([`made-up people, ${size}`, made.score]);
  }
  process.stdout.write(
    table(
      ["file", "true pairs", "found", "precision", "recall"],
      scores.map(([name, score]) => [
        name,
        String(score.truePairs),
        String(score.foundPairs),
        score.precision.toFixed(4),
        score.recall.toFixed(4),
      ]),
    ),
  );
  process.stdout.write(
    `\n${table(
      ["people", "seconds", "candidates alone", "times", "peak memory MB"],
      figures.map(({ people, seconds, limit, memory }) => [
        String(people),
        seconds.toFixed(1),
        limit.toFixed(1),
        (seconds / limit).toFixed(1),
        memory.toFixed(0),
      ]),
    )}`,
  );
  const last = figures.at(-1);
  if (last === undefined) return;
  const growth = growthExponent(figures.map(({ people, seconds }) => [people, seconds]));
  process.stdout.write(
    `bench duplicates people=${last.people} seconds=${last.seconds.toFixed(1)} times_limit=${(last.seconds / last.limit).toFixed(1)} ` +
      `memory_mb=${last.memory.toFixed(0)} growth=${growth.toFixed(2)}\n`,
  );
}

type Named = [name: string, score: Score];

/** The truth is read for the score and for nothing else. */
async function scoreFiles(): Promise<Named[]> {
  if (!existsSync(folder)) {
    process.stdout.write(`no public files in ${folder}: only made-up people are scored\n`);
    return [];
  }
  const scores: Named[] = [];
  for (const [file, read] of [
    ["febrl1", readFebrl],
    ["febrl2", readFebrl],
    ["fake1000", readFake],
  ] as const) {
    const records = await read(`${folder}${file}.csv`);
    const found = findDuplicates(records, { random: draws() });
    scores.push([`${file}, pairs`, scorePairs(records.truth, sameOf(found))]);
    scores.push([`${file}, groups`, scorePairs(records.truth, pairsOfGroups(found.groups))]);
  }
  return scores;
}

function sameOf({ pairs }: Duplicates) {
  return pairs.filter(({ decision }) => decision === "same");
}

/** Province after province; each is made, linked, scored and dropped. */
function measure(people: number): { readonly figures: Figures; readonly score: Score } {
  let [seconds, limit, memory] = [0, 0, 0];
  let [truePairs, foundPairs, right] = [0, 0, 0];
  for (let from = 0; from < people; from += province) {
    const { records, truth } = madeUpRegister(`province ${from / province}`, Math.min(province, people - from));
    const linked = timed(() => findDuplicatePeople(records, { random: draws() }));
    const score = scorePairs(truth, sameOf(linked.value));
    memory = Math.max(memory, process.memoryUsage().rss / 1e6);
    seconds += linked.seconds;
    limit += timed(() => drawUp(records)).seconds;
    truePairs += score.truePairs;
    foundPairs += score.foundPairs;
    right += Math.round(score.precision * score.foundPairs);
  }
  return {
    figures: { people, seconds, limit, memory },
    score: {
      truePairs,
      foundPairs,
      precision: right / Math.max(1, foundPairs),
      recall: right / Math.max(1, truePairs),
    },
  };
}

function drawUp(records: Parameters<typeof peopleTable>[0]): number {
  const { size, passes } = peopleTable(records);
  let pairs = 0;
  for (const { length } of candidatePairs(makeBlocks(size, passes, 200))) pairs += length;
  return pairs;
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly seconds: number } {
  const from = performance.now();
  const value = work();
  return { value, seconds: (performance.now() - from) / 1000 };
}
