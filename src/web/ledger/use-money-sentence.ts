import { useTranslation } from "react-i18next";
import type { MoneySearch } from "./money-search.ts";
import { useComponentName } from "./use-component-name.ts";
import { useSourceName } from "./use-source-name.ts";

/** The filter read aloud: "money of Ba Tơ, budget year 2026, origin 2024, source Province budget". */
export function useMoneySentence(search: MoneySearch, area: string): string {
  const { t } = useTranslation("ledger/balance");
  const nameOf = useSourceName();
  const componentOf = useComponentName();
  const { year, originYear, fundSource, component, form } = search;
  return [
    form === undefined ? t("sentence.all", { area }) : t(`sentence.${form}`, { area }),
    ...(year === undefined ? [] : [t("sentence.year", { year })]),
    ...(originYear === undefined ? [] : [t("sentence.originYear", { year: originYear })]),
    ...(fundSource === undefined ? [] : [t("sentence.fundSource", { source: nameOf(fundSource) })]),
    ...(component === undefined ? [] : [t("sentence.component", { component: componentOf(component) })]),
  ].join(", ");
}
