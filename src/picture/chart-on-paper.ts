import type { ChartSpec } from "./chart-spec.ts";
import { drawChart } from "./draw-chart.ts";
import { accent, ground, ink } from "./ink.ts";
import { isPaperElement, PaperDocument, writeDrawing } from "./paper-document.ts";
import type { PaperElement } from "./paper-document.ts";

/** Paper is printed black: the accent is a dark grey, and its tints lie between it and white. */
const darkest = 64;
const white = 255;

/** The chart of the pages as an SVG in black, grey and white; letters are of the typeface of the paper. */
export function chartOnPaper(spec: ChartSpec, width: number, face: string): string {
  const page = new PaperDocument();
  const drawn: unknown = drawChart(spec, width, page as unknown as Document);
  if (!isPaperElement(drawn)) throw new Error("a chart on paper is drawn as one picture");
  drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  drawn.setAttribute("font-family", face);
  drawn.setAttribute("font-size", "13");
  return writeDrawing(drawn, (name, value, element) => inPrint(name, value, element));
}

function inPrint(name: string, value: string, element: PaperElement): string | undefined {
  if (name === "class" || name.startsWith("aria-") || name === "paint-order") return undefined;
  // A halo around letters would lie over them where it cannot be drawn behind.
  if (name.startsWith("stroke") && element.hasAttribute("paint-order")) return undefined;
  if (name === "font-weight") return Number(value) >= 600 ? "bold" : "normal";
  return inkOf(value);
}

/** A colour of the pages as it is printed; what is no colour stays. */
export function inkOf(value: string): string {
  const [, percent] = /^color-mix\(in srgb, .* (\d+(?:\.\d+)?)%, /.exec(value) ?? [];
  if (percent !== undefined) return grey(white - ((white - darkest) * Number(percent)) / 100);
  if (value === accent) return grey(darkest);
  if (value === ground) return grey(white);
  return value === ink || value === "currentColor" ? "#000000" : value;
}

function grey(light: number): string {
  const two = Math.round(light).toString(16).padStart(2, "0");
  return `#${two}${two}${two}`;
}
