/** The thread behind `linkPeople`: gets people part by part, and answers the pairs with their evidence after the last. */
import { parentPort } from "node:worker_threads";
import {
  makePeopleCoder,
  type PersonRecord,
  type PlaceholderNumber,
} from "#programme/registry/duplicate/code-people.ts";
import { findDuplicates } from "#programme/registry/duplicate/find-duplicates.ts";
import { tableOfPeople } from "#programme/registry/duplicate/people-table.ts";
import type { Evidence } from "#programme/registry/duplicate/weigh-pairs.ts";

export type LinkedPair = {
  /** Places in the list of people. */
  readonly left: number;
  readonly right: number;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
};
export type Linked = {
  readonly pairs: readonly LinkedPair[];
  readonly placeholders: readonly PlaceholderNumber[];
};

const coder = makePeopleCoder();

/** The same draws each time (a linear congruential generator, Numerical Recipes 7.1): the same people give the same pairs. */
function sameDraws(): () => number {
  let state = 20_261_123;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

parentPort?.on("message", (part: readonly PersonRecord[] | null) => {
  if (part !== null) {
    for (const person of part) coder.add(person);
    return;
  }
  const people = coder.finish();
  const found = findDuplicates(tableOfPeople(people), { random: sameDraws() });
  const linked: Linked = {
    placeholders: people.placeholders,
    pairs: found.pairs.map(({ left, right, probability }) => ({
      left,
      right,
      probability,
      evidence: found.explain({ left, right }),
    })),
  };
  parentPort?.postMessage(linked, []);
});
