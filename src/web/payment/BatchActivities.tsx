import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";

/** The activities that a batch pays, with the share of each and the fund line that bears it. */
export function BatchActivities({ batch }: { readonly batch: Output<typeof getBatch> }) {
  const { t } = useTranslation(["payment/batch", "delivery/activity", "terms"]);
  const { number } = useFormat();
  return (
    <RowsSection
      title={t("activities.title")}
      rows={batch.activities}
      rowKey={(row) => row.activityId}
      hrefOf={(row) => paths.activity(row.activityId)}
      empty={{ why: "" }}
      exportName="batch-activities"
      columns={[
        { key: "title", head: t("delivery/activity:activity"), text: (row) => row.title },
        { key: "count", head: t("count"), text: (row) => number(row.count), numeric: true },
        {
          key: "amount",
          head: t("terms:amount"),
          text: (row) => row.amount.toString(),
          cell: (row) => <Money amount={row.amount} />,
          numeric: true,
          onPhone: true,
        },
        {
          key: "line",
          head: t("delivery/activity:fundLine"),
          text: (row) => row.fundLineId,
          cell: (row) => (
            <Anchor inherit href={paths.fundLine(row.fundLineId)}>
              {t("activities.openLine")}
            </Anchor>
          ),
        },
      ]}
    />
  );
}
