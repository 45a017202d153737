/** Work at a fixed concurrency, and how long each piece of it took. */
export type Load = {
  readonly count: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
};

/** Does all pieces, so many at a time; figures in milliseconds a piece, and the seconds of the whole. */
export async function measureLoad<Piece>(
  pieces: readonly Piece[],
  concurrency: number,
  work: (piece: Piece, at: number) => Promise<void>,
): Promise<Load> {
  const times: number[] = [];
  const waiting = pieces.entries();
  const started = performance.now();
  const hand = async () => {
    for (const [at, piece] of waiting) {
      const from = performance.now();
      await work(piece, at);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, pieces.length) }, hand));
  const seconds = (performance.now() - started) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { count: pieces.length, seconds, p50: share(0.5), p95: share(0.95) };
}
