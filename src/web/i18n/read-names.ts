import { listNames } from "#contract/planning/names.ts";
import { askServer } from "#web/client.ts";
import { setCountryFormat } from "#web/format/country.ts";
import type { NameTexts } from "#web/names.ts";
import type { Language } from "./languages.ts";

/** The word for the country's money in each language whose names were read. */
const currencies = new Map<string, string>();
export const currencyIn = (language: string): string => currencies.get(language) ?? "";

/** The names of the packs in a language, for i18next; how the country writes sums and times comes with them. */
export async function readNames(language: Language): Promise<NameTexts> {
  const { country, names, classes } = await askServer(listNames, { params: { language } });
  setCountryFormat(country);
  currencies.set(language, country.currency.name);
  return { ...names, inUse: classes };
}
