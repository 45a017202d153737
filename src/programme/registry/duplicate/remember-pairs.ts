/**
 * Remembers the answers of a symmetric comparison of two codes in a table of fixed size: a newer pair takes the place of an older
 * one, so memory does not grow with the number of pairs. Answers must be below 255.
 */
export function rememberPairs(compare: (a: number, b: number) => number, bits = 17): (a: number, b: number) => number {
  const size = 1 << bits;
  const lows = new Int32Array(size).fill(-1);
  const highs = new Int32Array(size);
  const answers = new Uint8Array(size);
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    // Multiplicative hashing (Knuth, vol. 3, 6.4) of both codes.
    const slot = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - bits)) & (size - 1);
    if (lows[slot] === low && highs[slot] === high) return answers[slot] ?? 0;
    const answer = compare(low, high);
    lows[slot] = low;
    highs[slot] = high;
    answers[slot] = answer;
    return answer;
  };
}
