import { useMemo } from "react";
import classes from "./AreaMap.module.css";
import type { MapView } from "./map-view.ts";
import { placeLabels } from "./place-labels.ts";
import type { LabelToPlace } from "./place-labels.ts";
import type { Size } from "./projection.ts";

/** Names on a map, as large on a phone as on a wall; those that would overlap are left out until one comes closer. */
export function MapLabels(props: {
  readonly labels: readonly LabelToPlace[];
  readonly view: MapView;
  readonly size: Size;
  /** Height of the letters in the units of the drawing. */
  readonly letters: number;
}) {
  const { labels, view, size, letters } = props;
  const placed = useMemo(() => placeLabels(labels, { view, size, letters }), [labels, view, size, letters]);
  return (
    <g aria-hidden className={classes.labels} fontSize={letters} data-map-labels>
      {placed.map(({ key, text, x, y }) => (
        <text key={key} x={x} y={y + letters * 0.35} strokeWidth={letters / 4}>
          {text}
        </text>
      ))}
    </g>
  );
}
