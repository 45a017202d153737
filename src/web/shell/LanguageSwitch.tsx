import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { languageNames, languages } from "#web/i18n/languages.ts";
import { speak } from "#web/i18n/start-i18n.ts";

export function LanguageSwitch() {
  const { t, i18n } = useTranslation("shell");
  return (
    <NativeSelect
      aria-label={t("shell.language")}
      value={i18n.language}
      onChange={(event) => void speak(event.currentTarget.value)}
      data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
    />
  );
}
