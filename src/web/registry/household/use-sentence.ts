import { useTranslation } from "react-i18next";
import { noVillage } from "#programme/registry/household/household.ts";
import { flagText } from "./flag-text.ts";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";
import { useEndpoint } from "#web/client.ts";
import { getArea } from "#contract/area/area.ts";

/** The filter as a sentence: "poor households of Ba Tơ with somebody called Đào". */
export function useSentence(filter: HouseholdFilter): string {
  const { t } = useTranslation("registry/household");
  const { t: ts } = useTranslation("terms");
  const isInNone = filter.villageId === noVillage;
  const placeId = isInNone ? filter.communeId : (filter.villageId ?? filter.communeId);
  const place = useEndpoint(getArea, { params: { areaId: placeId ?? "" } }, { enabled: placeId !== undefined });
  return [
    filter.class === undefined
      ? t("households.sentence.all")
      : t("households.sentence.class", { class: ts(`classes.${filter.class}`).toLowerCase() }),
    ...(filter.group === undefined ? [] : [t("households.sentence.group", { group: ts(`groups.${filter.group}`) })]),
    ...(placeId === undefined || place.data === undefined
      ? []
      : [t("households.sentence.place", { place: place.data.fullName })]),
    ...(isInNone ? [t("households.sentence.noVillage")] : []),
    ...(filter.search === undefined ? [] : [t("households.sentence.search", { text: filter.search })]),
    ...(filter.flag === undefined ? [] : [t("households.sentence.flag", { flag: flagText(t, filter.flag) })]),
  ].join(" ");
}
