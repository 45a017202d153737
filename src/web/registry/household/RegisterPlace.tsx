import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listAreas } from "#contract/area/area.ts";
import type { registerHousehold } from "#contract/registry/household.ts";
import { residences } from "#programme/registry/household/household.ts";
import { useEndpoint } from "#web/client.ts";
import type { ContractForm } from "#web/ui/field/use-contract-form.ts";

export function RegisterPlace(props: {
  readonly form: ContractForm<typeof registerHousehold>;
  readonly communes: readonly { readonly areaId: string; readonly areaName: string }[];
}) {
  const { t } = useTranslation("registry/household");
  const { Field, values } = props.form;
  const { communeId = "" } = values;
  const villages = useEndpoint(listAreas, { query: { parentId: communeId } }, { enabled: communeId !== "" });
  return (
    <Stack>
      <Field
        path="communeId"
        label={t("register.commune")}
        choices={props.communes.map(({ areaId, areaName }) => ({ value: areaId, label: areaName }))}
      />
      <Field
        path="villageId"
        label={t("household.village")}
        choices={(villages.data?.rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name }))}
      />
      <Field path="address" label={t("household.address")} />
      <Field
        path="residence"
        label={t("household.residenceHead")}
        choices={residences.map((value) => ({ value, label: t(`household.residence.${value}`) }))}
      />
      <Field path="registeredOn" label={t("household.registeredOn")} />
    </Stack>
  );
}
