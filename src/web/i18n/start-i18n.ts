import i18next from "i18next";
import type { BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { chooseLanguage, languages } from "./languages.ts";

const kept = "vuon.language";
const files = import.meta.glob<Record<string, unknown>>("#packs/locales/*/*.json", { import: "default" });
const byName = new Map(Object.entries(files).map(([path, load]) => [path.split("/").slice(-2).join("/"), load]));

/** Texts come when a page first needs them: a file a stage and language. */
const backend: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: async (language: string, namespace: string) => {
    const load = byName.get(`${language}/${namespace}.json`);
    if (load === undefined) throw new Error(`no texts ${language}/${namespace}`);
    return load();
  },
};

export async function startI18n(): Promise<void> {
  const language = chooseLanguage(localStorage.getItem(kept), navigator.languages);
  i18next.on("languageChanged", (now) => {
    document.documentElement.lang = now;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: [...languages],
      fallbackLng: "vi",
      ns: ["ui", "refusal"],
      defaultNS: "ui",
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}

/** Speaks another language from now on, and at the next visit. */
export async function speak(language: string): Promise<void> {
  localStorage.setItem(kept, language);
  await i18next.changeLanguage(language);
}
