/** The thread behind `linkPeople`: codes people part by part as they are read, and answers the pairs with their evidence after the last. */
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { makePeopleCoder, type PlaceholderNumber } from "#programme/registry/duplicate/code-people.ts";
import type { Evidence } from "#programme/registry/duplicate/weigh-pairs.ts";
import { readEnrolledPart, recordOf, whoOf, type EnrolledPerson } from "./enrolled-part.ts";
import { linkInThreads } from "./link-in-threads.ts";

export type LinkedPair = {
  readonly left: EnrolledPerson;
  readonly right: EnrolledPerson;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
};
export type Linked = { readonly people: number; readonly placeholders: readonly PlaceholderNumber[] };
export type LinkedMessage =
  | { readonly kind: "pairs"; readonly pairs: readonly LinkedPair[] }
  | ({ readonly kind: "end" } & Linked);

/** The thread that takes them is not held for long. */
const portion = 1000;

const { threads } = z.object({ threads: z.int().min(1) }).parse(workerData);
const coder = makePeopleCoder();
const enrolled: EnrolledPerson[] = [];

/** The same draws each time (a linear congruential generator, Numerical Recipes 7.1): the same people give the same pairs. */
function sameDraws(): () => number {
  let state = 20_261_123;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

parentPort?.on("message", (part: string | null) => {
  if (part === null) {
    void link();
    return;
  }
  for (const row of readEnrolledPart(part)) {
    coder.add(recordOf(row));
    enrolled.push(rememberedWith(whoOf(row), enrolled.at(-1)));
  }
});

function answer(message: LinkedMessage): void {
  parentPort?.postMessage(message, []);
}

/** Those of one household come one after another: its texts are kept once. */
function rememberedWith(person: EnrolledPerson, last: EnrolledPerson | undefined): EnrolledPerson {
  return person.householdId === last?.householdId ? { ...last, personId: person.personId } : person;
}

/** A fault ends the thread, and `linkPeople` hears it. */
async function link(): Promise<void> {
  const people = coder.finish();
  const { pairs, explain } = await linkInThreads(people, { threads, random: sameDraws() });
  for (let from = 0; from < pairs.length; from += portion) {
    const some = pairs.slice(from, from + portion).flatMap((pair): LinkedPair[] => {
      const [left, right] = [enrolled[pair.left], enrolled[pair.right]];
      if (left === undefined || right === undefined) return [];
      return [{ left, right, probability: pair.probability, evidence: explain(pair) }];
    });
    answer({ kind: "pairs", pairs: some });
  }
  answer({ kind: "end", people: people.size, placeholders: people.placeholders });
}
