import { Group, Select, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { listAreas } from "#contract/registry.ts";
import { useAsk } from "#web/parts/use-ask.ts";

export type HouseholdFilter = {
  readonly communeId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly class?: string | undefined;
  readonly search?: string | undefined;
  readonly flag?: string | undefined;
};

const typingPause = 250;

export function HouseholdFilters(props: {
  readonly filter: HouseholdFilter;
  readonly onFilter: (filter: HouseholdFilter) => void;
  readonly provinceId: string;
  readonly classes: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation("registry");
  const { filter, onFilter } = props;
  const [typed, type] = useState(filter.search ?? "");
  const communes = useAsk(listAreas, { query: { parentId: props.provinceId } });
  const villages = useAsk(
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
        data={options(communes.data?.rows)}
        value={filter.communeId ?? null}
        onChange={(communeId) => onFilter({ ...filter, communeId: communeId ?? undefined, villageId: undefined })}
      />
      {filter.communeId !== undefined && (
        <Select
          label={t("households.village")}
          placeholder={t("households.any")}
          searchable
          clearable
          data={options(villages.data?.rows)}
          value={filter.villageId ?? null}
          onChange={(villageId) => onFilter({ ...filter, villageId: villageId ?? undefined })}
        />
      )}
      <Select
        label={t("households.class")}
        placeholder={t("households.any")}
        clearable
        data={props.classes.map(({ code, name }) => ({ value: code, label: name }))}
        value={filter.class ?? null}
        onChange={(code) => onFilter({ ...filter, class: code ?? undefined })}
      />
    </Group>
  );
}
