import type { Language } from "#web/i18n/languages.ts";

/** 1.234,5 in Vietnamese and Indonesian, 1,234.5 in English. At most `decimals` figures after the comma. */
export function formatNumber(language: Language, value: number, decimals = 2): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);
}

/** A share from 0 to 1 as 12,5%; always with the same number of decimals, so that a column lines up. */
export function formatShare(language: Language, share: number, decimals = 1): string {
  const figure = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${figure.format(share * 100)}%`;
}
