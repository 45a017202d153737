/** The upper part of a paper: who issues it, the country, number, place and day, its kind and subject (Decree 30/2020/ND-CP, Annex I). */
import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import { country } from "#server/platform/country.ts";
import { closeLine } from "./sheet-measures.ts";
import type { Words } from "./words.ts";

export type SheetHead = {
  /** The full name of the place whose office issues it: "Xã Ba Tơ". */
  readonly placeName: string;
  /** A part of that place which issues it: a village. The office above it then stands upright over it. */
  readonly partName?: string;
  readonly number?: string;
  /** Null where the pen fills it in. */
  readonly day: LocalDate | null;
};

const leftWidth = 185;

export function sheetHead(words: Words, head: SheetHead): Content {
  const office = words.word("office");
  const place = head.placeName.toUpperCase();
  const [governing, issuing] =
    head.partName === undefined ? [[], [office, place]] : [[office, place], [head.partName.toUpperCase()]];
  const last = issuing.at(-1) ?? "";
  return {
    columns: [
      {
        width: leftWidth,
        alignment: "center",
        stack: [
          ...governing.map((text): Content => ({ text, fontSize: 12 })),
          ...issuing.map((text): Content => ({ text, bold: true, fontSize: 12.5 })),
          ruleBelow(last, 12.5, leftWidth),
          ...(head.number === undefined
            ? []
            : [{ text: words.word("number", { number: head.number }), fontSize: 13, margin: top(4) }]),
        ],
      },
      {
        width: "*",
        alignment: "center",
        stack: [
          { text: words.word("country"), bold: true, fontSize: 12 },
          underlined(words.word("motto"), 13),
          { text: placeAndDay(words, head), italics: true, fontSize: 13, margin: top(6) },
        ],
      },
    ],
    columnGap: 6,
    margin: [0, 0, 0, 14],
  };
}

const top = (points: number): [number, number, number, number] => [0, points, 0, 0];

function placeAndDay(words: Words, { placeName, day }: SheetHead): string {
  return words.word("placeAndDay", {
    place: placeOf(placeName),
    day: day === null ? words.word("blankDay") : words.longDay(day),
  });
}

/** The name of a place without what its kind is called: "Ba Tơ" of "Xã Ba Tơ". */
function placeOf(fullName: string): string {
  const word = country().kindWords.find((one) => fullName.startsWith(`${one} `));
  return word === undefined ? fullName : fullName.slice(word.length + 1);
}

/** "Xã Ba Tơ" within a sentence. */
export const withinSentence = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** Numbers of papers below 10 have a zero before them: "05/QĐ-UBND". */
export const writtenNumber = (number: string): string => number.replace(/^(\d)(?=\D|$)/, "0$1");

/** A village with what its kind is called, once: "thôn Nước Lăng" of "Nước Lăng" and of "Thôn Nước Lăng". */
export function villageWithin(name: string, kind: string): string {
  const word = country().villageWords.find((one) => name.toLowerCase().startsWith(`${one.toLowerCase()} `));
  if (word !== undefined) return withinSentence(name);
  return kind === "" ? name : `${withinSentence(kind)} ${name}`;
}

/** Kind and subject in the middle, with the line beneath. */
export function sheetTitle(title: string, subject?: string): Content {
  const last = subject ?? title;
  return {
    alignment: "center",
    stack: [
      { text: title, bold: true, fontSize: 14 },
      ...(subject === undefined ? [] : [{ text: subject, bold: true, fontSize: 13.5 }]),
      ruleBelow(last, 13.5, 250),
    ],
    margin: [0, 0, 0, 12],
  };
}

/** A line of a third to half of the text's width: letters of this typeface are about 0.56 of their size wide, capitals 0.72. */
function ruleBelow(text: string, size: number, widest: number): Content {
  const wide = [...text].reduce((sum, letter) => sum + (letter === letter.toUpperCase() ? 0.7 : 0.48), 0) * size;
  const width = Math.max(36, Math.min(wide, widest) * 0.42);
  return {
    canvas: [{ type: "line", x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.7 }],
    alignment: "center",
    margin: [0, 2, 0, 0],
  };
}

/** A line beneath that is as long as the words. */
function underlined(text: string, size: number): Content {
  return {
    columns: [
      { width: "*", text: "" },
      {
        width: "auto",
        table: { body: [[{ text, bold: true, fontSize: size, border: [false, false, false, true] }]] },
        layout: closeLine,
      },
      { width: "*", text: "" },
    ],
  };
}
