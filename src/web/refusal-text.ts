import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { useCodeWords } from "#web/code-words.ts";
import { useFormat } from "#web/format/use-format.ts";

export type FactFormat = {
  readonly number: (value: number) => string;
  readonly day: (day: NonNullable<ReturnType<typeof parseLocalDate>>) => string;
  readonly money: (amount: bigint) => string;
  readonly duration: (seconds: number) => string;
};

const sums = /(amount|remainder|balance|available|needed|asked|limit|total|sum|cost|funded|difference)$/i;

/** Facts as people write them: days with the day first; sums (decimal text under a name of money) and times to wait with their unit. */
export function writeFacts(facts: Refusal["facts"], format: FactFormat): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value === "number") return [name, name === "seconds" ? format.duration(value) : format.number(value)];
      const text = String(value);
      const day = parseLocalDate(text);
      if (day !== undefined) return [name, format.day(day)];
      return [name, sums.test(name) && /^-?\d+$/.test(text) ? format.money(BigInt(text)) : text];
    }),
  );
}

const coded = ["line", "kind", "indicator", "need", "source", "fundSource", "code"];

/** Facts that name something by its code, in words: a line of a plan is called by the code of what it is for. */
export function nameCodes(facts: Refusal["facts"], wordsOf: (code: string) => string): Refusal["facts"] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      coded.includes(name) && typeof value === "string" ? wordsOf(value) : value,
    ]),
  );
}

const refusalTexts = ["refusal", "table-refusal"];

/** Turns what the server refused into words (packs/locales/LANGUAGE/refusal.json, of files table-refusal.json); the code itself where there are none. */
export function useRefusalText(): (refusal: Pick<Refusal, "code" | "facts">) => string {
  const { t, i18n } = useTranslation(refusalTexts);
  const format = useFormat();
  const wordsOf = useCodeWords();
  return ({ code, facts }) => {
    const written = writeFacts(nameCodes(facts, wordsOf), format);
    return i18n.exists(code, { ns: refusalTexts }) ? t(code, { ...written, ns: refusalTexts }) : t("unknown", { code });
  };
}

/** The words for whatever was thrown: a refusal, a broken line, a fault. */
export function useErrorText(): (error: Error) => string {
  const { t } = useTranslation("refusal");
  const refusalText = useRefusalText();
  return (error) => {
    if (error instanceof ApiProblem) return refusalText(error.problem);
    if (isPartOfPageMissing(error)) return t("page_outdated");
    return error instanceof TypeError ? t("no_line") : t("internal");
  };
}

/** In the words of Chromium and Firefox, and of Safari: after an update the page asks for parts that are no longer there. */
function isPartOfPageMissing({ message }: Error): boolean {
  return /dynamically imported module|importing a module script/i.test(message);
}
