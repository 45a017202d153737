import { useTranslation } from "react-i18next";
import { noVillage } from "#programme/registry/household/household.ts";
import { flagText } from "./flag-text.ts";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";
import { useEndpoint } from "#web/client.ts";
import { getArea } from "#contract/area/area.ts";
import { useNames } from "#web/names.ts";

/** The filter as a sentence: "poor households of Ba Tơ with somebody called Đào". */
export function useSentence(filter: HouseholdFilter): string {
  const { t, i18n } = useTranslation("registry/household");
  const { t: ts } = useTranslation("terms");
  const nameOf = useNames();
  const isInNone = filter.villageId === noVillage;
  const placeId = isInNone ? filter.communeId : (filter.villageId ?? filter.communeId);
  const place = useEndpoint(getArea, { params: { areaId: placeId ?? "" } }, { enabled: placeId !== undefined });
  return [
    filter.class === undefined
      ? t("households.sentence.all")
      : t("households.sentence.class", { class: nameOf("classes", filter.class).toLowerCase() }),
    ...(filter.group === undefined ? [] : [t("households.sentence.group", { group: ts(`groups.${filter.group}`) })]),
    ...(placeId === undefined || place.data === undefined
      ? []
      : [
          t("households.sentence.place", {
            place: i18n.language === "vi" ? within(place.data.fullName) : place.data.fullName,
          }),
        ]),
    ...(isInNone ? [t("households.sentence.noVillage")] : []),
    ...(filter.search === undefined ? [] : [t("households.sentence.search", { text: filter.search })]),
    ...(filter.flag === undefined ? [] : [t("households.sentence.flag", { flag: flagText(t, filter.flag) })]),
  ].join(" ");
}

/** "Xã Ba Tơ" within a sentence, as papers have it. */
const within = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
