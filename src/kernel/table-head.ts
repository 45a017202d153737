/**
 * Where a table begins and ends on a sheet that people made to be looked at: a title above it, a head of one or two rows with merged
 * cells, a row that numbers the columns, totals and signatures below.
 */
type Cells = readonly string[];

export type Head = {
  /** Rows from the first of the sheet up to the last one of the head. */
  readonly rows: number;
  readonly columns: readonly string[];
  /** The columns as they are written: without a name, or with one that came before. */
  readonly written: readonly string[];
};

/** A title is a cell or two; of the cells of a head at least this share has words. */
const filledShare = 0.5;
export const looksLikeData = /^[\d\s.,/:%-]+$/;

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
  const written = Array.from({ length: width }, (_, column) => {
    const [above, under] = [clean(first[column]), isDouble ? clean(second[column]) : ""];
    if (above !== "" || under === "") over = above;
    return under === "" || under === over ? over : over === "" ? under : `${over}: ${under}`;
  });
  const last = at + (isDouble ? 1 : 0);
  return { rows: last + 1 + (isNumbering(rows[last + 1]) ? 1 : 0), columns: distinct(written), written };
}

/** The first row with two cells that are known as heads: what else stands above or in it does not matter. */
export function findKnownHead(rows: readonly Cells[], isKnown: (cell: string) => boolean): Head | undefined {
  const at = rows.findIndex((cells) => cells.filter((cell) => isKnown(clean(cell))).length >= 2);
  const found = rows[at];
  if (found === undefined) return undefined;
  const width = Math.max(...rows.slice(at).map(lastFilled));
  const written = Array.from({ length: width }, (_, column) => clean(found[column]));
  return { rows: at + 1 + (isBracketed(rows[at + 1]) ? 1 : 0), columns: distinct(written), written };
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
  if (row === 0 && filled(cells) >= width) return true;
  const words = cells.map(clean).filter((cell) => cell !== "" && !looksLikeData.test(cell));
  return new Set(words).size >= Math.max(2, width * filledShare);
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
