/** A body that has more bytes than it may have. */
export class TooLarge extends Error {}
/** A body that comes so slowly that waiting for it only holds a place. */
export class TooSlow extends Error {}
/** A body that ends before it is whole: its sender is gone, or does not speak HTTP. No fault of the server. */
export class BrokenOff extends Error {}

export type Pace = { readonly windowMs: number; readonly leastBytes: number };

/** Slower than any network that carries a form (GPRS has 30 kbit/s): at least half a kilobyte a second over half a minute. */
export const usualPace: Pace = { windowMs: 30_000, leastBytes: 16_000 };

/**
 * The chunks of a body, never more bytes than may be and never slower than the pace. The rest of a body that is given up is left
 * unread: the server answers first, and ends the connection afterwards.
 * @throws TooLarge, TooSlow, BrokenOff
 */
export async function* bodyChunks(
  request: Request,
  largest: number,
  { windowMs, leastBytes }: Pace = usualPace,
): AsyncGenerator<Uint8Array> {
  if (declaredLength(request) > largest) throw new TooLarge();
  if (request.body === null) return;
  const reader = request.body.getReader();
  const slow = Promise.withResolvers<never>();
  slow.promise.catch(() => undefined);
  let [size, sizeBefore] = [0, 0];
  const watch = setInterval(() => {
    if (size - sizeBefore < leastBytes) slow.reject(new TooSlow());
    sizeBefore = size;
  }, windowMs);
  try {
    for (;;) {
      const next = await Promise.race([readOn(reader), slow.promise]);
      if (next.done) return;
      size += next.value.length;
      if (size > largest) throw new TooLarge();
      yield next.value;
    }
  } finally {
    clearInterval(watch);
    reader.releaseLock();
  }
}

async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (error) {
    throw new BrokenOff("the body broke off", { cause: error });
  }
}

/** What the request says about its length; zero when it says nothing (chunked). */
export function declaredLength(request: Request): number {
  const length = Number(request.headers.get("content-length") ?? 0);
  return Number.isFinite(length) ? length : Number.POSITIVE_INFINITY;
}
