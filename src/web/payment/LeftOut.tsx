import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listLeftOut } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { Money } from "#web/ui/Money.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useHindranceText } from "./use-hindrance-text.ts";

/** What of the activities of a batch is delivered and in no batch, as it is now: each with the reason, and the support where it can be mended. */
export function LeftOut({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const hindranceOf = useHindranceText();
  const rows = useEndpoint(listLeftOut, { params: { batchId } }).data?.leftOut;
  if (rows === undefined || rows.length === 0) return null;
  return (
    <RowsSection
      title={t("left.outside", { count: rows.length })}
      rows={rows}
      rowKey={(row) => row.supportId}
      empty={{ why: t("left.outsideNone") }}
      exportName="not-in-batch"
      columns={[
        {
          key: "household",
          head: t("terms:household"),
          text: (row) => row.headName ?? t("terms:unnamed"),
          cell: (row) => (
            <Anchor inherit href={paths.support(row.householdId, row.supportId)}>
              {row.headName ?? t("terms:unnamed")}
            </Anchor>
          ),
        },
        {
          key: "amount",
          head: t("terms:amount"),
          text: (row) => row.amount.toString(),
          cell: (row) => <Money amount={row.amount} />,
          numeric: true,
          onPhone: true,
        },
        { key: "reason", head: t("left.reason"), text: (row) => hindranceOf(row.code), onPhone: true },
      ]}
    />
  );
}
