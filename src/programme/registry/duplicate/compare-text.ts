/** Any text of any country: letters without marks, case and blanks, then likeness in steps. */
import { searchText } from "#programme/registry/household/search-text.ts";
import { codeValues, shareOf, type Column } from "./column.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import { rememberPairs } from "./remember-pairs.ts";

export const textLevels = ["missing", "differs", "alike", "close", "same"] as const;

// The steps at which linkage programmes cut Jaro-Winkler by custom (Winkler 1990; Splink's name comparisons).
const close = 0.92;
const alike = 0.8;

export function textColumn(name: string, rows: readonly (string | undefined)[]): Column {
  const coded = codeValues(rows.map((text) => (text === undefined ? undefined : plainText(text))));
  const { codes, values } = coded;
  const unlike = rememberPairs((a, b) => {
    const likeness = jaroWinkler(values[a] ?? "", values[b] ?? "");
    return likeness >= close ? 3 : likeness >= alike ? 2 : 1;
  });
  return {
    name,
    levels: textLevels,
    compare: (left, right) => {
      const a = codes[left] ?? -1;
      const b = codes[right] ?? -1;
      if (a < 0 || b < 0) return 0;
      return a === b ? 4 : unlike(a, b);
    },
    frequency: { from: 4, share: shareOf(coded) },
  };
}

/** Blanks go too: typing errors put them into words and take them out. */
export function plainText(text: string): string {
  return searchText(text).replaceAll(" ", "");
}
