import { intersection } from "polyclip-ts";
import type { Geometry } from "./boundaries-store.ts";
import { asInput, boxOf, polygonsOf, sizeOf } from "./shape-size.ts";

export type Drawn = { readonly areaId: string; readonly geometry: Geometry };
export type Overlap = {
  readonly oneAreaId: string;
  readonly otherAreaId: string;
  /** Of the smaller of the two, from 0 to 1. */
  readonly share: number;
};

/** Neighbours that were drawn apart share slivers; less than this of the smaller one is no overlap. */
const leastShare = 0.001;

/** Areas that lie over each other, the largest share first. Only those whose boxes meet are cut with each other. */
export function findOverlaps(drawn: readonly Drawn[]): readonly Overlap[] {
  const shapes = drawn
    .map(({ areaId, geometry }) => {
      const shape = polygonsOf(geometry);
      return { areaId, shape, box: boxOf(shape), size: sizeOf(shape) };
    })
    .toSorted((a, b) => a.box.west - b.box.west);
  const found: Overlap[] = [];
  for (const [at, one] of shapes.entries()) {
    for (const other of shapes.slice(at + 1)) {
      // In the order of their western edges: from here on all begin east of where this one ends.
      if (other.box.west >= one.box.east) break;
      if (other.box.south >= one.box.north || other.box.north <= one.box.south) continue;
      // A ring that crosses itself may enclose nothing in sum: it is reported as crossing, and no share of it can be said.
      const smaller = Math.min(one.size, other.size);
      if (smaller === 0) continue;
      const share = Math.min(1, sizeOf(intersection(asInput(one.shape), asInput(other.shape))) / smaller);
      if (share >= leastShare) found.push({ oneAreaId: one.areaId, otherAreaId: other.areaId, share });
    }
  }
  return found.toSorted((a, b) => b.share - a.share);
}
