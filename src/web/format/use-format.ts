import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { Suppressed } from "#kernel/suppression/shown-count.ts";
import type { Language } from "#web/i18n/languages.ts";
import { parseLanguage } from "#web/i18n/languages.ts";
import { formatDay, formatInstant, nameMonth, nameMonthOfYear, sayDay } from "./date.ts";
import { formatDuration } from "./duration.ts";
import { exactMoney, overviewMoney } from "./money.ts";
import type { MoneyFigure } from "./money.ts";
import { formatNumber, formatShare } from "./number.ts";

/** Figures, sums and days as people of the reader's language write them. */
export function useFormat() {
  const { t, i18n } = useTranslation("ui");
  const language: Language = parseLanguage(i18n.language) ?? "vi";
  return useMemo(() => {
    const sayMoney = ({ figure, unit }: MoneyFigure) => t(`money.${unit}`, { figure });
    return {
      language,
      /** A figure, or in words that it is suppressed. */
      number: (value: number | Suppressed, decimals?: number) =>
        value === suppressed ? t("suppressed") : formatNumber(language, value, decimals),
      share: (value: number, decimals?: number) => formatShare(language, value, decimals),
      day: formatDay,
      sayDay: (day: LocalDate, today?: LocalDate) => sayDay(language, day, today),
      monthOfYear: (day: LocalDate) => nameMonthOfYear(language, day),
      month: (month: number) => nameMonth(language, month),
      instant: formatInstant,
      duration: (seconds: number) => formatDuration(language, seconds),
      /** Exact, with its unit; or in words that it is suppressed. */
      money: (amount: bigint | Suppressed) =>
        amount === suppressed ? t("suppressed") : sayMoney(exactMoney(language, amount)),
      /** In millions or billions of the currency, with its unit. */
      moneyOverview: (amount: bigint) => sayMoney(overviewMoney(language, amount)),
      /** The exact figure alone: for a column whose head says the unit. */
      dong: (amount: bigint) => exactMoney(language, amount).figure,
    };
  }, [language, t]);
}
