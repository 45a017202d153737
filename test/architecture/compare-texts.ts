import type { Texts } from "./read-texts.ts";

const languages = ["vi", "en", "id"] as const;

/** What is wrong, a line each: a language that lacks a text, an empty text, other gaps than the Vietnamese has. */
export function compareTexts(texts: Texts): readonly string[] {
  return [...texts].flatMap(([key, byLanguage]) =>
    languages.flatMap((language) => {
      const text = byLanguage[language];
      if (text === undefined) return [`${key}: missing in ${language}`];
      if (text.trim() === "") return [`${key}: empty in ${language}`];
      const [here, there] = [gapsOf(text), gapsOf(byLanguage["vi"] ?? "")];
      return here === there ? [] : [`${key}: ${language} has the gaps ${here}, vi has ${there}`];
    }),
  );
}

/** The gaps and the references to other texts, in the order of the alphabet. A count may be said in words ("a day left"). */
function gapsOf(text: string): string {
  const found = text.match(/\{\{\s*\w+\s*\}\}|\$t\([^)]*\)/g) ?? [];
  return [...new Set(found.map((gap) => gap.replaceAll(/\s/g, "")))].toSorted().join(" ");
}
