import i18next from "i18next";
import type { BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { currencyIn, readNames } from "./read-names.ts";
import { chooseLanguage, languages, parseLanguage } from "./languages.ts";
import type { Language } from "./languages.ts";

const kept = "vuon.language";
type Texts = Readonly<Record<string, unknown>>;
type LanguageTexts = {
  readonly shared: Readonly<Record<string, Texts>>;
  readonly rooms: Readonly<Record<string, () => Promise<{ readonly default: Texts }>>>;
};
const texts: Readonly<Record<Language, () => Promise<LanguageTexts>>> = {
  vi: () => import("./texts-vi.ts"),
  en: () => import("./texts-en.ts"),
  id: () => import("./texts-id.ts"),
};

/** Texts come when a page first needs them: a file a room and language; a namespace is named as its file, STAGE/ROOM. */
const backend: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: async (language: string, namespace: string) => {
    if (namespace === "names") return readNames(parseLanguage(language) ?? "vi");
    const { shared, rooms } = await texts[parseLanguage(language) ?? "vi"]();
    const path = `./${namespace}.json`;
    const found = shared[path] ?? (await rooms[path]?.())?.default;
    if (found === undefined) throw new Error(`no texts ${language}/${namespace}`);
    return found;
  },
};

export async function startI18n(): Promise<void> {
  const language = chooseLanguage(localStorage.getItem(kept), navigator.languages);
  // Texts that speak of money call it {{currency}}.
  const nameMoney = (now: string) => {
    i18next.options.interpolation = {
      ...i18next.options.interpolation,
      defaultVariables: { currency: currencyIn(now) },
    };
  };
  i18next.on("languageChanged", (now) => {
    document.documentElement.lang = now;
    nameMoney(now);
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: [...languages],
      fallbackLng: "vi",
      ns: [
        "names",
        "ui",
        "shell",
        "refusal",
        "money-refusal",
        "delivery-refusal",
        "voice-refusal",
        "server-refusal",
        "table-refusal",
      ],
      defaultNS: "ui",
      interpolation: { escapeValue: false, defaultVariables: {} },
      returnNull: false,
      react: { useSuspense: true },
    });
  nameMoney(language);
}

/** Speaks another language from now on, and at the next visit. */
export async function speak(language: string): Promise<void> {
  localStorage.setItem(kept, language);
  await i18next.changeLanguage(language);
}
