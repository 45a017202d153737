/**
 * Where a table begins and ends on a sheet that people made to be looked at: a title above it, a head of one or two rows with merged
 * cells, a row that numbers the columns, totals and signatures below.
 */
type Cells = readonly string[];

export type Head = {
  /** Rows from the first of the sheet up to the last one of the head. */
  readonly rows: number;
  /** Rows above the head: titles, and who issued the list. */
  readonly above: number;
  readonly columns: readonly string[];
  /** The columns as they are written: without a name, or with one that came before. */
  readonly written: readonly string[];
};

/** A title is a cell or two; of the cells of a head at least this share has words. */
const filledShare = 0.5;
export const looksLikeData = /^[\d\s.,/:%-]+$/;
/** "2021", "2019-20", "2016/2020": a name of columns as well as a value. */
const year = /^(?:19|20)\d{2}(?:\s?[-/–]\s?(?:\d{2}|(?:19|20)\d{2}))?$/;
const percent = /^[([]?[%‰][)\]]?$/;

const isName = (cell: string): boolean => !looksLikeData.test(cell) || year.test(cell);

function filled(cells: Cells): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

/** Group, name and unit: more lines than these no head of a table has. */
const mostLines = 3;

/** Finds the head among the first rows: one line of names, or up to three with merged cells, of which a file keeps only the first. */
export function findHead(rows: readonly Cells[]): Head | undefined {
  const width = Math.max(0, ...rows.map(lastFilled));
  const named = width === 0 ? -1 : rows.findIndex((cells, row) => isHead(cells, row, width));
  if (named < 0) return undefined;
  let at = named;
  while (at > 0 && named - at + 1 < mostLines && groups(rows[at - 1] ?? [], rows[at] ?? [])) at -= 1;
  let last = named;
  while (last - at + 1 < mostLines && goesOn(rows, last)) last += 1;
  const written = namesOf(rows.slice(at, last + 1), width);
  return { rows: last + 1 + (isNumbering(rows[last + 1]) ? 1 : 0), above: at, columns: distinct(written), written };
}

/** The names of columns from the lines of a head: group, name and unit, each said once. */
function namesOf(lines: readonly Cells[], width: number): readonly string[] {
  const over: string[] = lines.map(() => "");
  return Array.from({ length: width }, (_, column) => {
    const cells = lines.map((line) => clean(line[column]));
    for (const [line, cell] of cells.entries()) {
      // A merged cell goes on to the right as long as nothing new begins above it, and only over cells that say something.
      const begins = cells.slice(0, line + 1).some((one) => one !== "");
      const isOverWords = cells.slice(line + 1).some((one) => one !== "");
      if (begins || !isOverWords) over[line] = cell;
    }
    return over.filter((part, line) => part !== "" && part !== over[line - 1]).join(": ");
  });
}

/** Is the row above the names a line of groups? Then names below are missing where it has its own, or come again under each group. */
function groups(above: Cells, names: Cells): boolean {
  const said = above.map(clean).filter((cell) => cell !== "");
  if (said.length < 2 || !said.every(isName)) return false;
  const own = above.some((cell, column) => clean(cell) !== "" && clean(names[column]) === "");
  const below = names.map(clean).filter((cell) => cell !== "");
  const areRepeated = new Set(below).size < below.length;
  // Names that come once and stand under no cell of the row above are not grouped by it: then the row is a title.
  const first = above.findIndex((cell) => clean(cell) !== "");
  return areRepeated || (own && names.findIndex((cell) => clean(cell) !== "") >= first);
}

/** Does the head go on after this row? */
function goesOn(rows: readonly Cells[], row: number): boolean {
  const [line = [], next = [], after = []] = rows.slice(row, row + 3);
  return saysMore(line, next) || saysUnits(next, after);
}

/** Units under the names: each is words, or a percent sign, over a column whose first value is a number. A percent sign alone is one. */
function saysUnits(cells: Cells, after: Cells): boolean {
  const said = cells.flatMap((cell, column) => (clean(cell) === "" ? [] : [column]));
  const isUnit = (column: number) =>
    (!looksLikeData.test(clean(cells[column])) || percent.test(clean(cells[column]))) &&
    /\d/.test(after[column] ?? "") &&
    looksLikeData.test(clean(after[column]));
  const areMany = said.length >= 2 || said.every((column) => percent.test(clean(cells[column])));
  return said.length > 0 && areMany && said.every(isUnit) && filled(after) > said.length;
}

/** The first row with two cells that are known as heads: what else stands above or in it does not matter. */
export function findKnownHead(rows: readonly Cells[], isKnown: (cell: string) => boolean): Head | undefined {
  const at = rows.findIndex((cells) => cells.filter((cell) => isKnown(clean(cell))).length >= 2);
  const found = rows[at];
  if (found === undefined) return undefined;
  const width = Math.max(...rows.slice(at).map(lastFilled));
  const written = Array.from({ length: width }, (_, column) => clean(found[column]));
  return { rows: at + 1 + (isBracketed(rows[at + 1]) ? 1 : 0), above: at, columns: distinct(written), written };
}

/** Names of columns by their heads, however capital letters, blanks and accents were typed. */
export function columnsCalled(
  names: Iterable<readonly [head: string, name: string]>,
): (head: string) => string | undefined {
  const known = new Map([...names].map(([head, name]) => [headKey(head), name]));
  return (head) => known.get(headKey(head));
}

function headKey(head: string): string {
  return clean(head.normalize("NFC")).toLowerCase();
}

function isHead(cells: Cells, row: number, width: number): boolean {
  if ((row === 0 && filled(cells) >= width) || namesYears(cells, width)) return true;
  const words = cells.map(clean).filter((cell) => cell !== "" && !looksLikeData.test(cell));
  // A merged cell may be written in each of its places: that is one word.
  const said = words.filter((word, at) => word !== words[at - 1]);
  return new Set(said).size >= 2 && said.length >= width * filledShare;
}

/** What the rows are, and then nothing but years, more than one. */
function namesYears(cells: Cells, width: number): boolean {
  const [first = "", ...years] = cells.map(clean).filter((cell) => cell !== "");
  return (
    !looksLikeData.test(first) &&
    new Set(years).size >= 2 &&
    years.every((cell) => year.test(cell)) &&
    years.length + 1 >= width * filledShare
  );
}

/** Each word of the second row is in a group of columns whose first alone has a word above, and some group has two. */
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
  return said.length > 0 && said.every((column) => isName(clean(second[column])) && isInGroup(column));
}

/** "(1) (2) (3)" or "1 2 3" or "A B 1 2" under a head. */
function isNumbering(cells: Cells | undefined): boolean {
  const texts = (cells ?? []).map(clean).filter((text) => text !== "");
  const numbers = texts.map((text) => text.replaceAll(/[()[\]]/g, ""));
  if (texts.length < 3 || !numbers.every((text) => /^(?:\d{1,3}|[A-Z])$/.test(text))) return false;
  const counted = numbers.filter((text) => /^\d+$/.test(text)).map(Number);
  return counted.length >= 3 && counted.every((number, at) => at === 0 || number === (counted[at - 1] ?? 0) + 1);
}

/** "(1) (2) (3)": without brackets it might be data. */
function isBracketed(cells: Cells | undefined): boolean {
  const texts = (cells ?? []).map(clean).filter((text) => text !== "");
  return texts.every((text) => /^[([][^)\]]{1,3}[)\]]$/.test(text)) && isNumbering(cells);
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
