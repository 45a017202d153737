import { useElementSize } from "@mantine/hooks";
import { useLayoutEffect, useRef } from "react";
import classes from "./Chart.module.css";
import { tintsOf } from "#picture/chart-measures.ts";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { drawChart } from "#picture/draw-chart.ts";

/** Less, and the cells of a heat map could not hold their figures: it is scrolled. */
const leastCell = 84;

/** A chart as wide as its place. It is a picture with a name; its figures are in the table beneath it. */
export function ChartDrawing(props: { readonly spec: ChartSpec; readonly label: string }) {
  const { spec, label } = props;
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  const columns = spec.kind === "heat" ? new Set(spec.cells.map(({ column }) => column)).size : 0;
  const drawnWidth = Math.max(Math.floor(width), columns * leastCell + (columns > 0 ? 150 : 0));
  useLayoutEffect(() => {
    if (width === 0) return;
    const drawn = drawChart(spec, drawnWidth, document);
    // The figure around it is named; axes and marks would be read one by one.
    drawn.setAttribute("aria-hidden", "true");
    place.current?.replaceChildren(drawn);
  }, [spec, width, drawnWidth]);
  return (
    <div ref={ref}>
      {spec.kind === "stacked" && <Key parts={spec.parts} />}
      <div
        ref={place}
        role="img"
        aria-label={label}
        className={classes.chart}
        tabIndex={drawnWidth > width ? 0 : undefined}
        data-chart={spec.kind}
      />
    </div>
  );
}

function Key({ parts }: { readonly parts: readonly string[] }) {
  const tints = tintsOf(parts.length);
  return (
    <ul className={classes.key}>
      {parts.map((part, at) => (
        <li key={part}>
          <svg width={18} height={18} aria-hidden>
            <rect
              width={18}
              height={18}
              stroke="currentColor"
              fill={`color-mix(in srgb, var(--mantine-primary-color-filled) ${tints[at]}%, var(--vuon-ground))`}
            />
          </svg>
          {part}
        </li>
      ))}
    </ul>
  );
}
