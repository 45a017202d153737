import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { leftOutRow } from "#contract/registry/import.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** Rows of a list that hold no household: which, why, and what they say. */
export function LeftOutRows({ rows }: { readonly rows: readonly z.output<typeof leftOutRow>[] }) {
  const { t } = useTranslation("registry/import");
  const { number } = useFormat();
  if (rows.length === 0) return null;
  return (
    <RowsSection
      title={t("import.leftOut")}
      rows={[...rows]}
      rowKey={(row) => `${row.file} ${row.rowNumber}`}
      empty={{ why: t("import.noQuarantine") }}
      exportName="left-out"
      columns={[
        {
          key: "row",
          head: t("import.row"),
          text: (row) =>
            `${t(`import.fileName.${row.file === "households" ? "households" : "people"}`)} ${number(row.rowNumber)}${row.lastRow > row.rowNumber ? `–${number(row.lastRow)}` : ""}`,
          onPhone: true,
        },
        {
          key: "reason",
          head: t("import.reasonHead"),
          text: (row) => t(`import.leftOutReason.${row.reason}`),
          onPhone: true,
        },
        { key: "text", head: t("import.raw"), text: (row) => row.text, onPhone: true },
      ]}
    />
  );
}
