import { useTranslation } from "react-i18next";

/** Numbers, money and days as people of the language write them: 1.234,5 in vi and id, 1,234.5 in en; 05/09/2026. */
export function useFormat() {
  const { i18n, t } = useTranslation("stages");
  const language = i18n.language;
  const plain = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return {
    number: (value: number) => plain.format(value),
    share: (value: number | null, digits = 2) =>
      value === null
        ? "–"
        : new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
            value,
          ),
    money: (amount: bigint) => `${plain.format(amount)} ${t("dong")}`,
    roundMoney: (amount: bigint) => {
      const value = Number(amount);
      if (Math.abs(value) >= 1e9) return `${short.format(value / 1e9)} ${t("billion")}`;
      if (Math.abs(value) >= 1e6) return `${short.format(value / 1e6)} ${t("million")}`;
      return `${plain.format(amount)} ${t("dong")}`;
    },
    day: (day: string) => day.slice(0, 10).split("-").toReversed().join("/"),
  };
}
