import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { refusals } from "#contract/refusals.ts";
import type { FactKind, Refusal } from "#kernel/refusal.ts";
import { useCodeWords } from "#web/code-words.ts";
import { formatDayOfYear } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";

export type FactFormat = {
  readonly number: (value: number) => string;
  readonly day: (day: NonNullable<ReturnType<typeof parseLocalDate>>) => string;
  readonly money: (amount: bigint) => string;
  readonly duration: (seconds: number) => string;
};

type Kinds = Readonly<Record<string, FactKind>>;

/** What the facts of a refusal are, as the table of its room declares them; nothing of a code that this page does not know yet. */
export function kindsOf(code: string): Kinds {
  const declared = refusals[code];
  return { ...declared?.facts, ...declared?.more };
}

/** Facts as people write them: days with the day first, sums and times to wait with their unit. */
export function writeFacts(facts: Refusal["facts"], format: FactFormat, kinds: Kinds): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value === "number")
        return [name, kinds[name] === "seconds" ? format.duration(value) : format.number(value)];
      return [name, writeText(String(value), format, kinds[name])];
    }),
  );
}

function writeText(text: string, format: FactFormat, kind: FactKind | undefined): string {
  if (kind === "money" && /^-?\d+$/.test(text)) return format.money(BigInt(text));
  if (kind === "day" && /^\d\d-\d\d$/.test(text)) return formatDayOfYear(text);
  const day = kind === "day" ? parseLocalDate(text) : undefined;
  return day === undefined ? text : format.day(day);
}

/** Facts that name something by its code, in words: a line of a plan is called by the code of what it is for. */
export function nameCodes(facts: Refusal["facts"], wordsOf: (code: string) => string, kinds: Kinds): Refusal["facts"] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      kinds[name] === "named" && typeof value === "string" ? wordsOf(value) : value,
    ]),
  );
}

const refusalTexts = [
  "refusal",
  "money-refusal",
  "delivery-refusal",
  "voice-refusal",
  "server-refusal",
  "table-refusal",
];

/** Turns what the server refused into words (packs/locales/LANGUAGE/refusal.json, of plans and money money-refusal.json, of production and value chains delivery-refusal.json, of listening voice-refusal.json,
 * of files table-refusal.json, of requests and the server itself server-refusal.json); the code itself where there are none. */
export function useRefusalText(): (refusal: Pick<Refusal, "code" | "facts">) => string {
  const { t, i18n } = useTranslation(refusalTexts);
  const format = useFormat();
  const wordsOf = useCodeWords();
  return ({ code, facts }) => {
    const kinds = kindsOf(code);
    const written = writeFacts(nameCodes(facts, wordsOf, kinds), format, kinds);
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
