/**
 * Where a table begins and ends on a sheet that people made to be looked at: a title above it, a head of one or two rows with merged
 * cells, a row that numbers the columns, totals and signatures below.
 */
import { searchText } from "#programme/registry/search-text.ts";

type Cells = readonly string[];

export type Head = {
  /** Rows from the first of the sheet up to the last one of the head. */
  readonly rows: number;
  readonly columns: readonly string[];
};

/** A title is a cell or two; of the cells of a head at least this share has words. */
const filledShare = 0.5;
const looksLikeData = /^[\d\s.,/:%-]+$/;

function filled(cells: Cells): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

/**
 * Finds the head among the first rows. Of merged cells a file keeps only the first: a second row of the head is one with words under
 * cells that stand left of empty ones.
 */
export function findHead(rows: readonly Cells[]): Head | undefined {
  const width = Math.max(0, ...rows.map(lastFilled));
  const at = width === 0 ? -1 : rows.findIndex((cells, row) => isHead(cells, row, width));
  const first = rows[at];
  if (first === undefined) return undefined;
  const second = rows[at + 1] ?? [];
  const isDouble = saysMore(first, second);
  let over = "";
  const columns = Array.from({ length: width }, (_, column) => {
    const [above, under] = [clean(first[column]), isDouble ? clean(second[column]) : ""];
    if (above !== "" || under === "") over = above;
    return under === "" || under === over ? over : over === "" ? under : `${over}: ${under}`;
  });
  const last = at + (isDouble ? 1 : 0);
  return { rows: last + 1 + (isNumbering(rows[last + 1]) ? 1 : 0), columns: distinct(columns) };
}

function isHead(cells: Cells, row: number, width: number): boolean {
  if (row === 0 && filled(cells) >= width) return true;
  const words = cells.map(clean).filter((cell) => cell !== "" && !looksLikeData.test(cell));
  return new Set(words).size >= Math.max(2, width * filledShare);
}

/** Each word of the second row stands in a group of columns whose first alone has a word above, and some group has two. */
function saysMore(first: Cells, second: Cells): boolean {
  const said = second.flatMap((cell, column) => (clean(cell) === "" ? [] : [column]));
  const isInGroup = (column: number) => {
    const continues = clean(first[column]) === "" || clean(first[column]) === clean(first[column - 1]);
    const next = clean(first[column + 1]);
    return (
      (continues && said.includes(column - 1)) ||
      (said.includes(column + 1) && (next === "" || next === clean(first[column])))
    );
  };
  return said.length > 0 && said.every((column) => !looksLikeData.test(clean(second[column])) && isInGroup(column));
}

/** "(1) (2) (3)" or "1 2 3" or "A B 1 2" under a head. */
function isNumbering(cells: Cells | undefined): boolean {
  const texts = (cells ?? []).map(clean).filter((text) => text !== "");
  const numbers = texts.map((text) => text.replaceAll(/[()[\]]/g, ""));
  if (texts.length < 3 || !numbers.every((text) => /^(?:\d{1,3}|[A-Z])$/.test(text))) return false;
  const counted = numbers.filter((text) => /^\d+$/.test(text)).map(Number);
  return counted.length >= 3 && counted.every((number, at) => at === 0 || number === (counted[at - 1] ?? 0) + 1);
}

function lastFilled(cells: Cells): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}

function clean(cell: string | undefined): string {
  return (cell ?? "").replaceAll(/\s+/g, " ").trim();
}

/** A name that comes twice gets its place: two columns must not be taken for one. */
function distinct(columns: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return columns.map((name, at) => {
    const own = name === "" ? `(${at + 1})` : seen.has(name) ? `${name} (${at + 1})` : name;
    seen.add(own);
    return own;
  });
}

const total =
  /^(?:tong cong|tong so|tong|cong|cong chung|toan xa|total|grand total|sum|jumlah)\b[\s:.0-9]*(?:ho|nguoi|khau|nhan khau)?\s*:?$/;
/** "Cong thon Lang Teng: 12 ho" */
const partSum =
  /^(?:tong(?: so| cong)?|cong)\b(?: (?:thon|to dan pho|tdp|lang|ban|ap|buon|xom|khu pho|xa|phuong)\b|.*\b\d+ ?(?:ho|nguoi|khau|nhan khau)\b)/;
const signed =
  /^(?:nguoi lap(?: bieu| bang)?|nguoi tong hop|can bo|chu tich|thu truong|ke toan|tm\.? |t\/m |ky ten|xac nhan|ghi chu|noi nhan|\(ky|prepared by|signed|note)\b/;

/** "3 ho" */
const amount = /^\d[\d.,]* ?(?:ho|nguoi|khau|nhan khau|households?|people|persons?|kk|jiwa)$/;

const mostWords = 3;
const startsWithWord = /^\s*\p{L}/u;

/** What a row below the head is. "total" and "signature" hold no household and are left out, counted. */
export function rowKind(cells: Cells): "data" | "blank" | "total" | "signature" {
  const count = filled(cells);
  if (count === 0) return "blank";
  // What is said of such a row is said in a cell or a few: most rows are known by having more words.
  if (cells.filter((cell) => startsWithWord.test(cell)).length > mostWords) return "data";
  const texts = cells.map((cell) => searchText(cell)).filter((text) => text !== "");
  const words = texts.filter((text) => !looksLikeData.test(text) && !amount.test(text));
  const [first = ""] = words;
  if (words.length === 1 && (total.test(first) || partSum.test(first))) return "total";
  const isDate = words.length === 1 && count === 1 && /\bngay\b.*\bthang\b.*\bnam\b/.test(first);
  if (
    isDate ||
    (count <= mostWords && count < cells.length && words.length === count && words.every((word) => signed.test(word)))
  )
    return "signature";
  return "data";
}
