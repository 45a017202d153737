import { union } from "polyclip-ts";
import type { Drawn, Overlap } from "./find-overlaps.ts";
import { findOverlaps } from "./find-overlaps.ts";
import { asInput, boxOf, distanceTo, isWithin, polygonsOf, ringSize, sizeOf } from "./shape-size.ts";
import type { Shape } from "./shape-size.ts";

export type Centred = Drawn & { readonly centre: { readonly lon: number; readonly lat: number } | null };
export type Checked = {
  readonly overlaps: readonly Overlap[];
  /** Areas of which a ring crosses itself. */
  readonly crossing: readonly string[];
  /** Areas that are drawn elsewhere than they are recorded: in another's place, or away from their own. */
  readonly elsewhere: readonly string[];
};

/** A ring is as large as what it goes round once; where it crosses itself parts count against each other or twice. */
const mostDifference = 1e-6;
/** A recorded centre may be the office and not the middle, and shapes are drawn roughly: so far beside the shape it is not judged, in shares of its side. */
const beside = { atMost: 0.25, inAnother: 0.05 };
/** Degrees, about 500 m. */
const nearby = 0.005;

/** What may be wrong with boundaries that can be drawn. Seconds for a province: to be called in a thread. */
export function checkDrawn(drawn: readonly Centred[]): Checked {
  const placed = drawn.map(placeOf);
  return {
    overlaps: findOverlaps(drawn),
    crossing: drawn.filter(crossesItself).map(({ areaId }) => areaId),
    elsewhere: placed.filter((one) => liesElsewhere(one, placed)).map(({ areaId }) => areaId),
  };
}

function crossesItself({ geometry }: Drawn): boolean {
  return polygonsOf(geometry)
    .flat()
    .some((ring) => {
      const [signed, covered] = [ringSize(ring), sizeOf(union(asInput([[ring]])))];
      return Math.abs(signed - covered) > mostDifference * Math.max(signed, covered);
    });
}

type Placed = Centred & {
  readonly shape: Shape;
  readonly box: ReturnType<typeof boxOf>;
  /** Of the square that is as large. */
  readonly side: number;
};

function placeOf(one: Centred): Placed {
  const shape = polygonsOf(one.geometry);
  return { ...one, shape, box: boxOf(shape), side: Math.sqrt(sizeOf(shape)) };
}

/** The recorded centre is outside the shape: away from it, or just beside it and within another area that is drawn. */
function liesElsewhere({ areaId, centre, shape, box, side }: Placed, drawn: readonly Placed[]): boolean {
  if (centre === null || isWithin(shape, box, centre)) return false;
  const away = distanceTo(shape, centre);
  if (away > Math.max(beside.atMost * side, nearby)) return true;
  const isInAnother = () => drawn.some((other) => other.areaId !== areaId && isWithin(other.shape, other.box, centre));
  return away > Math.max(beside.inAnother * side, nearby) && isInAnother();
}
