/** Ids in the order in which they are made. Random bytes are drawn for many at a time: each draw costs more than all the rest. */
import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";
import type { Id } from "#kernel/id.ts";

const bytesAnId = 16;
const drawn = new Uint8Array(bytesAnId * 512);
let used = drawn.length;
let last = { msecs: 0, seq: 0 };

/** Later than every id that this process made before, also within a millisecond and when the clock is set back. */
export function newId<Kind extends string = string>(): Id<Kind> {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const random = drawn.subarray(used, (used += bytesAnId));
  last = next(Date.now(), random);
  return v7({ ...last, random }) as Id<Kind>;
}

/** Begins each millisecond at a random number below 2^30, so that it is never counted up to the last, 2^32 - 1, within one. */
function next(now: number, random: Uint8Array): { readonly msecs: number; readonly seq: number } {
  if (now <= last.msecs) return { msecs: last.msecs, seq: last.seq + 1 };
  return { msecs: now, seq: new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 2 };
}
