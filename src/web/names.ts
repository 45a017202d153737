import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { listNames } from "#contract/planning/names.ts";
import type { ClassRole } from "#programme/review/standard/class-role.ts";

type Names = Output<typeof listNames>;
/** What packs name by a code; the server gives the names of all packs that were ever loaded. */
export type NamedList = keyof Names["names"];
type Code = string | null | undefined;
export type NameOf = (list: NamedList, code: Code) => string;

/** The texts of the namespace "names", as `readNames` gives them to i18next: whole, since codes may hold its separators. */
export type NameTexts = Names["names"] & { readonly inUse: Names["classes"] };

/** The name of what a pack knows by a code; the code itself where no pack ever named it. A household without a class is not classified. */
export function useNames(): NameOf {
  const { i18n, t } = useTranslation(["names", "terms"]);
  const { language } = i18n;
  return useCallback(
    (list, code) => {
      if (code === null || code === undefined) return list === "classes" ? t("terms:unclassified") : "–";
      return namesIn(i18n.getResourceBundle(language, "names"))?.[list][code] ?? code;
    },
    [i18n, language, t],
  );
}

/** The classes of the standard in use, the neediest first, with what each counts as. */
export function useClasses() {
  const { i18n } = useTranslation("names");
  const inUse = namesIn(i18n.getResourceBundle(i18n.language, "names"))?.inUse ?? [];
  return {
    codes: inUse.map((one) => one.class),
    /** The class that counts as this; undefined where the standard has none. */
    codeOf: (role: ClassRole) => inUse.find(({ counts }) => counts === role)?.class,
    roleOf: (code: Code) => inUse.find((one) => one.class === code)?.counts,
    isListed: (code: Code) =>
      inUse.some((one) => one.class === code && (one.counts === "in_poverty" || one.counts === "near_poverty")),
  };
}

/** What i18next keeps is what `readNames` gave it. */
const namesIn = (bundle: unknown): NameTexts | undefined => (isNames(bundle) ? bundle : undefined);
const isNames = (bundle: unknown): bundle is NameTexts =>
  typeof bundle === "object" && bundle !== null && "inUse" in bundle;
