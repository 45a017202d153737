import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { useFormat } from "#web/format/use-format.ts";

type Household = Pick<Output<typeof getHousehold>, "class" | "escape" | "lowIncomeWorkers">;

/** The groups of beneficiaries beside the class, as facts of the household; what is unknown is said to be. */
export function useHouseholdGroups({ class: held, escape, lowIncomeWorkers }: Household) {
  const { t } = useTranslation("registry/household");
  const { day } = useFormat();
  const isBesideLists = held !== null && held !== "poor" && held !== "near_poor";
  if (!isBesideLists) return [];
  const shown = (on: typeof escape.since) => (on === null ? "–" : day(on));
  const window = { since: shown(escape.since), until: shown(escape.until) };
  const escaped = {
    newly_escaped: t("household.newlyEscapedUntil", window),
    ended: t("household.newlyEscapedEnded", window),
    unknown: t("household.newlyEscapedUnknown"),
    none: undefined,
  }[escape.state];
  const workers =
    lowIncomeWorkers === null
      ? t("household.lowIncomeUnknown")
      : lowIncomeWorkers === 0
        ? t("household.lowIncomeNone")
        : t("household.lowIncomeCount", { count: lowIncomeWorkers });
  return [
    ...(escaped === undefined ? [] : [{ label: t("household.newlyEscaped"), value: escaped }]),
    { label: t("household.lowIncomeWorkers"), value: workers },
  ];
}
