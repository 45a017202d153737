import { useTranslation } from "react-i18next";
import type { Doubt } from "#programme/review/survey/answer-doubts.ts";
import { useFormat } from "#web/format/use-format.ts";

/** A doubt in words: what is usual, and that it is only asked again. */
export function useDoubtText(): (doubt: Doubt | undefined, unit?: string) => string | undefined {
  const { t } = useTranslation("review/evidence");
  const { number } = useFormat();
  return (doubt, unit = "") => {
    if (doubt === undefined) return undefined;
    const { from, to } = doubt.usual;
    return doubt.kind === "range"
      ? t("doubt.range", { from: number(from), to: number(to), unit }).trim()
      : t("doubt.age", { from: number(from), to: number(to), age: number(doubt.age) });
  };
}
