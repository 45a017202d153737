export type Point = readonly [number, number];

/**
 * What of a polygon lies within a convex one (I. Sutherland and G. Hodgman, "Reentrant polygon clipping", CACM 17(1), 1974).
 * The window may turn either way; neither is closed by repeating its first corner.
 */
export function clipToConvex(polygon: readonly Point[], window: readonly Point[]): readonly Point[] {
  const turn = Math.sign(doubledArea(window));
  let left: readonly Point[] = polygon;
  for (const [at, from] of window.entries()) {
    const to = window[(at + 1) % window.length] ?? from;
    const side = ([x, y]: Point) => turn * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
    left = left.flatMap((point, position) => {
      const before = left[(position + left.length - 1) % left.length] ?? point;
      const [now, earlier] = [side(point), side(before)];
      const kept = now >= 0 ? [point] : [];
      return now >= 0 === earlier >= 0 ? kept : [between(before, point, earlier / (earlier - now)), ...kept];
    });
  }
  return left;
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

export function doubledArea(polygon: readonly Point[]): number {
  return polygon.reduce((sum, [x1, y1], at) => {
    const [x2, y2] = polygon[(at + 1) % polygon.length] ?? [x1, y1];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
}
