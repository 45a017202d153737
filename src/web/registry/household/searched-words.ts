import { v7 } from "uuid";

/**
 * Words that were searched for, a name or a number: kept in this tab, while the address only says which (they would be in the
 * browser's history and be seen over a shoulder). Going back finds them again; signing out forgets them (tab-memory.ts).
 */
const prefix = "vuon.search.";

export function keepWords(words: string, tab: Storage = sessionStorage): string {
  const known = Object.keys(tab).find((key) => key.startsWith(prefix) && tab.getItem(key) === words);
  if (known !== undefined) return known.slice(prefix.length);
  const found = v7().slice(-12);
  tab.setItem(`${prefix}${found}`, words);
  return found;
}

/** Undefined in another tab, and when somebody has signed out since. */
export function wordsOf(found: string | undefined, tab: Storage = sessionStorage): string | undefined {
  return found === undefined ? undefined : (tab.getItem(`${prefix}${found}`) ?? undefined);
}
