/** How questions and answers of a form are written on paper. */
import type { Output } from "#contract/endpoint.ts";
import type { readReviewForm } from "#contract/review/survey.ts";
import type { Words } from "#server/platform/print/words.ts";

type Field = Output<typeof readReviewForm>["member"][number];

export function labelOf({ language }: Words, field: Field): string {
  const unit = field.unit === null ? "" : ` (${field.unit[language]})`;
  return `${field.label[language]}${unit}`;
}

/** Boxes of few answers share a line, those of many are below each other. */
const lettersOfLine = 40;

export function answerText(words: Words, field: Field, value: unknown, isBlank: boolean): string {
  const { language } = words;
  const options =
    field.type === "bool" ? [words.word("yes"), words.word("no_")] : field.values.map(({ name }) => name[language]);
  if (isBlank) {
    if (options.length === 0) return words.paper("form", "blankLine");
    const isShort = options.join("   ").length <= lettersOfLine;
    return options.map((one) => `□ ${one}`).join(isShort ? "      " : "\n");
  }
  if (value === undefined || value === null) return "–";
  if (typeof value === "boolean") return words.word(value ? "yes" : "no_");
  if (typeof value === "number") return measured(words, field, value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return field.values.find((one) => one.value === text)?.name[language] ?? text;
}

/** Figures are kept whole, in the smallest part that the form asks for: 12740 is printed as "127,4 m²". */
function measured(words: Words, { decimals, unit }: Field, value: number): string {
  const text = words.number(value / 10 ** decimals);
  return unit === null ? text : words.paper("form", "withUnit", { value: text, unit: unit[words.language] });
}
