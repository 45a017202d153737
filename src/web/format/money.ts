import type { Language } from "#web/i18n/languages.ts";

/** Which word an overview counts in: đồng as they are, million (10^6) or billion (10^9). */
export type MoneyUnit = "dong" | "million" | "billion";
export type MoneyFigure = { readonly figure: string; readonly unit: MoneyUnit };

/** Exact, to the đồng. */
export function exactMoney(language: Language, amount: bigint): MoneyFigure {
  return { figure: new Intl.NumberFormat(language).format(amount), unit: "dong" };
}

const scales: readonly { readonly unit: MoneyUnit; readonly size: bigint }[] = [
  { unit: "billion", size: 1_000_000_000n },
  { unit: "million", size: 1_000_000n },
];

/**
 * For overviews: one decimal under a hundred million or billion, none above, rounded half away from zero, in whole-number
 * arithmetic. Under a million it is exact.
 */
export function overviewMoney(language: Language, amount: bigint): MoneyFigure {
  const size = amount < 0n ? -amount : amount;
  // 999,96 million is a thousand million when rounded, so the next unit begins a little below.
  const scale = scales.find((candidate) => size >= candidate.size - candidate.size / 2000n && size >= 1_000_000n);
  if (scale === undefined) return exactMoney(language, amount);
  const tenths = (size * 10n + scale.size / 2n) / scale.size;
  const rounded = tenths >= 1000n ? ((size + scale.size / 2n) / scale.size) * 10n : tenths;
  const value = Number(amount < 0n ? -rounded : rounded) / 10;
  return { figure: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value), unit: scale.unit };
}
