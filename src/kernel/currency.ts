import { dong } from "./money.ts";
import type { Money } from "./money.ts";

/**
 * The money of a country (ISO 4217). Sums are whole numbers of its smallest unit; `decimals` say how many figures of it stand behind the point
 * where a sum is written: none for đồng, two for cents.
 */
export type Currency = { readonly code: string; readonly decimals: number };

/** A sum as messages and files have it: "30000000", or "1250.50" where the currency has cents. */
export function writeAmount(amount: bigint, { decimals }: Pick<Currency, "decimals">): string {
  if (decimals === 0) return amount.toString();
  const sign = amount < 0n ? "-" : "";
  const figures = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  return `${sign}${figures.slice(0, -decimals)}.${figures.slice(-decimals)}`;
}

/** A sum of at most 18 figures with a point before its fraction; undefined where it is finer than the smallest unit, or no number. */
export function parseAmount(written: string, { decimals }: Pick<Currency, "decimals">): Money | undefined {
  const [, whole, fraction = ""] = /^\+?(\d{1,18})(?:\.(\d*))?$/.exec(written) ?? [];
  if (whole === undefined || !/^0*$/.test(fraction.slice(decimals))) return undefined;
  return dong(`${whole}${fraction.slice(0, decimals).padEnd(decimals, "0")}`);
}
