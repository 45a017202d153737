import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getDuplicate } from "#contract/registry/duplicate.ts";
import { useFormat } from "#web/format/use-format.ts";

type Pair = Output<typeof getDuplicate>;

/** A pair in words: how likely it is one person, and each piece of evidence with what it speaks for. */
export function usePairText() {
  const { t } = useTranslation("registry/duplicate");
  const { number } = useFormat();
  const strength = (weight: number) => {
    if (Math.abs(weight) < 1) return t("evidence.little");
    const isFor = weight > 0;
    const isStrong = Math.abs(weight) >= 6;
    if (isFor) return t(isStrong ? "evidence.muchFor" : "evidence.for");
    return t(isStrong ? "evidence.muchAgainst" : "evidence.against");
  };
  return {
    likelihood: ({ foundBy, probability }: Pick<Pair, "foundBy" | "probability">) => {
      if (foundBy === "shared_number") return t("likelihood.shared");
      const percent = number(Math.floor((probability ?? 0) * 1000) / 10);
      return t("likelihood.of", { percent });
    },
    field: (field: string) => t(`field.${field}`),
    level: (level: string) => t(`level.${level.replaceAll(/[^a-z0-9]+/gi, "_")}`, { defaultValue: level }),
    weight: (weight: number | null) => (weight === null ? t("evidence.muchFor") : strength(weight)),
  };
}
