import { searchText } from "#programme/registry/household/search-text.ts";

/**
 * Banks write holders in capitals without tone marks. Two names are the same holder when their letters and digits agree; there is
 * no public check digit on account numbers that could tell more.
 */
export function isSameName(accountName: string, personName: string): boolean {
  const person = holderText(personName);
  return person !== "" && person === holderText(accountName);
}

function holderText(written: string): string {
  return searchText(written)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
