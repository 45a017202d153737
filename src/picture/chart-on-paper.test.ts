import assert from "node:assert/strict";
import { test } from "node:test";
import { chartOnPaper, inkOf } from "./chart-on-paper.ts";
import type { ChartSpec } from "./chart-spec.ts";
import { tinted } from "./ink.ts";

const lines: ChartSpec = {
  kind: "lines",
  axis: "Tỷ đồng",
  tick: String,
  across: "Tháng",
  acrossTicks: [1, 2, 3],
  acrossTick: String,
  lines: [
    {
      name: "Đã giải ngân",
      points: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    },
    {
      name: "Kế hoạch <2026>",
      points: [
        { x: 1, y: 2 },
        { x: 3, y: 6 },
      ],
    },
  ],
  band: {
    name: "Khoảng dự báo",
    points: [
      { x: 2, low: 2, high: 2 },
      { x: 3, low: 3, high: 5 },
    ],
  },
};

test("a chart is drawn without a browser, in black, grey and white, and says its names", () => {
  const svg = chartOnPaper(lines, 600, "Tinos");
  assert.match(svg, /^<svg /);
  for (const said of ["Đã giải ngân", "Kế hoạch &lt;2026&gt;", "Tỷ đồng", "Tháng"])
    assert.ok(svg.includes(said), `the chart says ${said}`);
  for (const onlyOnPages of ["var(", "color-mix", "currentColor", "paint-order", "<style"])
    assert.ok(!svg.includes(onlyOnPages), onlyOnPages);
  const colours = [...svg.matchAll(/(?:fill|stroke)="(#[0-9a-f]{6})"/g)].map(([, colour = ""]) => colour);
  assert.ok(colours.length > 3);
  for (const colour of colours) assert.match(colour, /^#([0-9a-f]{2})\1\1$/);
});

test("bars of every kind of chart are drawn: the same module as on the pages", () => {
  const bars = chartOnPaper(
    { kind: "bars", axis: "%", tick: String, rows: [{ name: "Ba Tơ", value: 40, text: "40%" }] },
    500,
    "Tinos",
  );
  assert.match(bars, /<rect /);
  assert.ok(bars.includes("Ba Tơ") && bars.includes("40%"));
});

test("tints are greys that darken with their share", () => {
  assert.deepEqual([inkOf(tinted(0)), inkOf(tinted(100)), inkOf("none")], ["#ffffff", "#404040", "none"]);
  assert.ok(inkOf(tinted(70)) < inkOf(tinted(12)));
});
