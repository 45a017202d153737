import { useTranslation } from "react-i18next";
import type { HazardWarning } from "#programme/delivery/production/hazards.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";

/** A warning in one sentence: the hazard, its level, the months, and what could be produced instead. */
export function useHazardText() {
  const { t } = useTranslation("delivery/production");
  const { month, number } = useFormat();
  const nameOf = useNames();
  return ({ hazard, level, months, alternatives }: HazardWarning): string => {
    const warning = t("hazard", {
      hazard: nameOf("hazards", hazard),
      level: number(level),
      months: months.map((one) => month(one)).join(", "),
    });
    const products = alternatives.map((one) => nameOf("products", one)).join(", ");
    return alternatives.length === 0 ? warning : `${warning} ${t("alternatives", { products })}`;
  };
}
