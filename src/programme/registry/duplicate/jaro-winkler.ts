/**
 * Likeness of two texts from 0 to 1, for slips of the pen: Jaro (1989) with Winkler's prefix (1990), prefix scale 0.1 over at most
 * four letters. Jaro's greedy matching may depend on the order of the two, so the order is fixed here and the measure is symmetric.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const isOrdered = one.length < other.length || (one.length === other.length && one < other);
  const [a, b] = isOrdered ? [one, other] : [other, one];
  const similarity = jaro(a, b);
  if (similarity === 0) return 0;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return similarity + prefix * 0.1 * (1 - similarity);
}

// Reused between calls: a text longer than this is compared by its beginning.
const longest = 128;
const takenB = new Uint8Array(longest);
const matchedA = new Uint16Array(longest);

/** @param a the shorter one. */
function jaro(a: string, b: string): number {
  const lengthA = Math.min(a.length, longest);
  const lengthB = Math.min(b.length, longest);
  if (lengthA === 0) return 0;
  const reach = Math.max(0, (lengthB >> 1) - 1);
  takenB.fill(0, 0, lengthB);
  let matches = 0;
  for (let at = 0; at < lengthA; at += 1) {
    const letter = a.charCodeAt(at);
    const last = Math.min(lengthB - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= last; place += 1) {
      if (takenB[place] === 1 || b.charCodeAt(place) !== letter) continue;
      takenB[place] = 1;
      matchedA[matches] = letter;
      matches += 1;
      break;
    }
  }
  if (matches === 0) return 0;
  const swapped = outOfOrder(b, lengthB) / 2;
  return (matches / lengthA + matches / lengthB + (matches - swapped) / matches) / 3;
}

/** How many matched letters of b are in another order than in a. */
function outOfOrder(b: string, lengthB: number): number {
  let next = 0;
  let count = 0;
  for (let place = 0; place < lengthB; place += 1) {
    if (takenB[place] === 0) continue;
    if (matchedA[next] !== b.charCodeAt(place)) count += 1;
    next += 1;
  }
  return count;
}
