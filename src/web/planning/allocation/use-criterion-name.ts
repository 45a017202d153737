import { useTranslation } from "react-i18next";
import { indicatorOf, roleOfCriterion } from "#programme/planning/allocation/criteria.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { listStandards } from "#contract/review/standard.ts";
import { useNames } from "#web/names.ts";

type Indicator = { readonly code: string; readonly name: string };

/** Indicators of the standard that is in force, by name; none where nobody is signed in. */
export function useIndicators(enabled = true): readonly Indicator[] {
  const { language } = useFormat();
  const standards = useEndpoint(listStandards, {}, { enabled });
  const rows = standards.data?.rows.filter((one) => !one.draft && one.indicators.length > 0) ?? [];
  const latest = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return latest?.indicators.map(({ code, name }) => ({ code, name: name[language] })) ?? [];
}

/** What a criterion counts, in words. */
export function useCriterionName(indicators: readonly Indicator[]): (code: string) => string {
  const { t } = useTranslation("planning/allocation");
  const nameOf = useNames();
  return (code) => {
    const indicator = indicatorOf(code);
    const role = roleOfCriterion[code];
    if (role !== undefined) return nameOf("roles", role);
    if (indicator === undefined) return t(`criteria.${code}`);
    return t("criteria.lacking", { indicator: indicators.find((one) => one.code === indicator)?.name ?? indicator });
  };
}
