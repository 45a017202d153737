/** Records that may be of one person, looked for: everybody of an area compared with each other, and numbers that two people share. */
import type { Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/registry/duplicate.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { fingerprintOf } from "#programme/registry/duplicate/merge.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listPlacesWithin } from "#server/area/published.ts";
import { findTooManyEnrolled, readEnrolled } from "./enrolled-people-store.ts";
import type { EnrolledPerson } from "./enrolled-part.ts";
import * as store from "./duplicates-store.ts";
import type { FoundPair, PairKey } from "./duplicates-store.ts";
import { linkPeople } from "./link-people.ts";

/** Pairs that are written at once: other requests wait for no more of them. */
const portion = 1000;

function inPortions(pairs: readonly FoundPair[]): readonly (readonly FoundPair[])[] {
  return Array.from({ length: Math.ceil(pairs.length / portion) }, (_, at) =>
    pairs.slice(at * portion, (at + 1) * portion),
  );
}

/** A province. More would not fit into the memory of a small server. */
const mostPeople = 2_500_000;

export async function findDuplicatesWithin(
  { tx, today, now }: ActContext,
  areaId: string,
  report: (phase: "reading" | "comparing" | "writing") => Promise<void> = async () => undefined,
): Promise<Result<Output<typeof contract.searchDuplicates>, Refusal>> {
  const places = await listPlacesWithin(tx, areaId, today);
  const communes = [...new Set(places.flatMap(({ communeId }) => (communeId === null ? [] : [communeId])))];
  await report("reading");
  const tooMany = await findTooManyEnrolled(tx, communes, mostPeople);
  if (tooMany !== undefined) return failure(refuse("registry.too_many_to_link", { people: tooMany, most: mostPeople }));
  let listed: Promise<readonly store.SharedNumber[]> | undefined;
  const readParts = async function* () {
    yield* readEnrolled(tx, communes);
    // The database looks for shared numbers while the threads compare.
    listed = store.listSharedNumbers(tx, communes);
    listed.catch(() => undefined);
    await report("comparing");
  };
  const all = new Map<string, FoundPair>();
  const linked = await linkPeople(readParts(), (pairs) => {
    for (const { left, right, probability, evidence } of pairs) {
      const fingerprint = fingerprintOf(evidence);
      const pair: FoundPair = { ...inOrder(left, right), foundBy: "likeness", probability, evidence, fingerprint };
      all.set(keyOf(pair), pair);
    }
  });
  await report("writing");
  // A number that both have is one pair, no matter from which of the two it was found.
  for (const one of (await listed) ?? []) {
    const pair = pairOf(one);
    const like = all.get(keyOf(pair));
    // Remembered by the number: who was said not to be one person in spite of it is not asked about again for a name that was mended.
    all.set(
      keyOf(pair),
      like === undefined ? pair : { ...like, foundBy: "shared_number", fingerprint: pair.fingerprint },
    );
  }
  let added = 0;
  for (const some of inPortions([...all.values()])) {
    await store.enrichPairs(tx, some);
    added += await store.addPairs(tx, some, now);
  }
  return success({ people: linked.people, found: all.size, added, placeholders: [...linked.placeholders] });
}

/**
 * People of these households whose number another enrolled person has: an officer is asked at once, and not only when somebody
 * looks for double records.
 */
export async function noteSharedNumbers(
  { tx, now }: ActContext,
  of: { readonly communes: readonly string[]; readonly householdIds?: readonly Id<"household">[] },
): Promise<number> {
  const shared = (await store.listSharedNumbers(tx, of.communes, of.householdIds)).map(pairOf);
  return store.addPairs(tx, [...new Map(shared.map((pair) => [keyOf(pair), pair])).values()], now);
}

/** Two people of one number, by the number alone. */
function pairOf(one: store.SharedNumber): FoundPair {
  const other = { personId: one.otherPersonId, householdId: one.otherHouseholdId, communeId: one.otherCommuneId };
  const evidence = [{ field: one.kind, level: "same", weight: null }];
  return {
    ...inOrder(one, other),
    foundBy: "shared_number",
    probability: null,
    evidence,
    fingerprint: fingerprintOf(evidence),
  };
}

/** A pair is in one order, no matter from which side it was found. */
function inOrder(one: EnrolledPerson, other: EnrolledPerson) {
  const isFirst = `${one.householdId}${one.personId}` < `${other.householdId}${other.personId}`;
  const [left, right] = isFirst ? [one, other] : [other, one];
  return {
    leftHouseholdId: left.householdId,
    leftPersonId: left.personId,
    leftCommuneId: left.communeId,
    rightHouseholdId: right.householdId,
    rightPersonId: right.personId,
    rightCommuneId: right.communeId,
  };
}

function keyOf({ leftPersonId, rightPersonId, leftHouseholdId, rightHouseholdId }: PairKey): string {
  return [leftHouseholdId, leftPersonId, rightHouseholdId, rightPersonId].join(" ");
}
