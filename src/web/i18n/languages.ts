export const languages = ["vi", "en", "id"] as const;
export type Language = (typeof languages)[number];

/** Each in its own name, so that anyone who cannot read the page finds their own. */
export const languageNames: Readonly<Record<Language, string>> = {
  vi: "Tiếng Việt",
  en: "English",
  id: "Bahasa Indonesia",
};

export function parseLanguage(text: string | null | undefined): Language | undefined {
  const main = text?.split("-")[0];
  return languages.find((language) => language === main);
}

/** The language that was chosen here, or the first that the reader's browser asks for, or Vietnamese. */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  return parseLanguage(chosen) ?? preferred.map(parseLanguage).find((language) => language !== undefined) ?? "vi";
}
