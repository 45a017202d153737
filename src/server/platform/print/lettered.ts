/** Letters that the typeface of the papers does not have, set in another: those of Ba Na, Gia Rai and Xơ Đăng among them (ŏ ĕ ĭ ŭ ƀ Ƀ). */
import type { Content } from "pdfmake/interfaces.js";

/** Of Latin Extended-A and B, Greek and Cyrillic: what Be Vietnam Pro has no glyph for, and Noto Sans has. */
const elsewhere =
  /([\u0108\u0109\u0114\u0115\u011C\u011D\u0122-\u0125\u012C\u012D\u0132-\u0138\u013B\u013C\u013F\u0140\u0145\u0146\u0149-\u014B\u014E\u014F\u0156\u0157\u015C\u015D\u016C\u016D\u017F-\u019F\u01A2-\u01AE\u01B1-\u01E5\u01E8-\u024F\u0370-\u0377\u037A-\u037F\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u03E1\u03F0-\u052F]+)/u;

/** The same content with each such letter in the other font; texts without one are as they were. */
export function lettered(content: Content, font: string): Content {
  // Each part keeps its shape: a text becomes a text of runs, which may stand wherever a text may.
  return withRuns(content, font) as Content;
}

const parts = new Set(["text", "stack", "columns", "ul", "ol", "table", "body"]);

function withRuns(part: unknown, font: string): unknown {
  if (typeof part === "string") return elsewhere.test(part) ? { text: runsOf(part, font) } : part;
  if (Array.isArray(part)) return part.map((one: unknown) => withRuns(one, font));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]: [string, unknown]) => [
      name,
      !parts.has(name)
        ? value
        : name === "text" && typeof value === "string"
          ? textOf(value, font)
          : withRuns(value, font),
    ]),
  );
}

function textOf(text: string, font: string): unknown {
  return elsewhere.test(text) ? runsOf(text, font) : text;
}

function runsOf(text: string, font: string): readonly unknown[] {
  return text
    .split(elsewhere)
    .filter((run) => run !== "")
    .map((run) => (elsewhere.test(run) ? { text: run, font } : run));
}
