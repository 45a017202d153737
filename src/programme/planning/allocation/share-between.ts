/** Sharing under floors and ceilings by filling up to one level ("water-filling"), in exact whole numbers. */

export type Bounded = { readonly weight: bigint; readonly floor: bigint; readonly ceiling: bigint };

/** A share is `numerator` / `denominator`. The level is what one part of weight gets. */
export type ExactShares = {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
  /** At its floor, at its ceiling, or between. */
  readonly bounds: readonly ("floor" | "ceiling" | null)[];
};

export type SharingFailure = { readonly kind: "floors_above" | "ceilings_below"; readonly sum: bigint };

type Edge = {
  readonly position: number;
  readonly at: "floor" | "ceiling";
  readonly bound: bigint;
  readonly weight: bigint;
};

/**
 * Finds the level L at which the shares min(ceiling, max(floor, L × weight)) sum to the amount, and gives those shares exactly.
 * An area without weight keeps its floor. Weights and bounds are not negative, and no floor is above its ceiling.
 */
export function shareBetween(
  amount: bigint,
  areas: readonly Bounded[],
): { readonly ok: true; readonly value: ExactShares } | { readonly ok: false; readonly failure: SharingFailure } {
  const least = areas.reduce((sum, { floor }) => sum + floor, 0n);
  if (least > amount) return { ok: false, failure: { kind: "floors_above", sum: least } };
  const most = areas.reduce((sum, { weight, floor, ceiling }) => sum + (weight > 0n ? ceiling : floor), 0n);
  if (most < amount) return { ok: false, failure: { kind: "ceilings_below", sum: most } };
  const level = levelOf(amount, areas, least);
  return { ok: true, value: sharesAt(areas, level) };
}

type Level = { readonly numerator: bigint; readonly denominator: bigint };

/** Sweeps the levels at which an area leaves its floor or reaches its ceiling, from below. */
function levelOf(amount: bigint, areas: readonly Bounded[], least: bigint): Level {
  const edges = areas
    .flatMap(({ weight, floor, ceiling }, position): readonly Edge[] =>
      weight === 0n
        ? []
        : [
            { position, at: "floor", bound: floor, weight },
            { position, at: "ceiling", bound: ceiling, weight },
          ],
    )
    .toSorted(byLevel);
  let still = least;
  let moving = 0n;
  let last: Level = { numerator: 0n, denominator: 1n };
  for (const edge of edges) {
    // Between the edge before and this one the sum is `still + level × moving`.
    if ((amount - still) * edge.weight <= edge.bound * moving) break;
    if (edge.at === "floor") {
      still -= edge.bound;
      moving += edge.weight;
    } else {
      still += edge.bound;
      moving -= edge.weight;
    }
    last = { numerator: edge.bound, denominator: edge.weight };
  }
  return moving === 0n ? last : { numerator: amount - still, denominator: moving };
}

function byLevel(a: Edge, b: Edge): number {
  const [left, right] = [a.bound * b.weight, b.bound * a.weight];
  if (left !== right) return left < right ? -1 : 1;
  // An area leaves its floor before it reaches its ceiling, also where they are the same.
  if (a.at !== b.at) return a.at === "floor" ? -1 : 1;
  return a.position - b.position;
}

function sharesAt(areas: readonly Bounded[], level: Level): ExactShares {
  const { numerator, denominator } = level;
  const bounds: ("floor" | "ceiling" | null)[] = [];
  const numerators = areas.map(({ weight, floor, ceiling }) => {
    const free = weight * numerator;
    if (free < floor * denominator) {
      bounds.push("floor");
      return floor * denominator;
    }
    if (free > ceiling * denominator) {
      bounds.push("ceiling");
      return ceiling * denominator;
    }
    bounds.push(null);
    return free;
  });
  return { numerators, denominator, bounds };
}
