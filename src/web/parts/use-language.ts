import { useTranslation } from "react-i18next";

/** The language of the page, for texts that come in all three. */
export function useLanguage(): "vi" | "en" | "id" {
  const { language } = useTranslation().i18n;
  return language === "en" || language === "id" ? language : "vi";
}
