import { Checkbox, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { tryFiles } from "#contract/registry/import-file.ts";
import { useFormat } from "#web/format/use-format.ts";

type Village = Output<typeof tryFiles>["newVillages"][number];

/** Villages that the import would add: each is added only where the officer says so. */
export function NewVillages(props: {
  readonly villages: readonly Village[];
  readonly agreed: readonly Village[];
  readonly onAgree: (agreed: readonly Village[]) => void;
}) {
  const { t } = useTranslation("registry/import");
  const { number } = useFormat();
  const { villages, agreed, onAgree } = props;
  if (villages.length === 0) return null;
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("villages.title")}</Title>
      <Text>{t("villages.ask")}</Text>
      {villages.map((village) => (
        <Checkbox
          key={`${village.communeId} ${village.name}`}
          label={t("villages.one", { name: village.name, households: number(village.households) })}
          checked={agreed.includes(village)}
          onChange={({ currentTarget: { checked } }) =>
            onAgree(checked ? [...agreed, village] : agreed.filter((one) => one !== village))
          }
        />
      ))}
    </Stack>
  );
}
