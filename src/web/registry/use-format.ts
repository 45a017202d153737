import { useTranslation } from "react-i18next";

/** Numbers and days as people of the language write them. */
export function useFormat() {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return {
    number: (value: number) => number.format(value),
    day: (day: string) => day.split("-").toReversed().join("/"),
  };
}
