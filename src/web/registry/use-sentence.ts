import { useTranslation } from "react-i18next";
import { getArea } from "#contract/registry.ts";
import { flagText } from "./flag-text.ts";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";
import { useAsk } from "#web/parts/use-ask.ts";

/** The filter as a sentence: "poor households of Ba Tơ with somebody called Đào". */
export function useSentence(
  filter: HouseholdFilter,
  classes: readonly { readonly code: string; readonly name: string }[],
): string {
  const { t } = useTranslation("registry");
  const placeId = filter.villageId ?? filter.communeId;
  const place = useAsk(getArea, { params: { areaId: placeId ?? "" } }, { enabled: placeId !== undefined });
  const name = classes.find(({ code }) => code === filter.class)?.name;
  return [
    name === undefined ? t("households.sentence.all") : t("households.sentence.class", { class: name.toLowerCase() }),
    ...(placeId === undefined || place.data === undefined
      ? []
      : [t("households.sentence.place", { place: place.data.fullName })]),
    ...(filter.search === undefined ? [] : [t("households.sentence.search", { text: filter.search })]),
    ...(filter.flag === undefined ? [] : [t("households.sentence.flag", { flag: flagText(t, filter.flag) })]),
  ].join(" ");
}
