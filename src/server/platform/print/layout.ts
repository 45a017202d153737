/** The parts that papers share, after the form of administrative papers (Decree 30/2020/ND-CP). */
import { country } from "#server/platform/country.ts";
import type { Content, TableCell } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import { partsOf } from "#kernel/local-date.ts";
import type { Words } from "./words.ts";

/** The office with the number at the left; country, motto, place and day at the right. */
export function officialHead(
  words: Words,
  paper: { readonly communeName: string; readonly number?: string; readonly day: LocalDate },
): Content {
  const [y = "", m = "", d = ""] = paper.day.split("-");
  const rule: Content = {
    canvas: [{ type: "line", x1: 70, y1: 2, x2: 130, y2: 2, lineWidth: 0.7 }],
    margin: [0, 0, 0, 5],
  };
  return {
    columns: [
      {
        width: 180,
        stack: [
          { text: words.word("office"), alignment: "center" },
          { text: paper.communeName.toUpperCase(), alignment: "center", bold: true },
          rule,
          ...(paper.number === undefined
            ? []
            : [{ text: words.word("number", { number: paper.number }), alignment: "center" as const }]),
        ],
      },
      {
        width: "*",
        stack: [
          { text: words.word("country"), alignment: "center", bold: true, fontSize: 10 },
          { text: words.word("motto"), alignment: "center", bold: true },
          {
            text: words.word("placeAndDay", {
              place: placeOf(paper.communeName),
              d,
              m,
              y,
              ...inWords(words.language, paper.day),
            }),
            alignment: "center",
            italics: true,
            margin: [0, 6, 0, 0],
          },
        ],
      },
    ],
    margin: [0, 0, 0, 18],
  };
}

/** The day without a zero before it and the name of its month: "5 November". */
function inWords(language: Words["language"], day: LocalDate) {
  const parts = partsOf(day);
  const first = new Date(Date.UTC(parts.year, parts.month - 1, 1));
  return { day: parts.day, month: new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "long" }).format(first) };
}

/** The name of a place without what its kind is called: "Ba Tơ" of "Xã Ba Tơ". */
function placeOf(fullName: string): string {
  const word = country().kindWords.find((one) => fullName.startsWith(`${one} `));
  return word === undefined ? fullName : fullName.slice(word.length + 1);
}

/** "Xã Ba Tơ" within a sentence. */
export const withinSentence = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

export function titleOf(title: string, subject?: string): Content {
  return {
    stack: [
      { text: title, bold: true, fontSize: 14, alignment: "center" },
      ...(subject === undefined ? [] : [{ text: subject, bold: true, alignment: "center" as const }]),
    ],
    margin: [0, 0, 0, 12],
  };
}

/** A table with its head on every page; numbers at the right. */
export function tableOf(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  widths: readonly (string | number)[],
  /** Columns of figures that are written out: they stand to the right too. */
  figures: readonly number[] = [],
): Content {
  const cell = (value: string | number, column: number): TableCell => ({
    text: String(value),
    alignment: typeof value === "number" || figures.includes(column) ? "right" : "left",
  });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [...widths],
      body: [heads.map((text): TableCell => ({ text, bold: true })), ...rows.map((row) => row.map(cell))],
    },
    fontSize: 10,
    margin: [0, 4, 0, 10],
  };
}

/** Who signs, side by side. */
export function signatures(words: Words, posts: readonly { readonly post: string; readonly name?: string }[]): Content {
  return {
    unbreakable: true,
    columns: posts.map(({ post, name }) => ({
      width: "*",
      stack:
        post === ""
          ? []
          : [
              { text: post, bold: true, alignment: "center" as const },
              { text: words.word("signHere"), italics: true, alignment: "center" as const, fontSize: 9 },
              { text: name ?? "", bold: true, alignment: "center" as const, margin: [0, 52, 0, 0] },
            ],
    })),
    margin: [0, 18, 0, 0],
  };
}

/** A code that tells anyone who scans it whether the paper is genuine. */
export function genuineCode(words: Words, address: string): Content {
  return {
    unbreakable: true,
    columns: [
      { width: 78, qr: address, fit: 72 },
      { width: "*", text: `${words.word("genuine")}\n${address}`, fontSize: 8, margin: [0, 20, 0, 0] },
    ],
    margin: [0, 14, 0, 0],
  };
}

export function sampleNotice(words: Words, isSample: boolean): readonly Content[] {
  return isSample ? [{ text: words.word("sample"), bold: true, alignment: "center", margin: [0, 0, 0, 8] }] : [];
}

/** What begins on a page of its own. */
export const onNewPage = (content: Content): Content => ({ stack: [content], pageBreak: "before" });
