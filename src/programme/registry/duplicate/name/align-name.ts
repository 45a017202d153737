/** How two names whose folded syllables are not the same agree, syllable by syllable. */

/** `differs` up to `typo`: positions in `nameLevels`. */
export const [differs, kin, partly, shortened, typo] = [1, 2, 3, 4, 5];

/** What two syllables at one place are to each other. */
export type Relation = "same" | "stands for" | "alike" | "other";

/** @param relation of the syllable at place `a` of the one name to that at `b` of the other. */
export function alignNames(lengthA: number, lengthB: number, relation: (a: number, b: number) => Relation): number {
  if (lengthA === 0 || lengthB === 0) return differs;
  if (lengthA === lengthB) return alignSameLength(lengthA, relation);
  return lengthA < lengthB
    ? alignShorter(lengthA, lengthB, relation)
    : alignShorter(lengthB, lengthA, (a, b) => relation(b, a));
}

function alignSameLength(length: number, relation: (a: number, b: number) => Relation): number {
  let alike = 0;
  let other = 0;
  let last: Relation = "same";
  for (let at = 0; at < length; at += 1) {
    last = relation(at, at);
    if (last === "alike") alike += 1;
    if (last === "other") other += 1;
    // More than two misses never make more than "differs".
    if (other > 1 && length !== 2) return differs;
  }
  if (other === 2 && length === 2) return isTurned(relation) ? partly : differs;
  if (other === 0) return alike === 0 ? shortened : alike === 1 ? typo : partly;
  if (length === 1) return differs;
  // All but the given name agree: brothers and sisters, father and son.
  if (last === "other") return alike === 0 ? kin : differs;
  return alike === 0 ? partly : differs;
}

/** A syllable was left out: "Nguyễn An" for "Nguyễn Văn An". The last one must be there, since it is what people are called by. */
function alignShorter(short: number, long: number, relation: (a: number, b: number) => Relation): number {
  const last = relation(short - 1, long - 1);
  if (last !== "same" && last !== "stands for") return short === 1 && hasSyllable(long, relation) ? partly : differs;
  let place = long - 2;
  for (let at = short - 2; at >= 0; at -= 1) {
    while (place >= 0 && !agrees(relation(at, place))) place -= 1;
    if (place < 0) return differs;
    place -= 1;
  }
  return short === 1 ? partly : shortened;
}

/** One syllable alone, and it is one of the longer name: how much that says depends on how rare it is. */
function hasSyllable(long: number, relation: (a: number, b: number) => Relation): boolean {
  for (let at = 0; at < long - 1; at += 1) if (relation(0, at) === "same") return true;
  return false;
}

/** Two syllables that changed places, one of them with a slip. */
function isTurned(relation: (a: number, b: number) => Relation): boolean {
  return relation(0, 1) !== "other" && relation(1, 0) !== "other";
}

function agrees(relation: Relation): boolean {
  return relation === "same" || relation === "stands for";
}
