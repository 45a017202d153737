import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readTargeting } from "#contract/evaluation/targeting.ts";
import { useShownText } from "#web/evaluation/measure/shown-text.ts";
import { useFormat } from "#web/format/use-format.ts";

type Figures = Omit<Output<typeof readTargeting>["kinds"][number]["groups"][number], "key" | "name">;

export function useTargetingColumns() {
  const { t } = useTranslation("evaluation/targeting");
  const { number } = useFormat();
  const { percent } = useShownText();
  const count = (key: "eligible" | "reached" | "unknown" | "served" | "outside") => ({
    key,
    head: t(`figures.${key}`),
    text: (row: Figures) => number(row[key]),
    numeric: true,
    onPhone: key === "eligible",
  });
  const rate = (key: "coverage" | "underCoverage" | "leakage") => ({
    key,
    head: t(`figures.${key}`),
    text: (row: Figures) => percent(row[key]),
    numeric: true,
    onPhone: key !== "underCoverage",
  });
  return [
    count("eligible"),
    count("reached"),
    rate("coverage"),
    rate("underCoverage"),
    count("served"),
    count("outside"),
    rate("leakage"),
    count("unknown"),
  ];
}
