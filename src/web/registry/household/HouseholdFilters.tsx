import { Group, Select, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { noVillage } from "#programme/registry/household/household.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import { useEndpoint } from "#web/client.ts";
import { AsOfField } from "./AsOf.tsx";
import { useOwnCommunes } from "./use-own-communes.ts";
import { listAreas } from "#contract/area/area.ts";

export type HouseholdFilter = {
  readonly communeId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly class?: string | undefined;
  readonly group?: BeneficiaryGroup | undefined;
  readonly search?: string | undefined;
  readonly flag?: string | undefined;
  /** A past day; today when it is not given. */
  readonly on?: string | undefined;
};

const typingPause = 250;
const classCodes = ["poor", "near_poor", "average", "non_poor"] as const;

export function HouseholdFilters(props: {
  readonly filter: HouseholdFilter;
  readonly onFilter: (filter: HouseholdFilter) => void;
}) {
  const { t } = useTranslation("registry/household");
  const { filter, onFilter } = props;
  const [typed, type] = useState(filter.search ?? "");
  const { t: ts } = useTranslation("terms");
  const communes = useOwnCommunes();
  const villages = useEndpoint(
    listAreas,
    { query: { parentId: filter.communeId } },
    { enabled: filter.communeId !== undefined },
  );

  useEffect(() => {
    const search = typed.trim() === "" ? undefined : typed;
    if (search === filter.search) return undefined;
    const timer = setTimeout(() => onFilter({ ...filter, search }), typingPause);
    return () => clearTimeout(timer);
  }, [typed, filter, onFilter]);

  const options = (rows: readonly { readonly areaId: string; readonly name: string }[] | undefined) =>
    (rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name }));
  return (
    <Group align="end" grow preventGrowOverflow={false} wrap="wrap">
      <TextInput
        type="search"
        label={t("households.search")}
        description={t("households.searchHelp")}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Select
        label={t("households.commune")}
        placeholder={t("households.any")}
        searchable
        clearable
        data={communes.map(({ areaId, areaName }) => ({ value: areaId, label: areaName }))}
        value={filter.communeId ?? null}
        onChange={(communeId) => onFilter({ ...filter, communeId: communeId ?? undefined, villageId: undefined })}
      />
      {filter.communeId !== undefined && (
        <Select
          label={t("households.village")}
          placeholder={t("households.any")}
          searchable
          clearable
          data={[...options(villages.data?.rows), { value: noVillage, label: t("households.noVillage") }]}
          value={filter.villageId ?? null}
          onChange={(villageId) => onFilter({ ...filter, villageId: villageId ?? undefined })}
        />
      )}
      <Select
        label={t("households.class")}
        placeholder={t("households.any")}
        clearable
        data={classCodes.map((code) => ({ value: code, label: ts(`classes.${code}`) }))}
        value={filter.class ?? null}
        onChange={(code) => onFilter({ ...filter, class: code ?? undefined })}
      />
      <Select
        label={t("households.group")}
        placeholder={t("households.any")}
        clearable
        data={beneficiaryGroups.map((group) => ({ value: group, label: ts(`groups.${group}`) }))}
        value={filter.group ?? null}
        onChange={(code) => onFilter({ ...filter, group: beneficiaryGroups.find((group) => group === code) })}
      />
      <AsOfField on={filter.on} onOn={(on) => onFilter({ ...filter, on })} />
    </Group>
  );
}
