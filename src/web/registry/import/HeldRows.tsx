import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { listQuarantine } from "#contract/registry/import.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { ListBodyProps } from "#web/ui/list/ListBody.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { fieldText } from "#web/registry/household/flag-text.ts";

type HeldRow = RowOf<typeof listQuarantine>;

/** Rows that were held back: which, why, and what to do. The row as it stood is one click away. */
export function HeldRows({
  title,
  ...body
}: Pick<ListBodyProps<HeldRow>, "rows"> & Partial<ListBodyProps<HeldRow>> & { readonly title: string }) {
  const { t } = useTranslation(["registry/household", "registry/import"]);
  const { number } = useFormat();
  return (
    <RowsSection
      {...body}
      title={title}
      rowKey={(row) => `${row.file} ${row.rowNumber} ${row.field}`}
      empty={{ why: t("registry/import:import.noQuarantine") }}
      exportName="quarantine"
      columns={[
        {
          key: "row",
          head: t("registry/import:import.row"),
          text: (row) => `${t(`registry/import:import.fileName.${row.file}`)} ${number(row.rowNumber)}`,
        },
        { key: "household", head: t("registry/import:import.householdKey"), text: (row) => row.householdKey ?? "" },
        {
          key: "field",
          head: t("registry/import:import.field"),
          text: (row) => fieldText(t, row.field),
          onPhone: true,
        },
        {
          key: "reason",
          head: t("registry/import:import.reasonHead"),
          text: (row) => t(`registry/import:import.reason.${row.reason}`),
          cell: (row) => (
            <>
              {t(`registry/import:import.reason.${row.reason}`)}
              {row.beside !== null && (
                <Text size="sm">{t("registry/import:import.beside", { household: row.beside })}</Text>
              )}
              <details>
                <summary>{t("registry/import:import.raw")}</summary>
                <Text size="sm">
                  {Object.entries(row.raw)
                    .map(([column, value]) => `${column}: ${value}`)
                    .join("; ")}
                </Text>
              </details>
            </>
          ),
          onPhone: true,
        },
        {
          key: "remedy",
          head: t("registry/import:import.remedyHead"),
          text: (row) => t(`registry/import:import.remedy.${row.remedy}`),
          onPhone: true,
        },
      ]}
    />
  );
}
