import { union } from "polyclip-ts";
import type { Drawn, Overlap } from "./find-overlaps.ts";
import { findOverlaps } from "./find-overlaps.ts";
import { asInput, boxOf, polygonsOf, ringSize, sizeOf } from "./shape-size.ts";

export type Centred = Drawn & { readonly centre: { readonly lon: number; readonly lat: number } | null };
export type Checked = {
  readonly overlaps: readonly Overlap[];
  /** Areas of which a ring crosses itself. */
  readonly crossing: readonly string[];
  /** Areas that are drawn far from where they are recorded. */
  readonly elsewhere: readonly string[];
};

/** A ring is as large as what it goes round once; where it crosses itself parts count against each other or twice. */
const mostDifference = 1e-6;
/** Degrees, about 11 km: a recorded centre may be the office and not the middle. */
const nearby = 0.1;

/** What may be wrong with boundaries that can be drawn. Seconds for a province: to be called in a thread. */
export function checkDrawn(drawn: readonly Centred[]): Checked {
  return {
    overlaps: findOverlaps(drawn),
    crossing: drawn.filter(crossesItself).map(({ areaId }) => areaId),
    elsewhere: drawn.filter(liesElsewhere).map(({ areaId }) => areaId),
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

/** The recorded centre is outside the box of the shape by more than the box is wide or high, and more than a few kilometres. */
function liesElsewhere({ geometry, centre }: Centred): boolean {
  if (centre === null) return false;
  const { west, east, south, north } = boxOf(polygonsOf(geometry));
  const away = (from: number, to: number, at: number) => Math.max(from - at, at - to) > Math.max(to - from, nearby);
  return away(west, east, centre.lon) || away(south, north, centre.lat);
}
