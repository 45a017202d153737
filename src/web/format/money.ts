import { writeAmount } from "#kernel/currency.ts";
import { countryFormat } from "./country.ts";
import { readNumber } from "./read-number.ts";
import type { Language } from "#web/i18n/languages.ts";

/** Which word an overview counts in: units of the currency as they are, million (10^6) or billion (10^9). */
export type MoneyUnit = "dong" | "million" | "billion";
export type MoneyFigure = { readonly figure: string; readonly unit: MoneyUnit };

/** Exact, to the smallest unit. */
export function exactMoney(language: Language, amount: bigint): MoneyFigure {
  const { currency } = countryFormat();
  const decimals = { minimumFractionDigits: currency.decimals, maximumFractionDigits: currency.decimals };
  const written = writeAmount(amount, currency) as Intl.StringNumericLiteral;
  return { figure: new Intl.NumberFormat(language, decimals).format(written), unit: "dong" };
}

/** A sum as it is typed, in the smallest unit; undefined for what is none. */
export function readMoney(text: string): number | undefined {
  const { decimals } = countryFormat().currency;
  const figure = readNumber(text, decimals);
  return figure === undefined ? undefined : Math.round(figure * 10 ** decimals);
}

/** A sum as it is typed: digits alone, with a point before the smallest unit where the currency has one. */
export const typedMoney = (amount: bigint | number | string): string =>
  writeAmount(BigInt(amount), countryFormat().currency);

const scales: readonly { readonly unit: MoneyUnit; readonly size: bigint }[] = [
  { unit: "billion", size: 1_000_000_000n },
  { unit: "million", size: 1_000_000n },
];

/**
 * For overviews: one decimal under a hundred million or billion, none above, rounded half away from zero, in whole-number
 * arithmetic. Under a million it is exact.
 */
export function overviewMoney(language: Language, sum: bigint): MoneyFigure {
  const unit = 10n ** BigInt(countryFormat().currency.decimals);
  // A million of a currency with cents is counted in its whole units.
  if (unit > 1n && (sum < 0n ? -sum : sum) < 1_000_000n * unit) return exactMoney(language, sum);
  const amount = sum / unit;
  const size = amount < 0n ? -amount : amount;
  // 999,96 million is a thousand million when rounded, so the next unit begins a little below.
  const scale = scales.find((candidate) => size >= candidate.size - candidate.size / 2000n && size >= 1_000_000n);
  if (scale === undefined) return exactMoney(language, amount);
  const tenths = (size * 10n + scale.size / 2n) / scale.size;
  const rounded = tenths >= 1000n ? ((size + scale.size / 2n) / scale.size) * 10n : tenths;
  const value = Number(amount < 0n ? -rounded : rounded) / 10;
  return { figure: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value), unit: scale.unit };
}
