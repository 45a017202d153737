import { bankLetters } from "./bank-spelling.ts";

/**
 * Banks write holders in their own letters, and the parts of a name together or apart. Two names are the same holder when letters and
 * digits agree; there is no public check digit on account numbers that could tell more.
 */
export function isSameName(accountName: string, personName: string): boolean {
  const person = bankLetters(personName);
  return person !== "" && person === bankLetters(accountName);
}
