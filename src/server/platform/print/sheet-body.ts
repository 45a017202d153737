/** What stands between head and signature: bases, paragraphs, articles, tables (Decree 30/2020/ND-CP, Annex I). */
import type { Content, TableCell } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import { bodySize, fineLines, gap, indent, tableSize } from "./sheet-measures.ts";
import type { Words } from "./words.ts";

const below = (points: number): [number, number, number, number] => [0, 0, 0, points];

export function paragraph(text: Content): Content {
  return { text, alignment: "justify", leadingIndent: indent, margin: below(gap) };
}

/** "Điều 1." in bold, then what it orders. */
export function article(text: string): Content {
  const [, label = "", rest = text] = /^(\S+ \d+\.)(.*)$/su.exec(text) ?? [];
  return paragraph([{ text: label, bold: true }, rest]);
}

/** Who decides, in capitals, in the middle. */
export function authority(text: string): Content {
  return { text: text.toUpperCase(), bold: true, alignment: "center", fontSize: 13.5, margin: [0, 2, 0, 8] };
}

/** Each basis on its line, the last one with a full stop. */
export function basesOf(words: Words, texts: readonly string[], proposal?: string): Content[] {
  const lines = [
    ...texts.map((text) => words.word("base", { text: plain(text) })),
    ...(proposal === undefined ? [] : [plain(proposal)]),
  ];
  return lines.map((line, at) => ({
    text: `${line}${at === lines.length - 1 ? "." : ";"}`,
    italics: true,
    alignment: "justify",
    leadingIndent: indent,
    margin: below(gap / 2),
  }));
}

const plain = (text: string) => text.replace(/^(?:Căn cứ|Pursuant to|Berdasarkan)\s+/u, "").replace(/[;.\s]+$/u, "");

/** "QUYẾT ĐỊNH:" */
export const decides = (words: Words): Content => ({
  text: words.word("decides"),
  bold: true,
  alignment: "center",
  fontSize: 14,
  margin: [0, 6, 0, 8],
});

export const heading = (text: string): Content => ({ text, bold: true, margin: [0, 6, 0, 3] });

export const bullets = (items: readonly Content[], fontSize = bodySize): Content => ({
  ul: [...items],
  fontSize,
  margin: [18, 0, 0, gap],
});

export function notice(text: string): Content {
  return { text, bold: true, alignment: "center", margin: below(8) };
}

/** The mark of a result whose standard is past its last day: the words of the console and of the page that checks papers. */
export const endedNotice = (words: Words, endedOn: LocalDate | null): readonly Content[] =>
  endedOn === null ? [] : [notice(words.word("standardEnded", { until: words.day(endedOn) }))];

export const sampleNotice = (words: Words, isSample: boolean): readonly Content[] =>
  isSample ? [notice(words.word("sample"))] : [];

/** A table with its head on every page; numbers at the right. */
export function tableOf(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  widths: readonly (string | number)[],
  /** Columns of figures that are written out: they stand to the right too. */
  figures: readonly number[] = [],
  fontSize = tableSize,
): Content {
  const cell = (value: string | number, column: number): TableCell => ({
    text: String(value),
    alignment:
      column === 0 && typeof value === "number"
        ? "center"
        : typeof value === "number" || figures.includes(column)
          ? "right"
          : "left",
  });
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [...widths],
      body: [
        heads.map((text): TableCell => ({ text, bold: true, alignment: "center" })),
        ...rows.map((row) => row.map(cell)),
      ],
    },
    layout: fineLines,
    fontSize,
    margin: [0, 4, 0, 10],
  };
}

/** What is annexed: on a page of its own, with the paper that it goes with. */
export function annex(words: Words, title: string, paper: string, content: readonly Content[]): Content {
  return {
    pageBreak: "before",
    stack: [
      { text: title, bold: true, fontSize: 14, alignment: "center" },
      { text: words.word("annexed", { paper }), italics: true, alignment: "center", margin: below(10) },
      ...content,
    ],
  };
}
