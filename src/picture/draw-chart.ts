import * as Plot from "@observablehq/plot";
import {
  apart,
  fitted,
  heatOf,
  heightOf,
  nameGap,
  nameLines,
  roomForNames,
  textWidth,
  ticksOf,
  tintsOf,
} from "./chart-measures.ts";
import { progressTree } from "./draw-progress.ts";
import { accent, ground, ink, label, tinted } from "./ink.ts";
import type { ChartSpec } from "./chart-spec.ts";

type Of<Kind extends ChartSpec["kind"]> = Extract<ChartSpec, { readonly kind: Kind }>;

const dashes = [undefined, "7 5", "2 4", "12 4 2 4"];

/**
 * The one place where charts are drawn: the same figures give the same drawing on a screen, on paper, and in any document that is handed
 * in. Tints, outlines and dashes tell parts apart without colour; every value has its words.
 */
export function drawChart(spec: ChartSpec, width: number, page: Document): SVGSVGElement | HTMLElement {
  const options = optionsOf(spec, width);
  return Plot.plot({
    document: page,
    width,
    height: heightOf(spec, width),
    style: { background: "transparent", fontFamily: "inherit", fontSize: "13px", overflow: "visible" },
    ...options,
  });
}

function optionsOf(spec: ChartSpec, width: number): Plot.PlotOptions {
  if (spec.kind === "bars") return bars(spec, width);
  if (spec.kind === "differences") return differences(spec, width);
  if (spec.kind === "stacked") return stacked(spec, width);
  if (spec.kind === "heat") return heat(spec, width);
  if (spec.kind === "progress") return progressTree(spec, width);
  return lines(spec, width);
}

const ofRows = (
  spec: { readonly axis: string; readonly tick: (value: number) => string },
  /** How long each row is. */
  lengths: ReadonlyMap<string, number>,
  width: number,
) => {
  const [names, sums] = [[...lengths.keys()], [...lengths.values()]];
  const room = roomForNames(names, width);
  return {
    marginLeft: room,
    marginTop: 4,
    marginBottom: 46,
    x: {
      label: spec.axis,
      labelArrow: "none" as const,
      labelOffset: 40,
      tickFormat: spec.tick,
      ticks: ticksOf(sums, width < 500 ? 3 : 6),
      grid: true,
      nice: true,
    },
    y: {
      label: null,
      domain: [...new Set(names)],
      tickSize: 0,
      tickFormat: (name: string) => nameLines(name, room - nameGap),
    },
  };
};

function bars(spec: Of<"bars">, width: number): Plot.PlotOptions {
  return {
    ...ofRows(spec, new Map(spec.rows.map(({ name, value }) => [name, value])), width),
    marginRight: Math.max(0, ...spec.rows.map(({ text }) => textWidth(text))) + 12,
    marks: [
      Plot.barX(spec.rows, {
        x: "value",
        y: "name",
        fill: tinted(70),
        stroke: "currentColor",
        strokeWidth: 0.5,
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.text(spec.rows, { x: "value", y: "name", text: "text", textAnchor: "start", dx: 6, ...label }),
      Plot.ruleX([0]),
    ],
  };
}

function differences(spec: Of<"differences">, width: number): Plot.PlotOptions {
  const names = spec.rows.map(({ name }) => name);
  const side = Math.max(0, ...spec.rows.map(({ text }) => textWidth(text))) + 12;
  const of = (isMore: boolean) => spec.rows.filter(({ value }) => value >= 0 === isMore);
  const room = roomForNames(names, width);
  const rows = ofRows(spec, new Map(spec.rows.map(({ name, value }) => [name, value])), width);
  return {
    ...rows,
    marginLeft: room + side,
    marginRight: side,
    y: { ...rows.y, tickPadding: side },
    marks: [
      Plot.barX(of(true), {
        x: "value",
        y: "name",
        fill: tinted(70),
        stroke: "currentColor",
        strokeWidth: 0.5,
        insetTop: 3,
        insetBottom: 3,
      }),
      // What is less is empty: it reads without colour.
      Plot.barX(of(false), {
        x: "value",
        y: "name",
        fill: ground,
        stroke: "currentColor",
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.text(of(true), { x: "value", y: "name", text: "text", textAnchor: "start", dx: 6, ...label }),
      Plot.text(of(false), { x: "value", y: "name", text: "text", textAnchor: "end", dx: -6, ...label }),
      Plot.ruleX([0]),
    ],
  };
}

function stacked(spec: Of<"stacked">, width: number): Plot.PlotOptions {
  const percents = tintsOf(spec.parts.length);
  const tints = percents.map(tinted);
  const names = spec.rows.map(({ name }) => name);
  const sums = new Map<string, number>();
  for (const { name, value } of spec.rows) sums.set(name, (sums.get(name) ?? 0) + value);
  const perUnit = (width - roomForNames(names, width) - 30) / (1.1 * Math.max(1, ...sums.values()));
  // A figure is written where its part is wide enough for it; the others are in the table.
  const written = spec.rows.map((row) => ({
    ...row,
    text: row.value * perUnit > textWidth(row.text) + 6 ? row.text : "",
    isDark: (percents[spec.parts.indexOf(row.part)] ?? 0) > 45,
  }));
  return {
    ...ofRows(spec, sums, width),
    marginRight: 30,
    color: { domain: [...spec.parts, ground, ink], range: [...tints, ground, ink] },
    marks: [
      Plot.barX(spec.rows, {
        x: "value",
        y: "name",
        fill: "part",
        order: [...spec.parts],
        stroke: "currentColor",
        strokeWidth: 0.5,
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.text(
        written,
        Plot.stackX({
          x: "value",
          y: "name",
          z: "part",
          order: [...spec.parts],
          text: "text",
          ...label,
          fill: ({ isDark }: (typeof written)[number]) => (isDark ? ground : ink),
        }),
      ),
      Plot.ruleX([0]),
    ],
  };
}

function heat(spec: Of<"heat">, width: number): Plot.PlotOptions {
  const { room, columns, heads, top } = heatOf(spec, width);
  const most = Math.max(1, ...spec.cells.map(({ value }) => value ?? 0));
  const share = (value: number | undefined) => (value === undefined ? 0 : Math.sqrt(value / most));
  return {
    marginLeft: room,
    marginTop: top,
    marginBottom: 0,
    marginRight: 0,
    x: { axis: null, domain: columns },
    y: {
      label: null,
      tickSize: 0,
      domain: [...new Set(spec.cells.map(({ row }) => row))],
      tickFormat: (name: string) => fitted(name, room - 10),
    },
    color: { type: "identity" },
    marks: [
      Plot.cell(spec.cells, {
        x: "column",
        y: "row",
        fill: ({ value }: (typeof spec.cells)[number]) => tinted(Math.round(4 + 66 * share(value))),
        inset: 0.5,
      }),
      Plot.text(spec.cells, { x: "column", y: "row", text: "text", ...label }),
      Plot.text(heads, {
        x: "column",
        text: "text",
        frameAnchor: "top",
        lineAnchor: "bottom",
        lineHeight: 16 / 13,
        dy: -6,
        ...label,
        fontWeight: 600,
      }),
    ],
  };
}

function lines(spec: Of<"lines">, width: number): Plot.PlotOptions {
  const ends = spec.lines.flatMap(({ name, points }) => {
    const last = points.at(-1);
    return last === undefined ? [] : [{ name, ...last }];
  });
  const named = [
    ...ends,
    ...(spec.band?.points
      .slice(-1)
      .map(({ x, low, high }) => ({ name: spec.band?.name ?? "", x, y: (low + high) / 2 })) ?? []),
  ];
  // Half-bold letters are wider than those that rooms are measured by.
  const right = Math.min(
    1.15 *
      roomForNames(
        named.map(({ name }) => name),
        width,
      ),
    width * 0.45,
  );
  const values = [
    ...spec.lines.flatMap(({ points }) => points.map(({ y }) => y)),
    ...(spec.band?.points.map(({ high }) => high) ?? []),
  ];
  const top = Math.max(0, ...values) || 1;
  const height = heightOf(spec, width);
  const rise = (y: number) => (1 - y / top) * (height - 80);
  const places = apart(
    named.map(({ y }) => rise(y)),
    17,
  );
  const all = spec.lines.flatMap(({ name, points }, at) =>
    points.map((point) => ({ ...point, name, dash: dashes[at % dashes.length] })),
  );
  return {
    marginLeft: Math.max(40, textWidth(spec.tick(top)) + 12),
    marginRight: right,
    marginTop: 36,
    marginBottom: 50,
    x: {
      label: spec.across,
      labelArrow: "none",
      labelAnchor: "center",
      // Room below the line for the tails of letters.
      labelOffset: 42,
      ticks: [...spec.acrossTicks],
      tickFormat: spec.acrossTick,
    },
    y: {
      label: spec.axis,
      labelArrow: "none",
      tickFormat: spec.tick,
      ticks: ticksOf(values, 5),
      grid: true,
      domain: [0, top],
    },
    marks: [
      ...(spec.band === undefined
        ? []
        : [
            Plot.areaY(spec.band.points, {
              x: "x",
              y1: "low",
              y2: "high",
              fill: accent,
              fillOpacity: 0.22,
              stroke: accent,
              strokeDasharray: "2 3",
            }),
          ]),
      ...spec.lines.map(({ points }, at) =>
        Plot.lineY(points, {
          x: "x",
          y: "y",
          stroke: at === 0 ? accent : "currentColor",
          strokeWidth: 2.5,
          ...(dashes[at] === undefined ? {} : { strokeDasharray: dashes[at] }),
        }),
      ),
      Plot.dot(all, { x: "x", y: "y", r: 2.5, fill: "currentColor" }),
      ...named.map((end, at) =>
        Plot.text([end], {
          x: "x",
          y: "y",
          text: () => fitted(end.name, right - 10),
          textAnchor: "start",
          dx: 10,
          dy: (places[at] ?? 0) - rise(end.y),
          ...label,
          fontWeight: 600,
          stroke: ground,
          strokeWidth: 4,
        }),
      ),
      Plot.ruleY([0]),
    ],
  };
}
