/** The words of the papers, in the language of the reader. */
import { z } from "zod";
import { texts } from "#contract/values.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { readPackFile } from "#server/platform/pack-files.ts";

const shape = z.object({
  words: z.record(z.string(), texts),
  papers: z.record(z.string(), z.record(z.string(), texts)),
  classes: z.record(z.string(), texts).default({}),
  relations: z.record(z.string(), texts).default({}),
});

export type Language = "vi" | "en" | "id";
type Facts = Readonly<Record<string, string | number>>;

export type Words = {
  readonly language: Language;
  readonly word: (name: string, facts?: Facts) => string;
  readonly paper: (paper: string, name: string, facts?: Facts) => string;
  readonly classOf: (code: string | null) => string;
  readonly relation: (code: string) => string;
  readonly day: (day: LocalDate | null) => string;
  readonly number: (value: number | bigint) => string;
};

/**
 * @param file of packs/prints
 * @throws Error for a word that the pack has not: a paper with a hole is not printed
 */
export async function wordsIn(language: Language, file = "review.yaml"): Promise<Words> {
  const { value: pack } = await readPackFile(`prints/${file}`, shape);
  const say = (name: string, found: z.output<typeof texts> | undefined, facts: Facts = {}) => {
    if (found === undefined) throw new Error(`the papers have no word ${name}`);
    return found[language].replaceAll(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? ""));
  };
  const format = new Intl.NumberFormat(language === "en" ? "en" : "vi");
  return {
    language,
    word: (name, facts) => say(name, pack.words[name], facts),
    paper: (paper, name, facts) => say(`${paper}.${name}`, pack.papers[paper]?.[name], facts),
    classOf: (code) => (code === null ? "–" : (pack.classes[code]?.[language] ?? code)),
    relation: (code) => pack.relations[code]?.[language] ?? code,
    day: (day) => (day === null ? "–" : day.split("-").toReversed().join("/")),
    number: (value) => format.format(value),
  };
}
