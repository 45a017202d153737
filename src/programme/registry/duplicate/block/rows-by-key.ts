/** Rows grouped by key: by the hash of the key, then by the key itself. No object per key or row. */
export type RowsByKey = {
  /** Rows that have a key; those of one key in rising order. */
  readonly rows: Int32Array;
  /** The key of each place of `rows`. */
  readonly keys: Float64Array;
};

/** @param key a whole number (53 bits) of each row; -1 has none. */
export function rowsByKey(size: number, key: (row: number) => number): RowsByKey {
  let slots = 16;
  while (slots < size) slots *= 2;
  const keyOf = new Float64Array(size);
  const ends = new Int32Array(slots + 1);
  for (let row = 0; row < size; row += 1) {
    const wanted = key(row);
    keyOf[row] = wanted;
    if (wanted === -1) continue;
    const slot = slotOf(wanted, slots) + 1;
    ends[slot] = (ends[slot] ?? 0) + 1;
  }
  for (let slot = 0; slot < slots; slot += 1) ends[slot + 1] = (ends[slot + 1] ?? 0) + (ends[slot] ?? 0);
  const starts = ends.slice(0, slots);
  const rows = new Int32Array(ends[slots] ?? 0);
  const keys = new Float64Array(rows.length);
  for (let row = 0; row < size; row += 1) {
    const wanted = keyOf[row] ?? -1;
    if (wanted === -1) continue;
    const slot = slotOf(wanted, slots);
    const place = starts[slot] ?? 0;
    starts[slot] = place + 1;
    rows[place] = row;
    keys[place] = wanted;
  }
  for (let slot = 0; slot < slots; slot += 1) partByKey(rows, keys, ends[slot] ?? 0, ends[slot + 1] ?? 0);
  return { rows, keys };
}

/** Of the rows of one slot, those of its first key, then those of the next: a slot has few keys. The order of rows is kept. */
function partByKey(rows: Int32Array, keys: Float64Array, from: number, to: number): void {
  let first = from;
  while (first < to && keys[first] === keys[from]) first += 1;
  if (first === to) return;
  const [oldRows, oldKeys] = [rows.slice(from, to), keys.slice(from, to)];
  let next = from;
  for (let at = 0; at < oldKeys.length; at += 1) {
    const wanted = oldKeys[at] ?? -1;
    if (wanted === -1) continue;
    for (let other = at; other < oldKeys.length; other += 1) {
      if (oldKeys[other] !== wanted) continue;
      rows[next] = oldRows[other] ?? 0;
      keys[next] = wanted;
      next += 1;
      oldKeys[other] = -1;
    }
  }
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
