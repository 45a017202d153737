/**
 * A person's name taken apart into syllables, as spelled and as folded. Peoples of the highlands do not all have a family name, so
 * nothing is called a family name here: only the order and the last syllable, by which people are called, matter.
 */
import { searchText } from "#programme/registry/household/search-text.ts";

export type ReadName = {
  /** Small letters with marks, the tone at the syllable's end: Hòa and Hoà are one spelling. */
  readonly spelled: readonly string[];
  /** Without marks; Ly and Li, Quy and Qui are one. */
  readonly folded: readonly string[];
  /** "N." and "Ng." stand for a longer word; A and Y, which the Xơ Đăng put before names, do not. */
  readonly isShort: readonly boolean[];
  readonly hasMarks: boolean;
  /** A or Y before the name of a man or a woman of the Xơ Đăng and their neighbours: it marks the sex and names nobody. */
  readonly sexMark: "a" | "y" | undefined;
};

// Combining grave, acute, tilde, hook above, dot below.
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const vowel = /[aeiouy]/;

export function readName(written: string): ReadName {
  const words = written
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/['’`ʼ]/g, "")
    // A dot ends a shortened word: "N.V. An" has three.
    .replaceAll(".", ". ")
    .split(/[\s\-_,]+/)
    .filter((word) => word !== "" && word !== ".");
  const bare = words.map((word) => word.replace(".", ""));
  const folded = bare.map(foldSyllable);
  return {
    spelled: bare.map(toneLast),
    folded,
    isShort: words.map((word, at) => word.endsWith(".") || !vowel.test(folded[at] ?? "")),
    sexMark: sexMarkOf(bare),
    hasMarks: bare.some((word) => word !== searchText(word)),
  };
}

/** The letter alone, without a dot, before at least one syllable. */
function sexMarkOf([first, ...rest]: readonly string[]): "a" | "y" | undefined {
  return (first === "a" || first === "y") && rest.length > 0 ? first : undefined;
}

function toneLast(word: string): string {
  const parts = word.normalize("NFD");
  const tone = parts.match(tones)?.join("") ?? "";
  return parts.replaceAll(tones, "").normalize("NFC") + tone;
}

export function foldSyllable(word: string): string {
  return searchText(word).replace(/(?<=^[^aeiou]+|qu)y$/, "i");
}
