/**
 * Money as people and their programs write it in tables: 15000000, 15.000.000 and 15.000.000,00 (Vietnamese, Indonesian), 15,000,000.00
 * (English), 15 000 000, with the name of the currency before or after. The one reader of sums for every table that is handed in.
 *
 * One mark before three figures says nothing by itself: 1.500 is fifteen hundred to who writes it in Vietnamese, and one and a half to a
 * program. What the other cells of its column show decides; where they show nothing, or both, it is ambiguous.
 */
import type { Currency } from "./currency.ts";

export type MoneyRead =
  | { readonly ok: true; readonly amount: bigint }
  /** `none`: no number. `fraction`: finer than the smallest unit. `ambiguous`: two sums are written like this. */
  | { readonly ok: false; readonly why: "none" | "fraction" | "ambiguous" };

/** What the sums of a column are in, and by which words they may name it: "đ", "VND". */
export type MoneyOfColumn = Pick<Currency, "decimals"> & { readonly words?: readonly string[] };

const plain = /^(\d{1,18})(?:([.,])(\d*))?$/;
const grouped = /^([1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)([.,])(\d+))?$/;
const single = /^[1-9]\d{0,2}([.,])\d{3}$/;
/** Spaces may only stand between groups of three: "15 0 0" is no sum. */
const spaced = /^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/;

/** Reads the sums of one column, of which all cells are known. */
export function moneyReader(column: readonly string[], money: MoneyOfColumn): (written: string) => MoneyRead {
  const figures = column.map((written) => figuresOf(written, money));
  const marks = new Set(figures.flatMap((one) => thousandsMarkIn(one) ?? []));
  const [mark] = marks;
  return (written) => readFigures(figuresOf(written, money), money, marks.size === 1 ? mark : undefined);
}

/** The figures with their marks: without the currency, the spaces of groups and a plus. */
function figuresOf(written: string, { words = [] }: MoneyOfColumn): string {
  const text = written
    .normalize("NFC")
    .replaceAll(/[\s\u00A0\u202F\u2009]+/gu, " ")
    .trim();
  const lower = text.toLowerCase();
  const known = words.map((word) => word.normalize("NFC").toLowerCase()).toSorted((a, b) => b.length - a.length);
  const after = known.find((word) => lower.endsWith(word));
  const before = known.find((word) => lower.startsWith(word));
  const bare =
    after !== undefined ? text.slice(0, -after.length) : before !== undefined ? text.slice(before.length) : text;
  const figures = bare.trim().replace(/^\+/, "");
  return spaced.test(figures) ? figures.replaceAll(" ", "") : figures;
}

/** Which mark separates thousands, where a sum can be written in one way only; undefined where it may be either. */
function thousandsMarkIn(figures: string): "." | "," | undefined {
  if (single.test(figures)) return undefined;
  const [, , mark] = grouped.exec(figures) ?? [];
  if (mark !== undefined) return mark === "." ? "." : ",";
  const [, , decimalMark, fraction = ""] = plain.exec(figures) ?? [];
  if (decimalMark === undefined || fraction === "") return undefined;
  return decimalMark === "." ? "," : ".";
}

function readFigures(figures: string, { decimals }: MoneyOfColumn, thousands: string | undefined): MoneyRead {
  const [, mark] = single.exec(figures) ?? [];
  if (mark !== undefined && thousands === undefined) return { ok: false, why: "ambiguous" };
  const isGrouped = mark === undefined || mark === thousands;
  const [, groups, , , behind] = (isGrouped ? grouped.exec(figures) : null) ?? [];
  const [, alone, , after] = plain.exec(figures) ?? [];
  const whole = groups?.replaceAll(/\D/g, "") ?? alone;
  if (whole === undefined || whole.length > 18) return { ok: false, why: "none" };
  const fraction = (groups === undefined ? after : behind) ?? "";
  if (!/^0*$/.test(fraction.slice(decimals))) return { ok: false, why: "fraction" };
  return { ok: true, amount: BigInt(`${whole}${fraction.slice(0, decimals).padEnd(decimals, "0")}`) };
}
