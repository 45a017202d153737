/** Numbers the distinct keys of rows from zero, in a hash table of typed arrays: no object per key. */
export type Interned = { readonly codes: Int32Array; readonly count: number };

/** @param key a whole number (53 bits) of each row; -1 has no number. */
export function internKeys(size: number, key: (row: number) => number): Interned {
  const codes = new Int32Array(size).fill(-1);
  let slots = 16;
  while (slots < size * 2) slots *= 2;
  const keys = new Float64Array(slots);
  const numbers = new Int32Array(slots).fill(-1);
  let count = 0;
  for (let row = 0; row < size; row += 1) {
    const wanted = key(row);
    if (wanted === -1) continue;
    let slot = slotOf(wanted, slots);
    while (numbers[slot] !== -1 && keys[slot] !== wanted) slot = (slot + 1) & (slots - 1);
    if (numbers[slot] === -1) {
      keys[slot] = wanted;
      numbers[slot] = count;
      count += 1;
    }
    codes[row] = numbers[slot] ?? -1;
  }
  return { codes, count };
}

function slotOf(key: number, slots: number): number {
  let mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(Math.floor(key / 4_294_967_296), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (slots - 1);
}

/** One key of two codes; -1 when either is missing. @param range larger than every second code. */
export function joinCodes(first: number, second: number, range: number): number {
  return first < 0 || second < 0 ? -1 : first * range + second;
}
