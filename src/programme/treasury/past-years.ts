/**
 * Years that were closed before the installation was opened: what was allocated, disbursed, settled, returned and carried over, brought in
 * from a table so that rates, forecasts and the story of the money begin where the programme began. One row a figure; the months of
 * disbursement are kept.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import { daysInMonth, localDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import { entryAmount, zeroMoney } from "#kernel/money.ts";
import { moneyReader } from "#kernel/read-money.ts";
import { readNumber } from "#programme/registry/import/read-number.ts";

export const pastStages = ["allocated", "disbursed", "settled", "returned", "carried_over"] as const;
export type PastStage = (typeof pastStages)[number];
export const pastColumns = ["year", "origin_year", "source", "component", "area", "stage", "month", "amount"] as const;
export type PastColumn = (typeof pastColumns)[number];

export type PastFigure = {
  readonly year: number;
  readonly originYear: number;
  readonly fundSource: string;
  readonly component: string;
  readonly areaId: string;
  readonly stage: PastStage;
  /** 1 to 12: only what is disbursed has one. */
  readonly month: number | null;
  readonly amount: Money;
};
export type PastError = {
  /** The first row under the heads is 1; none where whole years do not add up. */
  readonly row: number | null;
  readonly field: PastColumn;
  readonly reason:
    | "unknown"
    | "not_a_year"
    | "not_a_month"
    | "not_money"
    | "ambiguous_money"
    | "stands_twice"
    | "does_not_add_up"
    | "settled_above_disbursed";
  readonly value: string;
};
/** What the figures may name. */
export type PastWords = {
  readonly areas: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  /** The first year that is still open: it is not brought in here. */
  readonly openYear: number;
  /** How sums name the currency. */
  readonly moneyWords?: readonly string[];
};

/** Reads all rows and tells all errors; figures are complete only where there are none. */
export function readPastFigures(
  rows: readonly Readonly<Record<string, string>>[],
  words: PastWords,
): { readonly figures: readonly PastFigure[]; readonly errors: readonly PastError[] } {
  const errors: PastError[] = [];
  const seen = new Set<string>();
  // Tables count in the smallest unit, whatever the country.
  const moneyOf = moneyReader(
    rows.map((cells) => cells["amount"] ?? ""),
    { decimals: 0, words: words.moneyWords ?? [] },
  );
  const figures = rows.map((cells, position): PastFigure => {
    const of = (field: PastColumn) => (cells[field] ?? "").trim();
    const wrong = (field: PastColumn, reason: PastError["reason"]) =>
      errors.push({ row: position + 1, field, reason, value: of(field) });
    const year = yearIn(of("year"), words.openYear - 1);
    if (year === undefined) wrong("year", "not_a_year");
    const originYear = of("origin_year") === "" ? year : yearIn(of("origin_year"), year ?? words.openYear - 1);
    if (originYear === undefined && of("origin_year") !== "") wrong("origin_year", "not_a_year");
    if (!words.sources.has(of("source"))) wrong("source", "unknown");
    if (!words.components.has(of("component"))) wrong("component", "unknown");
    if (!words.areas.has(of("area"))) wrong("area", "unknown");
    const stage = pastStages.find((one) => one === of("stage"));
    if (stage === undefined) wrong("stage", "unknown");
    const month = of("month") === "" ? null : (readNumber(of("month"), "whole") ?? 0);
    const isMonthRight = stage === "disbursed" ? month !== null && month >= 1 && month <= 12 : month === null;
    if (stage !== undefined && !isMonthRight) wrong("month", "not_a_month");
    const read = moneyOf(of("amount"));
    const amount = read.ok ? entryAmount(read.amount) : undefined;
    if (amount === undefined) wrong("amount", !read.ok && read.why === "ambiguous" ? "ambiguous_money" : "not_money");
    const key = pastColumns
      .filter((field) => field !== "amount")
      .map(of)
      .join("\u001F");
    if (seen.has(key)) wrong("stage", "stands_twice");
    seen.add(key);
    return {
      year: year ?? 0,
      originYear: originYear ?? 0,
      fundSource: of("source"),
      component: of("component"),
      areaId: of("area"),
      stage: stage ?? "allocated",
      month,
      amount: amount ?? zeroMoney,
    };
  });
  return { figures, errors: errors.length > 0 ? errors : sumsThatDiffer(figures) };
}

function yearIn(text: string, last: number): number | undefined {
  const year = /^20\d\d$/.test(text) ? Number(text) : undefined;
  return year === undefined || year > last ? undefined : year;
}

/** A closed year is used up: what came (allocated, or carried in from the year before) is what was disbursed, returned and carried over. */
function sumsThatDiffer(figures: readonly PastFigure[]): readonly PastError[] {
  const lines = new Map<string, Record<PastStage | "carried_in", bigint>>();
  const lineOf = ({ fundSource, component, areaId, originYear }: PastFigure, year: number) => {
    const key = [areaId, fundSource, component, String(year), String(originYear)].join(" · ");
    const line = lines.get(key) ?? {
      allocated: 0n,
      disbursed: 0n,
      settled: 0n,
      returned: 0n,
      carried_over: 0n,
      carried_in: 0n,
    };
    lines.set(key, line);
    return line;
  };
  const last = Math.max(...figures.map((one) => one.year));
  for (const figure of figures) {
    lineOf(figure, figure.year)[figure.stage] += figure.amount;
    if (figure.stage === "carried_over" && figure.year < last)
      lineOf(figure, figure.year + 1).carried_in += figure.amount;
  }
  return [...lines].flatMap(([key, line]): PastError[] => {
    const left = line.allocated + line.carried_in - line.disbursed - line.returned - line.carried_over;
    if (left !== 0n) return [{ row: null, field: "amount", reason: "does_not_add_up", value: `${key}: ${left}` }];
    const over = line.settled - line.disbursed;
    return over > 0n
      ? [{ row: null, field: "amount", reason: "settled_above_disbursed", value: `${key}: ${over}` }]
      : [];
  });
}

/** The day on which a figure is in the books: the end of its month, the first or the last day of its year. */
export function bookedOn({ year, stage, month }: Pick<PastFigure, "year" | "stage" | "month">): LocalDate {
  if (stage === "allocated") return localDate(`${year}-01-01`);
  const ofMonth = month ?? 12;
  return localDate(`${year}-${String(ofMonth).padStart(2, "0")}-${daysInMonth(year, ofMonth)}`);
}
