import type { MapView } from "./map-view.ts";
import type { Size } from "./projection.ts";

export type LabelToPlace = {
  readonly key: string;
  readonly text: string;
  readonly at: readonly [number, number];
  /** How wide what it names is drawn at scale 1; the widest are named first. */
  readonly width: number;
};
export type PlacedLabel = { readonly key: string; readonly text: string; readonly x: number; readonly y: number };

/** Of the height of the letters: wide enough for the half-bold face of the maps, so that names keep apart. */
const letterWidth = 0.62;
const lineHeight = 1.25;
/** A name may be this much wider than what it names before it would be read as its neighbour's. */
const mostOverhang = 1.7;

/** Names that are seen in the view and overlap no other: the widest areas first, and more of them the closer one comes. */
export function placeLabels(
  labels: readonly LabelToPlace[],
  { view, size, letters }: { readonly view: MapView; readonly size: Size; readonly letters: number },
): readonly PlacedLabel[] {
  const taken: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }[] = [];
  return labels
    .toSorted((a, b) => b.width - a.width)
    .flatMap(({ key, text, at: [ax, ay], width }) => {
      const [x, y] = [ax * view.scale + view.x, ay * view.scale + view.y];
      const [half, tall] = [(text.length * letters * letterWidth) / 2, (letters * lineHeight) / 2];
      const box = { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
      const isSeen = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height;
      const isTooWide = 2 * half > width * view.scale * mostOverhang;
      const isFree = taken.every(
        (other) =>
          box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom,
      );
      if (!isSeen || isTooWide || !isFree) return [];
      taken.push(box);
      return [{ key, text, x, y }];
    });
}
