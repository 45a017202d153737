import { Group, Select, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { postKinds } from "#programme/authority/post/post.ts";
import { officerStates } from "#programme/authority/post/recorded-post.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import type { OfficerFilter } from "./officer-filter.ts";

const typingPause = 250;

export function OfficerFilters({
  filter,
  onFilter,
}: {
  readonly filter: OfficerFilter;
  readonly onFilter: (filter: OfficerFilter) => void;
}) {
  const { t } = useTranslation("authority/post");
  const { t: tu } = useTranslation("ui");
  const [typed, type] = useState(filter.name ?? "");
  const communes = useOwnCommunes();
  useEffect(() => {
    const name = typed.trim() === "" ? undefined : typed;
    if (name === filter.name) return undefined;
    const timer = setTimeout(() => onFilter({ ...filter, name }), typingPause);
    return () => clearTimeout(timer);
  }, [typed, filter, onFilter]);
  return (
    <Group align="end" grow preventGrowOverflow={false} wrap="wrap">
      <TextInput
        type="search"
        label={t("list.search")}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Select
        label={t("list.area")}
        placeholder={t("list.any")}
        searchable
        clearable
        data={communes.map(({ areaId, areaName }) => ({ value: areaId, label: areaName }))}
        value={filter.areaId ?? null}
        onChange={(areaId) => onFilter({ ...filter, areaId: areaId ?? undefined })}
      />
      <Select
        label={t("list.post")}
        placeholder={t("list.any")}
        clearable
        data={postKinds.map((value) => ({ value, label: tu(`post.${value}`) }))}
        value={filter.post ?? null}
        onChange={(post) => onFilter({ ...filter, post: postKinds.find((kind) => kind === post) })}
      />
      <Select
        label={t("officer.state")}
        placeholder={t("list.any")}
        clearable
        data={officerStates.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={filter.state ?? null}
        onChange={(state) => onFilter({ ...filter, state: officerStates.find((one) => one === state) })}
      />
    </Group>
  );
}
