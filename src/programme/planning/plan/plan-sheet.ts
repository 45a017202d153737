/**
 * A plan as the rows of a sheet, as it is printed: numbered goals, targets, outputs, activities and lines of money.
 * Read back, each row is one line again; what cannot be read is reported by row and column.
 */
import { moneyReader } from "#kernel/read-money.ts";
import type { MoneyRead } from "#kernel/read-money.ts";
import { inOrder, planLineKinds } from "./plan-line.ts";
import type { PlanLine } from "./plan-line.ts";

export const sheetMonths = Array.from({ length: 12 }, (_, at) => `m${at + 1}` as const);
export const sheetColumns = [
  "no",
  "content",
  "indicator",
  "baseline",
  "value",
  "kind",
  "unit",
  "quantity",
  "unitCost",
  "source",
  "component",
  "amount",
  "originYear",
  ...sheetMonths,
  "line",
] as const;
const sumColumns = ["unitCost", "amount", ...sheetMonths] as const;
export type SheetColumn = (typeof sheetColumns)[number];
export type SheetRow = Readonly<Partial<Record<SheetColumn, string | number>>>;

export function sheetOf(lines: readonly PlanLine[]): readonly SheetRow[] {
  const numbers = new Map<string, string>();
  const below = new Map<string, number>();
  return inOrder(lines).map((line): SheetRow => {
    const above = line.parentId === null ? "" : (numbers.get(line.parentId) ?? "");
    const at = (below.get(above) ?? 0) + 1;
    below.set(above, at);
    const no = above === "" ? `${at}` : `${above}.${at}`;
    numbers.set(line.id, no);
    return { no, ...cellsOf(line), line: line.id };
  });
}

function cellsOf(line: PlanLine): SheetRow {
  if (line.kind === "goal" || line.kind === "line") return { content: line.title };
  if (line.kind === "target") return { indicator: line.indicatorCode, baseline: line.baseline, value: line.value };
  if (line.kind === "output") {
    const { activityKind: kind, unit, quantity, unitCost } = line;
    return { kind, unit, quantity, unitCost: Number(unitCost) };
  }
  const { fundSource: source, component, amount, originYear, schedule } = line;
  return {
    source,
    component,
    amount: Number(amount),
    ...(originYear === null ? {} : { originYear }),
    ...Object.fromEntries(schedule.map((one) => [`m${one.month}`, Number(one.amount)])),
  };
}

export type SheetError = {
  readonly row: number;
  readonly column: SheetColumn;
  readonly reason:
    | "missing"
    | "not_a_number"
    | "not_whole"
    | "ambiguous"
    | "unknown"
    | "no_place"
    | "stands_twice"
    | "too_deep";
  readonly value: string;
};
export type SheetWords = {
  readonly indicators: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  /** How sums name the currency. */
  readonly money?: readonly string[];
};
export type ReadRow = { readonly row: number; readonly cells: Readonly<Partial<Record<SheetColumn, string>>> };

/** @param had lines of the plan by id: a row with such an id changes that line, any other row is a new one */
export function readSheet(
  rows: readonly ReadRow[],
  words: SheetWords,
  had: ReadonlyMap<string, PlanLine>,
  newId: () => string,
): { readonly lines: readonly PlanLine[]; readonly errors: readonly SheetError[] } {
  const errors: SheetError[] = [];
  const lines: PlanLine[] = [];
  const placeOf = new Map<string, { readonly id: string; readonly kind: PlanLine["kind"] }>();
  const taken = new Set<string>();
  const moneyOf = moneyReader(
    rows.flatMap(({ cells }) => sumColumns.map((column) => cells[column] ?? "")),
    { decimals: 0, words: words.money ?? [] },
  );
  // A sheet that leaves every line where it stands says nothing about positions.
  const numbers = new Map(sheetOf([...had.values()]).map(({ line, no }) => [String(line), String(no)]));
  const isInPlace = rows.every(({ cells }) => numbers.get(cells.line ?? "") === (cells.no ?? ""));
  for (const { row, cells } of rows) {
    const wrong = (column: SheetColumn, reason: SheetError["reason"]) => {
      errors.push({ row, column, reason, value: cells[column] ?? "" });
    };
    const no = (cells.no ?? "").replaceAll(/\s/g, "").replace(/\.$/, "");
    const steps = no.split(".");
    const kind = planLineKinds[steps.length - 1];
    if (!/^\d+(?:\.\d+)*$/.test(no)) {
      wrong("no", no === "" ? "missing" : "not_a_number");
      continue;
    }
    if (kind === undefined) {
      wrong("no", "too_deep");
      continue;
    }
    const above = placeOf.get(steps.slice(0, -1).join("."));
    if (steps.length > 1 && above === undefined) wrong("no", "no_place");
    if (placeOf.has(no)) wrong("no", "stands_twice");
    const asked = cells.line ?? "";
    const known = had.get(asked);
    if (known !== undefined && known.kind !== kind) wrong("line", "no_place");
    if (asked !== "" && taken.has(asked)) wrong("line", "stands_twice");
    const id = known === undefined ? newId() : asked;
    taken.add(id);
    placeOf.set(no, { id, kind });
    const placed = {
      id,
      parentId: above?.id ?? null,
      position: (isInPlace ? known?.position : undefined) ?? Number(steps.at(-1)),
    };
    const line = readLine(kind, placed, {
      cells,
      wrong,
      words,
      moneyOf,
      toConfirm: known?.kind === "output" && known.toConfirm,
    });
    lines.push(line);
  }
  return { lines, errors };
}

type Reading = {
  readonly cells: ReadRow["cells"];
  readonly wrong: (column: SheetColumn, reason: SheetError["reason"]) => void;
  readonly words: SheetWords;
  readonly toConfirm: boolean;
  readonly moneyOf: (written: string) => MoneyRead;
};
type Placed = { readonly id: string; readonly parentId: string | null; readonly position: number };

function readLine(kind: PlanLine["kind"], placed: Placed, reading: Reading): PlanLine {
  const { cells, words, toConfirm } = reading;
  if (kind === "goal" || kind === "line") return { kind, ...placed, title: text(reading, "content") };
  if (kind === "target") {
    const indicatorCode = code(reading, "indicator", words.indicators);
    return { kind, ...placed, indicatorCode, baseline: figure(reading, "baseline"), value: figure(reading, "value") };
  }
  if (kind === "output") {
    const activityKind = code(reading, "kind", words.kinds);
    const [quantity, unitCost] = [Number(whole(reading, "quantity")), money(reading, "unitCost")];
    return { kind, ...placed, activityKind, quantity, unit: text(reading, "unit"), unitCost, toConfirm };
  }
  const schedule = sheetMonths.flatMap((name, at) => {
    const amount = (cells[name] ?? "") === "" ? 0n : money(reading, name);
    return amount === 0n ? [] : [{ month: at + 1, amount }];
  });
  const [fundSource, component] = [
    code(reading, "source", words.sources),
    code(reading, "component", words.components),
  ];
  const originYear = (cells.originYear ?? "") === "" ? null : Number(whole(reading, "originYear"));
  return { kind, ...placed, fundSource, component, amount: money(reading, "amount"), originYear, schedule };
}

function text({ cells, wrong }: Reading, column: SheetColumn): string {
  const value = (cells[column] ?? "").trim();
  if (value === "") wrong(column, "missing");
  return value.slice(0, 300);
}

/** The code alone, or "code - name" as it is printed. */
function code(reading: Reading, column: SheetColumn, known: ReadonlySet<string>): string {
  const value = text(reading, column);
  const found = known.has(value) ? value : (value.split(" ")[0] ?? "");
  if (value !== "" && !known.has(found)) reading.wrong(column, "unknown");
  return found;
}

function figure(reading: Reading, column: SheetColumn): number {
  const value = text(reading, column);
  const read = Number(plain(value));
  if (value !== "" && !Number.isFinite(read)) reading.wrong(column, "not_a_number");
  return Number.isFinite(read) ? read : 0;
}

/** Every sum of a sheet is of one column to the reader: they were written by one hand. */
function money(reading: Reading, column: SheetColumn): bigint {
  const value = text(reading, column);
  if (value === "") return 0n;
  const read = reading.moneyOf(value);
  if (read.ok) return read.amount;
  reading.wrong(column, reasons[read.why]);
  return 0n;
}

const reasons = { none: "not_a_number", fraction: "not_whole", ambiguous: "ambiguous" } as const;

function whole(reading: Reading, column: SheetColumn): bigint {
  const value = text(reading, column);
  if (value === "") return 0n;
  if (/^\d{1,15}$/.test(plain(value))) return BigInt(plain(value));
  reading.wrong(column, /^-?[\d.,\s]+$/.test(value) ? "not_whole" : "not_a_number");
  return 0n;
}

/** Thousands as they are written in Vietnamese and in English: 30.000.000, 30,000,000 and 30 000 000 are the same. */
function plain(value: string): string {
  const spaceless = value.replaceAll(/\s/g, "");
  return /^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(spaceless)
    ? spaceless.replaceAll(/[.,]/g, "")
    : spaceless.replace(",", ".");
}
