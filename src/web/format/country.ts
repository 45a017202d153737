import type { Currency } from "#kernel/currency.ts";

/** What the pages must know of the country to write sums and times; the server says it with the names (planning.listNames). */
export type CountryFormat = { readonly currency: Currency; readonly timeZone: string };

/** Before the server has said it: sums without decimals, times of UTC. */
let current: CountryFormat = { currency: { code: "", decimals: 0 }, timeZone: "UTC" };

export const countryFormat = (): CountryFormat => current;

export function setCountryFormat(format: CountryFormat): void {
  current = format;
}
