/**
 * An address in one line, taken apart for comparing: into words, and into runs of three letters over the words without blanks, since
 * typing errors put blanks in and take them out. The order does not matter: "tổ 3, thôn Nước Lui" and "Nước Lui, tổ 3" are one.
 */
import { searchText } from "#programme/registry/household/search-text.ts";

export type ReadAddress = {
  /** Each word once, in the order of the alphabet. */
  readonly words: readonly string[];
  /** Each run of three once. */
  readonly runs: readonly string[];
};

const runLength = 3;

export function readAddress(written: string): ReadAddress {
  const parts = searchText(written)
    .split(/[,;]/)
    .map((part) => part.split(/[^\p{L}\d]+/u).filter((word) => word !== ""));
  const runs = new Set<string>();
  for (const part of parts) {
    const joined = part.join("");
    if (joined !== "" && joined.length < runLength) runs.add(joined);
    for (let at = 0; at + runLength <= joined.length; at += 1) runs.add(joined.slice(at, at + runLength));
  }
  return { words: [...new Set(parts.flat())].toSorted(), runs: [...runs] };
}
