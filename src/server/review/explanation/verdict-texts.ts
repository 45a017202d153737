/** The verdict on a household in one sentence, in each language: for its page, its paper and the API. */
import { z } from "zod";
import { texts } from "#contract/values.ts";
import type { Verdict, VerdictFacts } from "#programme/review/explanation/verdict.ts";
import { verdictOf } from "#programme/review/explanation/verdict.ts";
import { country } from "#server/platform/country.ts";
import { countryPacks, packsFolder, readPackFile } from "#server/platform/pack-files.ts";
import { fillIn, moneyFormat, readOwn } from "#server/platform/print/words.ts";

const part = <Name extends string>(names: readonly [Name, ...Name[]]) => z.record(z.enum(names), texts);
const shape = z.object({
  opening: part(["plain", "changed", "escaped"]),
  income: part(["below", "above", "between", "fewPoints", "manyPoints"]),
  lacks: part(["atLeast", "fewer", "plain"]),
  sentence: part(["both", "income", "lacks", "despite"]),
});
type Texts = z.output<typeof texts>;

let read: { readonly of: string; readonly words: z.output<typeof shape> } | undefined;

async function readWords(): Promise<z.output<typeof shape>> {
  const of = countryPacks().href;
  if (read?.of !== of) {
    const own = await readOwn("verdict.yaml", shape);
    read = { of, words: own ?? (await readPackFile("prints/verdict.yaml", shape, packsFolder)).value };
  }
  return read.words;
}

export async function verdictTexts(
  facts: VerdictFacts & {
    readonly head: string;
    readonly className: Texts;
    readonly previousName: Texts | null;
    readonly indicators: number;
  },
): Promise<Texts> {
  const words = await readWords();
  const verdict = verdictOf(facts);
  return {
    vi: sentenceIn("vi", words, verdict, facts),
    en: sentenceIn("en", words, verdict, facts),
    id: sentenceIn("id", words, verdict, facts),
  };
}

function sentenceIn(
  language: "vi" | "en" | "id",
  words: z.output<typeof shape>,
  verdict: Verdict,
  facts: Parameters<typeof verdictTexts>[0],
): string {
  const money = moneyFormat(language);
  const within = (name: Texts | null) => (name === null ? "–" : lowered(name[language]));
  const { route, perPerson, limit, score, scoreLimit, averageLimit } = facts.income;
  const isScore = route === "score";
  const filled = {
    head: facts.head,
    class: within(facts.className),
    previous: within(facts.previousName),
    currency: country().currency.name[language],
    income: money(perPerson ?? 0n),
    limit: isScore ? String(scoreLimit ?? 0) : money(limit ?? 0n),
    average: money(averageLimit ?? 0n),
    score: score ?? 0,
    count: facts.lacks,
    of: facts.indicators,
    from: facts.lacksFrom ?? 0,
  };
  return fillIn(words.sentence[verdict.sentence][language], {
    opening: fillIn(words.opening[verdict.opening][language], filled),
    income: verdict.income === null ? "" : fillIn(words.income[verdict.income][language], filled),
    lacks: fillIn(words.lacks[verdict.lacks][language], filled),
  });
}

const lowered = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
