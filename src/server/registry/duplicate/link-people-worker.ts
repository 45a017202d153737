/** The thread behind `linkPeople`: gets people, answers the pairs with their evidence. */
import { parentPort, workerData } from "node:worker_threads";
import { findDuplicatePeople } from "#programme/registry/duplicate/find-duplicate-people.ts";
import type { PersonRecord } from "#programme/registry/duplicate/people-table.ts";
import type { Evidence } from "#programme/registry/duplicate/weigh-pairs.ts";

export type LinkedPair = {
  /** Places in the list of people. */
  readonly left: number;
  readonly right: number;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
};

const people: readonly PersonRecord[] = workerData;

/** The same draws each time (a linear congruential generator, Numerical Recipes 7.1): the same people give the same pairs. */
function sameDraws(): () => number {
  let state = 20_261_123;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const found = findDuplicatePeople(people, { random: sameDraws() });
const linked: readonly LinkedPair[] = found.pairs.map(({ left, right, probability }) => ({
  left,
  right,
  probability,
  evidence: found.explain({ left, right }),
}));
parentPort?.postMessage(linked, []);
