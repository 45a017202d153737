import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { listVillages } from "#contract/area/village.ts";
import type { Disaggregation } from "#programme/planning/framework/programme-parts.ts";
import { areaClasses } from "#programme/area/area.ts";
import { useEndpoint } from "#web/client.ts";
import { isCommune, useMay } from "#web/session.ts";
import { listEthnicities } from "#contract/area/area.ts";
import type { getTarget } from "#contract/planning/target.ts";
import { useClasses, useNames } from "#web/names.ts";

type Choice = { readonly value: string; readonly label: string };

/** The groups that a target may be measured for alone, as `group=key`. */
export function useTargetGroups({
  disaggregations,
  areaId,
  planState,
}: Pick<Output<typeof getTarget>, "disaggregations" | "areaId" | "planState">): readonly Choice[] {
  const { t } = useTranslation("planning/framework");
  const { t: ts } = useTranslation(["codes", "terms"]);
  const { t: tr } = useTranslation("registry/household");
  const nameOf = useNames();
  const classes = useClasses();
  const may = useMay();
  const has = (group: Disaggregation) => planState === "draft" && disaggregations.some((one) => one === group);
  const villages = useEndpoint(
    listVillages,
    { params: { areaId } },
    { enabled: has("village") && isCommune(areaId) && may("registry.readHouseholds") },
  );
  const peoples = useEndpoint(listEthnicities, {}, { enabled: has("ethnicity_group") });
  const named = (keys: readonly string[], nameOf: (key: string) => string) =>
    keys.map((key) => ({ key, name: nameOf(key) }));
  const keysOf: Readonly<Record<Disaggregation, readonly { readonly key: string; readonly name: string }[]>> = {
    village: (villages.data?.rows ?? []).map((one) => ({ key: one.areaId, name: one.name })),
    setting: named(["rural", "urban"], (key) => ts(`settings.${key}`)),
    class: named(classes.codes, (key) => nameOf("classes", key)),
    area_class: named(areaClasses, (key) => t(`areaClasses.${key}`)),
    sex_of_head: named(["female", "male"], (key) => tr(`person.sex.${key}`)),
    ethnicity_group: (peoples.data?.rows ?? []).map(({ code, name }) => ({ key: code, name })),
  };
  return disaggregations.flatMap((group) =>
    keysOf[group].map(({ key, name }) => ({ value: `${group}=${key}`, label: `${t(`groups.${group}`)}: ${name}` })),
  );
}
