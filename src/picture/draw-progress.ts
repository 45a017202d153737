import * as Plot from "@observablehq/plot";
import { fitted, isNarrow, roomForNames, textWidth } from "./chart-measures.ts";
import type { ChartSpec, Step } from "./chart-spec.ts";
import { label, tinted } from "./ink.ts";

const indent = 18;

/**
 * A tree from above to below: each row hangs on the one before it that is less deep, and its bar fills as far as it is reached. A bar that
 * is dashed has no figure. On a phone the names stand above the bars.
 */
export function progressTree(spec: Extract<ChartSpec, { readonly kind: "progress" }>, width: number): Plot.PlotOptions {
  const { rows } = spec;
  const narrow = isNarrow(width);
  const deepest = Math.max(0, ...rows.map(({ level }) => level));
  const texts = Math.max(0, ...rows.map(({ text }) => textWidth(text))) + 16;
  const names = roomForNames(
    rows.map(({ name }) => name),
    width * 1.1,
  );
  const left = narrow ? deepest * indent + 8 : Math.min(names + deepest * indent, width * 0.5);
  const right = narrow ? 12 : Math.min(texts, width * 0.36);
  const bars = rows.filter(({ isGroup }) => isGroup !== true);
  const known = bars.filter(({ share }) => share !== undefined);
  const unknown = bars.filter(({ share }) => share === undefined);
  const inset = narrow ? { insetTop: 28, insetBottom: 6 } : { insetTop: 8, insetBottom: 8 };
  const lift = narrow ? -12 : 0;
  const nameOf = (row: Step) => {
    if (row.isGroup === true) return fitted(row.name, width);
    if (!narrow) return fitted(row.name, left - row.level * indent - 10);
    // The figure is never cut off; the name is, where both are too long.
    return `${fitted(row.name, width - row.level * indent - textWidth(row.text) - 24)}: ${row.text}`;
  };
  const levels = [...new Set(rows.map(({ level }) => level))];
  return {
    marginLeft: left,
    marginRight: right,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: rows.map(({ key }) => key), padding: 0 },
    marks: [
      Plot.barX(known, {
        x1: 0,
        x2: 1,
        y: "key",
        fill: tinted(6),
        stroke: "currentColor",
        strokeOpacity: 0.5,
        ...inset,
      }),
      Plot.barX(unknown, {
        x1: 0,
        x2: 1,
        y: "key",
        fill: "none",
        stroke: "currentColor",
        strokeDasharray: "3 3",
        ...inset,
      }),
      Plot.barX(known, {
        x1: 0,
        x2: ({ share = 0 }: Step) => Math.max(0, Math.min(1, share)),
        y: "key",
        fill: tinted(70),
        stroke: "currentColor",
        strokeWidth: 0.5,
        ...inset,
      }),
      ...levels.flatMap((level) => {
        const own = rows.filter((row) => row.level === level);
        const at = -left + 4 + level * indent;
        return [
          Plot.text(own, {
            y: "key",
            text: nameOf,
            frameAnchor: "left",
            textAnchor: "start",
            dx: at,
            dy: lift,
            ...label,
            fontWeight: level === 0 ? 700 : level === 1 ? 600 : 400,
          }),
          ...(level === 0
            ? []
            : [
                Plot.text(own, {
                  y: "key",
                  text: () => "└",
                  frameAnchor: "left",
                  textAnchor: "start",
                  dx: at - 14,
                  dy: lift - 2,
                  ...label,
                  fillOpacity: 0.6,
                }),
              ]),
        ];
      }),
      ...(narrow
        ? []
        : [
            Plot.text(bars, {
              y: "key",
              text: ({ text }: Step) => fitted(text, right - 10),
              frameAnchor: "right",
              textAnchor: "start",
              dx: 8,
              ...label,
            }),
          ]),
    ],
  };
}
