import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { tryBulkChange } from "#contract/registry/bulk.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** Rows of the file that cannot be done, each with its reason and remedy. */
export function BulkFaults({ outcome }: { readonly outcome: Output<typeof tryBulkChange> }) {
  const { t } = useTranslation("registry/bulk");
  const { number } = useFormat();
  if (outcome.faultyRows === 0) return null;
  return (
    <RowsSection
      title={t("faulty", { number: number(outcome.faultyRows) })}
      rows={outcome.faults}
      rowKey={(row) => String(row.rowNumber)}
      empty={{ why: t("nothing") }}
      exportName="faulty-rows"
      columns={[
        { key: "row", head: t("faultRow"), text: (row) => number(row.rowNumber), numeric: true, onPhone: true },
        { key: "column", head: t("faultColumn"), text: (row) => t(`column.${row.column}`), onPhone: true },
        { key: "value", head: t("faultValue"), text: (row) => (row.value === "" ? "–" : row.value), onPhone: true },
        { key: "why", head: t("faultWhy"), text: (row) => t(`fault.${row.reason}`), onPhone: true },
      ]}
    />
  );
}
