import type { FormField } from "./form.ts";
import type { Texts } from "#programme/review/standard/standard-pack.ts";

const yes: Texts = { vi: "Có", en: "Yes", id: "Ya" };
const no: Texts = { vi: "Không", en: "No", id: "Tidak" };
const nothing: Texts = { vi: "không trả lời", en: "not answered", id: "tidak dijawab" };

/** An answer as people read it: yes or no, the name of the value, the number with its unit. */
export function answerText(field: Pick<FormField, "unit" | "decimals" | "values">, value: unknown): Texts {
  if (value === undefined || value === null || value === "") return nothing;
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "number") {
    const { unit, decimals = 0 } = field;
    const shown = (value / 10 ** decimals).toFixed(decimals);
    const comma = shown.replace(".", ",");
    return {
      vi: `${comma}${unit === undefined ? "" : ` ${unit.vi}`}`,
      en: `${shown}${unit === undefined ? "" : ` ${unit.en}`}`,
      id: `${comma}${unit === undefined ? "" : ` ${unit.id}`}`,
    };
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return field.values?.[text] ?? { vi: text, en: text, id: text };
}
