import { readDay } from "#kernel/read-day.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import { entryAmount } from "#kernel/money.ts";
import { moneyReader } from "#kernel/read-money.ts";

/**
 * Which column of a file of the State Treasury or a bank says what, and what their codes mean. The codes of the treasury are not known
 * to us (docs/law.md), so there are none until an accountant writes them here; the mapping is remembered for the next file.
 */
export type TreasuryMapping = {
  readonly date: string;
  readonly amount: string;
  readonly reference: string | null;
  readonly commune: string | null;
  readonly source: string | null;
  readonly communeCodes: Readonly<Record<string, string>>;
  readonly sourceCodes: Readonly<Record<string, string>>;
};

export type TreasuryLine = {
  /** The first row under the heads is 1. */
  readonly row: number;
  readonly reference: string | null;
  readonly on: LocalDate;
  readonly amount: Money;
  readonly communeId: string | null;
  readonly fundSource: string | null;
  /** The same row of the same facts again has the same key, so that it is not taken twice. */
  readonly key: string;
};
export const treasuryFields = ["date", "amount", "commune", "source"] as const;
export type BadTreasuryRow = {
  readonly row: number;
  readonly field: (typeof treasuryFields)[number];
  readonly reason: "not_a_day" | "not_money" | "ambiguous_money" | "unknown_commune" | "unknown_source";
  readonly value: string;
};
type Rows = readonly Readonly<Record<string, string>>[];

/** The mapped columns that the file does not have. */
export function columnsMissing(heads: readonly string[], mapping: TreasuryMapping): readonly string[] {
  return [mapping.date, mapping.amount, mapping.reference, mapping.commune, mapping.source].filter(
    (column): column is string => column !== null && !heads.includes(column),
  );
}

export function readTreasuryRows(
  rows: Rows,
  mapping: TreasuryMapping,
  known: {
    readonly communes: ReadonlySet<string>;
    readonly sources: ReadonlySet<string>;
    /** How sums name the currency. */
    readonly moneyWords?: readonly string[];
  },
): { readonly lines: readonly TreasuryLine[]; readonly bad: readonly BadTreasuryRow[] } {
  const lines: TreasuryLine[] = [];
  const bad: BadTreasuryRow[] = [];
  const seen = new Map<string, number>();
  // Tables count in the smallest unit, whatever the country.
  const moneyOf = moneyReader(
    rows.map((cells) => cells[mapping.amount] ?? ""),
    { decimals: 0, words: known.moneyWords ?? [] },
  );
  for (const [at, cells] of rows.entries()) {
    const row = at + 1;
    const of = (column: string | null) => (column === null ? "" : (cells[column] ?? "").trim());
    const wrong = (field: BadTreasuryRow["field"], reason: BadTreasuryRow["reason"], column: string | null) =>
      bad.push({ row, field, reason, value: of(column).slice(0, 100) });
    const before = bad.length;
    const on = readDay(of(mapping.date));
    if (on === undefined) wrong("date", "not_a_day", mapping.date);
    const read = moneyOf(of(mapping.amount));
    const amount = read.ok ? entryAmount(read.amount) : undefined;
    if (amount === undefined)
      wrong("amount", !read.ok && read.why === "ambiguous" ? "ambiguous_money" : "not_money", mapping.amount);
    const communeId = meaningOf(of(mapping.commune), mapping.communeCodes, known.communes);
    if (communeId === undefined) wrong("commune", "unknown_commune", mapping.commune);
    const fundSource = meaningOf(of(mapping.source), mapping.sourceCodes, known.sources);
    if (fundSource === undefined) wrong("source", "unknown_source", mapping.source);
    if (bad.length > before || on === undefined || amount === undefined) continue;
    const reference = of(mapping.reference) === "" ? null : of(mapping.reference);
    const facts = [on, amount, reference ?? "", communeId ?? "", fundSource ?? ""].join("\u001F");
    const nth = (seen.get(facts) ?? 0) + 1;
    seen.set(facts, nth);
    lines.push({
      row,
      reference,
      on,
      amount,
      communeId: communeId ?? null,
      fundSource: fundSource ?? null,
      key: `${facts}\u001F${nth}`,
    });
  }
  return { lines, bad };
}

/** What a code means: as the mapping says, or itself where it is one of ours; null where there is none. */
function meaningOf(
  code: string,
  codes: Readonly<Record<string, string>>,
  ours: ReadonlySet<string>,
): string | null | undefined {
  if (code === "") return null;
  const meant = Object.hasOwn(codes, code) ? codes[code] : code;
  return meant !== undefined && ours.has(meant) ? meant : undefined;
}
