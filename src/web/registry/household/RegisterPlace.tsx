import { Select, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { residences } from "#programme/registry/household/household.ts";
import type { RegisterDraft } from "./register-draft.ts";
import { useEndpoint } from "#web/client.ts";
import { listAreas } from "#contract/area/area.ts";

export function RegisterPlace(props: {
  readonly draft: RegisterDraft;
  readonly communes: readonly { readonly areaId: string; readonly areaName: string }[];
  readonly onChange: (draft: RegisterDraft) => void;
  readonly errorAt: (field: string) => string | undefined;
}) {
  const { t } = useTranslation("registry/household");
  const { draft, onChange, errorAt } = props;
  const villages = useEndpoint(
    listAreas,
    { query: { parentId: draft.communeId } },
    { enabled: draft.communeId !== "" },
  );
  return (
    <Stack>
      <Select
        label={t("register.commune")}
        data={props.communes.map(({ areaId, areaName }) => ({ value: areaId, label: areaName }))}
        value={draft.communeId}
        allowDeselect={false}
        onChange={(communeId) => onChange({ ...draft, communeId: communeId ?? "", villageId: "" })}
        error={errorAt("communeId")}
      />
      <Select
        label={t("household.village")}
        searchable
        data={[
          { value: "", label: t("register.noVillage") },
          ...(villages.data?.rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name })),
        ]}
        value={draft.villageId}
        onChange={(villageId) => onChange({ ...draft, villageId: villageId ?? "" })}
      />
      <TextInput
        label={t("household.address")}
        value={draft.address}
        onChange={(event) => onChange({ ...draft, address: event.currentTarget.value })}
      />
      <Select
        label={t("household.residenceHead")}
        data={residences.map((value) => ({ value, label: t(`household.residence.${value}`) }))}
        value={draft.residence}
        allowDeselect={false}
        onChange={(residence) =>
          onChange({ ...draft, residence: residence === "temporary" ? "temporary" : "permanent" })
        }
      />
      <TextInput
        type="date"
        label={t("household.registeredOn")}
        value={draft.registeredOn}
        onChange={(event) => onChange({ ...draft, registeredOn: event.currentTarget.value })}
        error={errorAt("registeredOn")}
      />
    </Stack>
  );
}
