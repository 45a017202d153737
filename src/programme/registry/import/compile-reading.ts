/** Turns readings into functions over the cells of a row, so that a country's rows are read at the speed of the parser. */
import type { Reading } from "./mapping.ts";
import type { Reason } from "./quarantine.ts";

export type Cells = readonly string[];
/** What is wrong with a cell. */
export type Wrong = { readonly reason: Reason };
/** The value, undefined where the cell is empty, or what is wrong. */
export type Reader = (cells: Cells) => string | undefined | Wrong;

/** What is wrong in a mapping, and where: a path such as person.relation. */
export type MappingError = {
  readonly where: string;
  readonly problem: "no_such_column" | "not_allowed" | "not_a_day";
  readonly value: string;
};
export type Columns = { readonly at: ReadonlyMap<string, number>; readonly errors: MappingError[] };

const set = new Set(["1", "true", "TRUE", "True", "yes", "Yes", "x", "X"]);

export function isWrong(read: string | undefined | Wrong): read is Wrong {
  return typeof read === "object";
}

export function columnAt(columns: Columns, where: string, name: string): number {
  const at = columns.at.get(name);
  if (at !== undefined) return at;
  columns.errors.push({ where, problem: "no_such_column", value: name });
  return -1;
}

export function readCell(at: number): (cells: Cells) => string | undefined {
  return (cells) => {
    const text = cells[at]?.trim();
    return text === "" ? undefined : text;
  };
}

/** `allowed` are the words of the registry; a mapping that gives another word is wrong before any row is read. */
export function compileReading(columns: Columns, where: string, reading: Reading, allowed?: readonly string[]): Reader {
  const check = (word: string) => {
    if (allowed !== undefined && !allowed.includes(word))
      columns.errors.push({ where, problem: "not_allowed", value: word });
    return word;
  };
  if ("constant" in reading) {
    const word = check(reading.constant);
    return () => word;
  }
  if ("flags" in reading) {
    const flags = Object.entries(reading.flags).map(([name, word]) => ({
      at: columnAt(columns, where, name),
      word: check(word),
    }));
    return oneOf(flags);
  }
  const cell = readCell(columnAt(columns, where, reading.column));
  if (reading.values === undefined)
    return allowed === undefined ? cell : wordOf(cell, new Map(allowed.map((word) => [word, word])));
  const words = new Map(Object.entries(reading.values).map(([from, word]) => [from, check(word)]));
  return wordOf(cell, words, reading.otherwise === undefined ? undefined : check(reading.otherwise));
}

function wordOf(
  cell: (cells: Cells) => string | undefined,
  words: ReadonlyMap<string, string>,
  otherwise?: string,
): Reader {
  const unknown: Wrong = { reason: "unknown_value" };
  return (cells) => {
    const text = cell(cells);
    return text === undefined ? undefined : (words.get(text) ?? otherwise ?? unknown);
  };
}

function oneOf(flags: readonly { readonly at: number; readonly word: string }[]): Reader {
  const several: Wrong = { reason: "several_flags" };
  return (cells) => {
    let found: string | undefined;
    for (const { at, word } of flags) {
      if (!set.has(cells[at]?.trim() ?? "")) continue;
      if (found !== undefined) return several;
      found = word;
    }
    return found;
  };
}
