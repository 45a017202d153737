import { Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { tryImport } from "#contract/registry/import.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { birthText } from "#web/registry/household/birth-text.ts";
import { HeldRows } from "./HeldRows.tsx";
import { LeftOutRows } from "./LeftOutRows.tsx";
import { ImportCounts } from "./ImportCounts.tsx";

/** What an import would do: how many, the first households as the mapping understands them, the first rows that it holds back. */
export function ImportTrial({ tried }: { readonly tried: Output<typeof tryImport> }) {
  const { t } = useTranslation(["registry/household", "registry/import"]);
  const { number, day } = useFormat();
  const { counts, households, quarantine, leftOut } = tried;
  return (
    <Stack component="section" role="status">
      <Title order={2}>{t("registry/import:import.trial")}</Title>
      <ImportCounts counts={counts} formatNumber={number} />
      {households.length > 0 && (
        <RowsSection
          title={t("registry/import:import.understood")}
          rows={households}
          rowKey={(row) => row.key}
          empty={{ why: t("registry/import:import.empty") }}
          exportName="understood"
          columns={[
            { key: "key", head: t("registry/import:import.householdKey"), text: (row) => row.key },
            {
              key: "head",
              head: t("register.head"),
              text: (row) => row.headName ?? t("households.noName"),
              onPhone: true,
            },
            {
              key: "birth",
              head: t("person.birth"),
              text: (row) => birthText({ birthDate: row.headBirth, birthPrecision: row.headBirthPrecision }, t, day),
              onPhone: true,
            },
            {
              key: "people",
              head: t("registry/import:import.peopleCount"),
              text: (row) => number(row.people),
              numeric: true,
              onPhone: true,
            },
            { key: "address", head: t("household.address"), text: (row) => row.address ?? "" },
          ]}
        />
      )}
      {quarantine.length > 0 && <HeldRows title={t("registry/import:import.wouldHold")} rows={quarantine} />}
      <LeftOutRows rows={leftOut} />
    </Stack>
  );
}
