import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listVouchers } from "#contract/treasury/voucher.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** Contracts, payment orders and settlements of a line of works, training or the like. */
export function VouchersSection({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const { t } = useTranslation("treasury/voucher");
  const { day } = useFormat();
  const found = useEndpoint(listVouchers, { params: { fundLineId } });
  if (found.error !== null) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data?.isPaidByBatches === true && found.data.rows.length === 0)
    return <Text c="dimmed">{t("byBatches")}</Text>;
  return (
    <RowsSection
      title={t("title")}
      rows={found.data?.rows ?? []}
      rowKey={(voucher) => voucher.voucherId}
      empty={{ why: t("none") }}
      exportName="vouchers"
      columns={[
        { key: "day", head: t("day"), text: (voucher) => day(voucher.bookedOn), onPhone: true },
        {
          key: "stage",
          head: t("stage"),
          text: (voucher) => `${t(`stages.${voucher.stage}`)}${voucher.isReversed ? ` (${t("reversed")})` : ""}`,
          onPhone: true,
        },
        { key: "document", head: t("document"), text: (voucher) => voucher.document },
        {
          key: "amount",
          head: t("amount"),
          text: (voucher) => voucher.amount.toString(),
          cell: (voucher) => <Money amount={voucher.amount} />,
          numeric: true,
          onPhone: true,
        },
        { key: "by", head: t("by"), text: (voucher) => voucher.recordedBy ?? "–" },
      ]}
    />
  );
}
