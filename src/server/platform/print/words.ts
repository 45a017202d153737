/** The words of the papers, in the language of the reader. */
import { existsSync } from "node:fs";
import { z } from "zod";
import { texts } from "#contract/values.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { writeAmount } from "#kernel/currency.ts";
import { country } from "#server/platform/country.ts";
import { countryPacks, packsFolder, readPackFile } from "#server/platform/pack-files.ts";

const shape = z.object({
  words: z.record(z.string(), texts).default({}),
  /** Heads of tables in earlier versions, whatever their language. */
  earlier: z.record(z.string(), z.array(z.string())).default({}),
  papers: z.record(z.string(), z.record(z.string(), texts)).default({}),
  relations: z.record(z.string(), texts).default({}),
});

export type Language = "vi" | "en" | "id";
type Texts = z.output<typeof texts>;
type Facts = Readonly<Record<string, string | number>>;

export type Words = {
  readonly language: Language;
  readonly word: (name: string, facts?: Facts) => string;
  /** The head of a column of a table that is taken away or handed in: its sums are whole numbers of the smallest unit. */
  readonly head: (name: string) => string;
  /** The heads that the column had in earlier versions: tables of then are handed in too. */
  readonly earlierHeads: (name: string) => readonly string[];
  readonly paper: (paper: string, name: string, facts?: Facts) => string;
  /** Of a text that lists with semicolons; none where the print has no such text. */
  readonly list: (paper: string, name: string, facts?: Facts) => readonly string[];
  readonly classOf: (code: string | null) => string;
  readonly relation: (code: string) => string;
  readonly day: (day: LocalDate | null) => string;
  /** As papers write it out: "ngày 02 tháng 01 năm 2026", "ngày 20 tháng 7 năm 2026". */
  readonly longDay: (day: LocalDate) => string;
  readonly number: (value: number | bigint) => string;
  /** A sum without its unit. */
  readonly money: (amount: bigint) => string;
};

/**
 * @param file of prints, as it is shipped with what the country's packs word otherwise
 * @param classes the names of the classes, where the paper has any
 * @throws Error for a word that the pack has not: a paper with a hole is not printed
 */
export async function wordsIn(
  language: Language,
  file = "review.yaml",
  classes: ReadonlyMap<string, Texts> = new Map(),
): Promise<Words> {
  const { words, earlier, papers, relations } = await readPrint(file);
  const { letterHead, currency } = country();
  const smallest = { currency: (currency.smallest ?? currency.name)[language] };
  const fixed: Readonly<Record<string, Texts>> = letterHead;
  const say = (name: string, found: Texts | undefined, facts: Facts = {}) => {
    if (found === undefined) throw new Error(`the papers have no word ${name}`);
    return fillIn(found[language], { currency: currency.name[language], ...facts });
  };
  const format = new Intl.NumberFormat(language === "en" ? "en" : "vi");
  return {
    language,
    word: (name, facts) => say(name, words[name] ?? fixed[name], facts),
    head: (name) => say(name, words[name], smallest),
    earlierHeads: (name) => (earlier[name] ?? []).map((head) => fillIn(head, smallest)),
    paper: (paper, name, facts) => say(`${paper}.${name}`, papers[paper]?.[name], facts),
    list: (paper, name, facts) =>
      papers[paper]?.[name] === undefined
        ? []
        : say(`${paper}.${name}`, papers[paper][name], facts)
            .split(";")
            .map((one) => one.trim())
            .filter((one) => one !== ""),
    classOf: (code) => (code === null ? "–" : (classes.get(code)?.[language] ?? code)),
    relation: (code) => relations[code]?.[language] ?? code,
    longDay: (day) => say("longDay", words["longDay"], partsOf(day, language)),
    day: (day) => (day === null ? "–" : day.split("-").toReversed().join("/")),
    number: (value) => format.format(value),
    money: moneyFormat(language),
  };
}

/** Decree 30/2020/ND-CP, Annex I: days below 10 and the months 1 and 2 have a zero before them. */
function partsOf(day: LocalDate, language: Language): Facts {
  const [y = "", m = "", d = ""] = day.split("-");
  const written = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return { d, m: Number(m) < 3 ? m : String(Number(m)), y, written: written.format(new Date(`${day}T00:00:00Z`)) };
}

/** The words of a print over those that all papers share. */
async function readPrint(file: string): Promise<z.output<typeof shape>> {
  const [shared, print] = [await readFileOf("sheet.yaml"), await readFileOf(file)];
  return { ...print, words: { ...shared.words, ...print.words } };
}

/** With the words of the country's own file of that name in their place. */
async function readFileOf(file: string): Promise<z.output<typeof shape>> {
  const { value: shipped } = await readPackFile(`prints/${file}`, shape, packsFolder);
  const own = await readOwn(file, shape);
  if (own === undefined) return shipped;
  const papers = Object.entries(own.papers).map(
    ([paper, texts]) => [paper, { ...shipped.papers[paper], ...texts }] as const,
  );
  return {
    words: { ...shipped.words, ...own.words },
    earlier: earlierOf(shipped, own),
    papers: { ...shipped.papers, ...Object.fromEntries(papers) },
    relations: { ...shipped.relations, ...own.relations },
  };
}

/** What the country words otherwise was once printed as it is shipped. */
function earlierOf(shipped: z.output<typeof shape>, own: z.output<typeof shape>): Record<string, string[]> {
  const names = new Set([...Object.keys(own.words), ...Object.keys(shipped.earlier), ...Object.keys(own.earlier)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      [
        ...(own.words[name] === undefined ? [] : Object.values(shipped.words[name] ?? {})),
        ...(shipped.earlier[name] ?? []),
        ...(own.earlier[name] ?? []),
      ],
    ]),
  );
}

/** What the country's own packs have of a print; undefined where they have nothing of it. */
export async function readOwn<Shape extends z.ZodType>(file: string, of: Shape): Promise<z.output<Shape> | undefined> {
  const isOwn = countryPacks().href !== packsFolder.href && existsSync(new URL(`prints/${file}`, countryPacks()));
  return isOwn ? (await readPackFile(`prints/${file}`, of)).value : undefined;
}

export const fillIn = (text: string, facts: Facts): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? ""));

/** Sums with the decimals of the currency, without its unit. */
export function moneyFormat(language: Language): (amount: bigint) => string {
  const { currency } = country();
  const { decimals } = currency;
  const format = new Intl.NumberFormat(language === "en" ? "en" : "vi", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (amount) => format.format(writeAmount(amount, currency) as Intl.StringNumericLiteral);
}
